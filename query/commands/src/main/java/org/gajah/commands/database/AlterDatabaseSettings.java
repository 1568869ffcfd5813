package org.gajah.commands.database;

import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.setting.DatabaseRoleSettings;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.AlterDatabaseSetStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// ALTER DATABASE ... SET and RESET.
public final class AlterDatabaseSettings implements Command {
  private final AlterDatabaseSetStmt statement;
  private final Definer definer;

  public AlterDatabaseSettings(AlterDatabaseSetStmt statement, CommandContext context) {
    this.statement = statement;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    PgDatabase row = DatabaseNames.require(definer, statement.dbname(), LockMode.ACCESS_SHARE);
    DatabaseNames.requireOwner(definer, row);
    new DatabaseRoleSettings(definer).alter(row.oid(), Oid.INVALID, statement.setstmt());
    return Completion.of("ALTER DATABASE");
  }
}
