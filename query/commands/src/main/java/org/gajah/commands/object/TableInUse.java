package org.gajah.commands.object;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.CommandContext;

/// Whether something of the own session still wants a table as it is. Mirrors `CheckTableNotInUse`.
public final class TableInUse {
  private TableInUse() {}

  /// @param command that wants to change it, as in messages: `ALTER TABLE`
  /// @throws PgException 55006 when triggers are still to fire for its rows
  public static void refuse(CommandContext context, int table, String command) {
    if (context.relations().triggers().hasPending(table)) {
      PgClass row = context.catalog().get(SysCache.RELOID, table);
      throw new PgException(
          SqlState.OBJECT_IN_USE,
          "cannot %s \"%s\" because it has pending trigger events"
              .formatted(command, row.relname()));
    }
  }
}
