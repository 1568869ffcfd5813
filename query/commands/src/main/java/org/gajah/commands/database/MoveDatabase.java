package org.gajah.commands.database;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.RelFileLocator;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Placement;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.recovery.checkpoint.CheckpointFlags;
import org.gajah.recovery.cluster.DatabaseFolders;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.DatabaseRecord;

/// Moves a database to another default tablespace. Mirrors `movedb` of `commands/dbcommands.c`.
///
/// The files are copied; when the row that says where they are has been committed, the old ones are
/// removed in a transaction of its own.
final class MoveDatabase {
  private final Definer definer;
  private final CommandContext context;
  private final DatabaseFolders folders;

  MoveDatabase(Definer definer) {
    this.definer = definer;
    this.context = definer.context();
    this.folders = new DatabaseFolders(context.storage().storage().files());
  }

  void move(String name, String tablespaceName) {
    PgDatabase row = DatabaseNames.require(definer, name, LockMode.ACCESS_EXCLUSIVE);
    LockTag tag = LockTag.object(0, PgDatabase.TABLE.oid(), row.oid(), 0);
    context.process().locks().acquire(tag, LockMode.ACCESS_EXCLUSIVE, true, false);
    try {
      moveLocked(row, tablespaceName);
    } finally {
      context.process().locks().release(tag, LockMode.ACCESS_EXCLUSIVE, true);
    }
  }

  private void moveLocked(PgDatabase row, String tablespaceName) {
    DatabaseNames.requireOwner(definer, row);
    if (row.oid() == definer.database()) {
      throw new PgException(
          SqlState.OBJECT_IN_USE, "cannot change the tablespace of the currently open database");
    }
    Placement placement = new Placement(definer);
    int target = placement.tablespaceOid(tablespaceName, false);
    placement.requireCreate(target);
    if (target == RelFileLocator.GLOBAL_TABLESPACE) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "pg_global cannot be used as default tablespace");
    }
    int old = row.dattablespace();
    if (target == old) {
      return;
    }
    new DatabaseUsers(definer).requireNone(row, "database \"%s\"".formatted(row.datname()));
    DatabaseFiles files = new DatabaseFiles(context, row.oid());
    context.checkpoint(CheckpointFlags.FLUSH_ALL);
    files.dropPages();
    files.forget();
    requireEmpty(row, target, tablespaceName);
    copy(row, target);
    // Two transactions, so that the old files go only when it is certain that the new ones count.
    context.process().transaction().forceSyncCommit();
    context.sql().block().commitCommand();
    context.sql().block().startCommand();
    files.removeFolder(old);
  }

  private void requireEmpty(PgDatabase row, int target, String tablespaceName) {
    if (folders.isUsed(target, row.oid())) {
      throw new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "some relations of database \"%s\" are already in tablespace \"%s\""
                  .formatted(row.datname(), tablespaceName))
          .hint(
              "You must move them back to the database's default tablespace before using this"
                  + " command.");
    }
    if (folders.exists(target, row.oid())) {
      folders.remove(target, row.oid(), context.session().reporter());
    }
  }

  private void copy(PgDatabase row, int target) {
    try {
      folders.copy(row.dattablespace(), row.oid(), target, row.oid());
      WalInserter wal = context.process().wal();
      wal.begin();
      wal.insert(
          new DatabaseRecord.CreateFileCopy(row.oid(), target, row.oid(), row.dattablespace()),
          WalInserter.SPECIAL_RELATION_UPDATE);
      definer
          .writer()
          .update(
              definer.writer().locate(SysCache.DATABASEOID, row.oid()),
              RowEdit.of(PgDatabase.TABLE, row).set(PgDatabase.ANUM_DATTABLESPACE, target).row());
      // Redo must not copy again what is in the old place by then.
      context.checkpoint(0);
    } catch (Throwable fault) {
      folders.remove(target, row.oid(), context.session().reporter());
      throw fault;
    }
  }
}
