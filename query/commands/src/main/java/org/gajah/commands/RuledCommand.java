package org.gajah.commands;

import org.gajah.nodes.UtilityStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// A command that is run only where the rules allow it.
///
/// @param inner what does the work
public record RuledCommand(UtilityStmt statement, Command inner, CommandContext context)
    implements Command {
  @Override
  public @Nullable RowShape shape() {
    return inner.shape();
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    CommandRules.check(
        statement,
        context.process().transaction().isReadOnly(),
        context.functions().session().inRecovery());
    return inner.run(sink, topLevel);
  }
}
