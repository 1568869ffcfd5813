package org.gajah.commands.database;

import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.AlterDatabaseRefreshCollStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// ALTER DATABASE ... REFRESH COLLATION VERSION.
public final class RefreshCollationVersion implements Command {
  private final AlterDatabaseRefreshCollStmt statement;
  private final Definer definer;

  public RefreshCollationVersion(AlterDatabaseRefreshCollStmt statement, CommandContext context) {
    this.statement = statement;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    PgDatabase row = DatabaseNames.find(definer, statement.dbname());
    if (row == null) {
      throw DatabaseNames.missing(statement.dbname());
    }
    DatabaseNames.requireOwner(definer, row);
    refresh(row, DatabaseLocale.version(row.datlocprovider(), row.datcollate(), row.datlocale()));
    return Completion.of("ALTER DATABASE");
  }

  private void refresh(PgDatabase row, @Nullable String now) {
    String before = row.datcollversion();
    if ((before == null) != (now == null)) {
      throw PgException.internal("invalid collation version change");
    }
    if (before == null || before.equals(now)) {
      definer.notice("version has not changed");
      return;
    }
    definer.notice("changing version from %s to %s".formatted(before, now));
    definer
        .writer()
        .update(
            definer.writer().locate(SysCache.DATABASEOID, row.oid()),
            RowEdit.of(PgDatabase.TABLE, row).set(PgDatabase.ANUM_DATCOLLVERSION, now).row());
  }
}
