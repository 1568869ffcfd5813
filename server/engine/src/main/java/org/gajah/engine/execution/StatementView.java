package org.gajah.engine.execution;

import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// What a statement sees.
///
/// @param seen null for what the session's next statement sees
/// @param crosscheck must see the rows that are changed, too; null for none
public record StatementView(@Nullable Snapshot seen, @Nullable Snapshot crosscheck) {
  public static final StatementView USUAL = new StatementView(null, null);
}
