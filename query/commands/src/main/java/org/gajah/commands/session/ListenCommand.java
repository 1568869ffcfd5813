package org.gajah.commands.session;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.ListenStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// LISTEN.
public record ListenCommand(ListenStmt statement, CommandContext context) implements Command {
  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    if (context.session().isStandalone()) {
      // Nobody would be told.
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot execute LISTEN within a background process");
    }
    context.notifications().listen(statement.conditionname());
    return Completion.of("LISTEN");
  }
}
