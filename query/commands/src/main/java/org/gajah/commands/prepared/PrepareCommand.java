package org.gajah.commands.prepared;

import org.gajah.analyzer.StoredExpressions;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.nodes.PrepareStmt;
import org.gajah.nodes.RawStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.PreparedStatements;
import org.gajah.spi.RowSink;
import org.gajah.spi.SqlSession.Parameters;
import org.gajah.spi.Statement;

/// PREPARE.
public final class PrepareCommand implements Command {
  private final PrepareStmt statement;
  private final CommandSource source;
  private final CommandContext context;

  public PrepareCommand(PrepareStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    if (statement.name().isEmpty()) {
      throw new PgException(
          SqlState.INVALID_PSTATEMENT_DEFINITION, "invalid statement name: must not be empty");
    }
    StoredExpressions names = new StoredExpressions(context.analysis(), source.text());
    int[] types = statement.argtypes().stream().mapToInt(name -> names.type(name).type()).toArray();
    Statement prepared =
        context.prepare(new RawStmt(statement.query(), -1, 0), source.text(), Parameters.of(types));
    boolean kept = false;
    try {
      context
          .sql()
          .statements()
          .add(
              new PreparedStatements.Entry(
                  statement.name(),
                  prepared,
                  source.text(),
                  true,
                  context.session().statementTimestamp()));
      kept = true;
    } finally {
      if (!kept) {
        prepared.close();
      }
    }
    return Completion.of("PREPARE");
  }
}
