package org.gajah.commands.session;

import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.UnlistenStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// UNLISTEN.
public record UnlistenCommand(UnlistenStmt statement, CommandContext context) implements Command {
  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    context.notifications().unlisten(statement.conditionname());
    return Completion.of("UNLISTEN");
  }
}
