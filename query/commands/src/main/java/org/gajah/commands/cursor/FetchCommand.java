package org.gajah.commands.cursor;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.FetchStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.Portal;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// FETCH and MOVE.
public final class FetchCommand implements Command {
  private final FetchStmt statement;
  private final CommandContext context;

  public FetchCommand(FetchStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
  }

  @Override
  public @Nullable RowShape shape() {
    Portal portal = context.sql().portals().find(statement.portalname());
    return statement.ismove() || portal == null ? null : portal.shape();
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Portal portal = cursor(context, statement.portalname());
    long rows =
        portal.fetch(
            statement.direction(),
            statement.howMany(),
            statement.ismove() ? null : sink,
            context.sql().block().nestingLevel());
    return new Completion(statement.ismove() ? "MOVE" : "FETCH", rows);
  }

  /// The cursor of a name.
  ///
  /// @throws PgException 34000 when there is none
  static Portal cursor(CommandContext context, String name) {
    checkName(name);
    Portal portal = context.sql().portals().find(name);
    if (portal == null) {
      throw new PgException(SqlState.UNDEFINED_CURSOR, "cursor \"" + name + "\" does not exist");
    }
    return portal;
  }

  /// Says that a cursor may have a name.
  ///
  /// @throws PgException 34000 when it may not
  static void checkName(String name) {
    if (name.isEmpty()) {
      throw new PgException(SqlState.INVALID_CURSOR_NAME, "invalid cursor name: must not be empty");
    }
  }
}
