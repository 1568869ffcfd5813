package org.gajah.commands.cursor;

import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.ClosePortalStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CLOSE.
public final class CloseCommand implements Command {
  private final ClosePortalStmt statement;
  private final CommandContext context;

  public CloseCommand(ClosePortalStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    String name = statement.portalname();
    if (name == null) {
      context.sql().portals().dropAll();
      return Completion.of("CLOSE CURSOR ALL");
    }
    context.sql().portals().drop(FetchCommand.cursor(context, name));
    return Completion.of("CLOSE CURSOR");
  }
}
