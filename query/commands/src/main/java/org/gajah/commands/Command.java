package org.gajah.commands;

import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// A utility statement that is ready to run, once.
public interface Command {
  /// What rows it returns, or null when none. Changes nothing, and may be asked without the command
  /// being run.
  default @Nullable RowShape shape() {
    return null;
  }

  /// Runs it to its end.
  ///
  /// @param sink takes the rows, if it returns any
  /// @param topLevel whether the client asked for this statement itself, not a function
  Completion run(RowSink sink, boolean topLevel);
}
