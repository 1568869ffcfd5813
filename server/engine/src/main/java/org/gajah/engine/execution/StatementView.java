package org.gajah.engine.execution;

import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// What a statement sees, and whether it stands for itself.
///
/// @param seen null for what the session's next statement sees
/// @param crosscheck must see the rows that are changed, too; null for none
/// @param inner whether it is a part of the statement around it, with which its triggers fire
public record StatementView(@Nullable Snapshot seen, @Nullable Snapshot crosscheck, boolean inner) {
  /// A statement of its own that sees what the session's next statement sees.
  public static final StatementView OWN = new StatementView(null, null, false);

  /// A part of the statement around it that sees what the session's next statement sees.
  public static final StatementView INNER = new StatementView(null, null, true);
}
