package org.gajah.commands.session;

import org.gajah.base.error.PgException;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.ConstraintsSetStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// SET CONSTRAINTS.
public record ConstraintsCommand(ConstraintsSetStmt statement, CommandContext context)
    implements Command {
  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    context.sql().block().warnNoBlock(topLevel, "SET CONSTRAINTS");
    if (!statement.constraints().isEmpty()) {
      throw PgException.notBuilt("SET CONSTRAINTS of named constraints");
    }
    return Completion.of("SET CONSTRAINTS");
  }
}
