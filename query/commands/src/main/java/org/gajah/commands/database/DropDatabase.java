package org.gajah.commands.database;

import org.gajah.activity.statistics.StatisticsKey;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgShdepend;
import org.gajah.catalog.rows.PgSubscription;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.setting.DatabaseRoleSettings;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.DropdbStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.gajah.wal.WalInserter;

/// DROP DATABASE. Mirrors `dropdb` of `commands/dbcommands.c`.
public final class DropDatabase implements Command {
  private final DropdbStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public DropDatabase(DropdbStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    context.sql().block().preventInBlock(topLevel, "DROP DATABASE");
    boolean force = isForced();
    Completion done = Completion.of("DROP DATABASE");
    PgDatabase row = DatabaseNames.lock(definer, statement.dbname(), LockMode.ACCESS_EXCLUSIVE);
    if (row == null) {
      if (!statement.missing_ok()) {
        throw DatabaseNames.missing(statement.dbname());
      }
      definer.notice("database \"%s\" does not exist, skipping".formatted(statement.dbname()));
      return done;
    }
    requireDroppable(row);
    if (force) {
      new DatabaseUsers(definer).terminate(row);
    }
    new DatabaseUsers(definer).requireNone(row, "database \"%s\"".formatted(row.datname()));
    drop(row);
    context.process().transaction().forceSyncCommit();
    return done;
  }

  private boolean isForced() {
    boolean force = false;
    for (DefElem option : statement.options()) {
      if (!option.defname().equals("force")) {
        throw Definer.at(
            source.text(),
            option.location(),
            new PgException(
                SqlState.SYNTAX_ERROR,
                "unrecognized DROP DATABASE option \"%s\"".formatted(option.defname())));
      }
      force = true;
    }
    return force;
  }

  private void requireDroppable(PgDatabase row) {
    DatabaseNames.requireOwner(definer, row);
    if (row.datistemplate()) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, "cannot drop a template database");
    }
    if (row.oid() == definer.database()) {
      throw new PgException(SqlState.OBJECT_IN_USE, "cannot drop the currently open database");
    }
    int subscriptions = 0;
    for (PgSubscription each : definer.catalog().all(PgSubscription.TABLE)) {
      subscriptions += each.subdbid() == row.oid() ? 1 : 0;
    }
    if (subscriptions > 0) {
      throw new PgException(
              SqlState.OBJECT_IN_USE,
              "database \"%s\" is being used by logical replication subscription"
                  .formatted(row.datname()))
          .detail(
              subscriptions == 1
                  ? "There is 1 subscription."
                  : "There are %d subscriptions.".formatted(subscriptions));
    }
  }

  private void drop(PgDatabase row) {
    ObjectAddress address = ObjectAddress.of(PgDatabase.TABLE, row.oid());
    definer.comments().forgetShared(address);
    new DatabaseRoleSettings(definer).forgetDatabase(row.oid());
    definer.writer().deleteAll(PgShdepend.DEPENDER_INDEX, row.oid());
    definer.dependencies().forgetShared(address);
    definer.writer().delete(markInvalid(row.oid()));
    context.process().statistics().dropped(StatisticsKey.database(row.oid()));
    DatabaseFiles files = new DatabaseFiles(context, row.oid());
    files.dropPages();
    files.forget();
    // The checkpointer must not meet the files any more, and redo must not start before the end of
    // what was done to them.
    context.checkpoint(0);
    files.removeFolders();
    files.forget();
  }

  /// Says for good, whatever becomes of the transaction, that nobody may enter the database: from
  /// here on it is incomplete.
  private Found<PgDatabase> markInvalid(int oid) {
    WalInserter wal = context.process().wal();
    while (true) {
      Found<PgDatabase> found = definer.writer().locate(SysCache.DATABASEOID, oid);
      PgDatabase marked =
          RowEdit.of(PgDatabase.TABLE, found.row())
              .set(PgDatabase.ANUM_DATCONNLIMIT, DatabaseNames.INVALID)
              .row();
      if (definer.writer().overwrite(found, marked)) {
        wal.wal().flush(wal.lastEnd(), context.process().proc());
        return new Found<>(found.tid(), marked);
      }
    }
  }
}
