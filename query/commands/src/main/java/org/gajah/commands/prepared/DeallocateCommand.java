package org.gajah.commands.prepared;

import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.DeallocateStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.PreparedStatements;
import org.gajah.spi.RowSink;

/// DEALLOCATE.
public final class DeallocateCommand implements Command {
  private final DeallocateStmt statement;
  private final CommandContext context;

  public DeallocateCommand(DeallocateStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    PreparedStatements statements = context.sql().statements();
    String name = statement.name();
    if (name == null) {
      statements.clear();
      return Completion.of("DEALLOCATE ALL");
    }
    statements.get(name);
    statements.remove(name);
    return Completion.of("DEALLOCATE");
  }
}
