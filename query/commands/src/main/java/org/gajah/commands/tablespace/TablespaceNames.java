package org.gajah.commands.tablespace;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Tablespaces as commands name them.
final class TablespaceNames {
  private TablespaceNames() {}

  /// The row of a tablespace; null when there is none.
  static @Nullable Found<PgTablespace> find(Definer definer, String name) {
    return definer.writer().find(PgTablespace.SPCNAME_INDEX, name);
  }

  /// @throws PgException 42704
  static Found<PgTablespace> require(Definer definer, String name) {
    Found<PgTablespace> found = find(definer, name);
    if (found == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "tablespace \"%s\" does not exist".formatted(name));
    }
    return found;
  }

  /// @throws PgException 42939 when a name is the system's, 42710 when it is taken
  static void requireFree(Definer definer, String name) {
    if (name.startsWith("pg_") && !definer.mayChangeCatalogs()) {
      throw new PgException(
              SqlState.RESERVED_NAME, "unacceptable tablespace name \"%s\"".formatted(name))
          .detail("The prefix \"pg_\" is reserved for system tablespaces.");
    }
    if (find(definer, name) != null) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT, "tablespace \"%s\" already exists".formatted(name));
    }
  }

  /// @throws PgException 42501 unless the user owns a tablespace
  static void requireOwner(Definer definer, PgTablespace row) {
    definer.privileges().requireOwner(ObjectType.OBJECT_TABLESPACE, row.spcowner(), row.spcname());
  }
}
