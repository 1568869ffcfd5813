package org.gajah.commands.database;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.commands.object.Definer;
import org.gajah.locks.table.LockMode;

/// ALTER DATABASE ... RENAME TO.
public final class RenameDatabase {
  private RenameDatabase() {}

  /// Renames a database in which nobody is.
  public static void rename(Definer definer, String old, String name) {
    PgDatabase row = DatabaseNames.require(definer, old, LockMode.ACCESS_EXCLUSIVE);
    DatabaseNames.requireOwner(definer, row);
    if (!definer.roles().mayCreateDatabases(definer.user())) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to rename database");
    }
    if (DatabaseNames.find(definer, name) != null) {
      throw DatabaseNames.exists(name);
    }
    if (row.oid() == definer.database()) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "current database cannot be renamed");
    }
    new DatabaseUsers(definer).requireNone(row, "database \"%s\"".formatted(old));
    definer
        .writer()
        .update(
            definer.writer().locate(SysCache.DATABASEOID, row.oid()),
            RowEdit.of(PgDatabase.TABLE, row).set(PgDatabase.ANUM_DATNAME, name).row());
  }
}
