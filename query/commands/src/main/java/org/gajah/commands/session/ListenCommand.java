package org.gajah.commands.session;

import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.ListenStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// LISTEN.
public record ListenCommand(ListenStmt statement, CommandContext context) implements Command {
  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    context.notifications().listen(statement.conditionname());
    return Completion.of("LISTEN");
  }
}
