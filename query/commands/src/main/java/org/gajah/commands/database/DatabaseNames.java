package org.gajah.commands.database;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.object.Definer;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Databases as commands name them. Mirrors `get_db_info` of `commands/dbcommands.c`.
final class DatabaseNames {
  /// `datconnlimit` of a database whose removal was interrupted.
  static final int INVALID = -2;

  private DatabaseNames() {}

  /// Finds a database, whatever becomes of it; null when there is none.
  static @Nullable PgDatabase find(Definer definer, String name) {
    List<PgDatabase> rows = definer.catalog().scan(PgDatabase.DATNAME_INDEX, name);
    return rows.isEmpty() ? null : rows.getFirst();
  }

  /// Finds and locks a database; when it was renamed meanwhile, whoever has the name now.
  ///
  /// @return null when there is none
  static @Nullable PgDatabase lock(Definer definer, String name, LockMode mode) {
    while (true) {
      PgDatabase named = find(definer, name);
      if (named == null) {
        return null;
      }
      definer.lock(PgDatabase.TABLE, named.oid(), mode);
      PgDatabase now = definer.catalog().find(SysCache.DATABASEOID, named.oid());
      if (now != null && now.datname().equals(name)) {
        return now;
      }
      definer
          .context()
          .process()
          .locks()
          .release(LockTag.object(0, PgDatabase.TABLE.oid(), named.oid(), 0), mode);
    }
  }

  /// The same for one that has to be there.
  ///
  /// @throws PgException 3D000
  static PgDatabase require(Definer definer, String name, LockMode mode) {
    PgDatabase row = lock(definer, name, mode);
    if (row == null) {
      throw missing(name);
    }
    return row;
  }

  static PgException missing(String name) {
    return new PgException(
        SqlState.UNDEFINED_DATABASE, "database \"%s\" does not exist".formatted(name));
  }

  static PgException exists(String name) {
    return new PgException(
        SqlState.DUPLICATE_DATABASE, "database \"%s\" already exists".formatted(name));
  }

  /// @throws PgException 42501 unless the user owns a database
  static void requireOwner(Definer definer, PgDatabase row) {
    definer.privileges().requireOwner(ObjectType.OBJECT_DATABASE, row.datdba(), row.datname());
  }
}
