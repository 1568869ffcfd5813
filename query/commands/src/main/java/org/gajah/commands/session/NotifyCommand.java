package org.gajah.commands.session;

import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.NotifyStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// NOTIFY.
public record NotifyCommand(NotifyStmt statement, CommandContext context) implements Command {
  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    String payload = statement.payload();
    context.notifications().send(statement.conditionname(), payload == null ? "" : payload);
    return Completion.of("NOTIFY");
  }
}
