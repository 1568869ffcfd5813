package org.gajah.commands.object;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgShdepend;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogTable;

/// What depends on a role or a tablespace, for the one who wants to drop it. Mirrors
/// `checkSharedDependencies` of `catalog/pg_shdepend.c`.
public final class SharedDependents {
  private final Definer definer;

  public SharedDependents(Definer definer) {
    this.definer = definer;
  }

  /// A line for each object of this database and each shared one, then one for each other database.
  public List<String> lines(CatalogTable<?> catalog, int object) {
    List<String> lines = new ArrayList<>();
    TreeMap<Integer, Integer> others = new TreeMap<>(Integer::compareUnsigned);
    for (PgShdepend each : definer.dependencies().dependents(catalog, object)) {
      if (each.dbid() != Oid.INVALID && each.dbid() != definer.database()) {
        others.merge(each.dbid(), 1, Integer::sum);
      } else {
        ObjectAddress address = new ObjectAddress(each.classid(), each.objid(), each.objsubid());
        lines.add(relation(each.deptype()) + definer.descriptions().describe(address));
      }
    }
    others.forEach((database, count) ->
        lines.add(
            "%d object%s in database %s"
                .formatted(count, count == 1 ? "" : "s", databaseName(database))));
    return lines;
  }

  private static String relation(char type) {
    return switch (type) {
      case 'o' -> "owner of ";
      case 'a' -> "privileges for ";
      case 'i' -> "initial privileges for ";
      case 'r' -> "target of ";
      default -> "tablespace for ";
    };
  }

  private String databaseName(int oid) {
    PgDatabase row = definer.catalog().find(SysCache.DATABASEOID, oid);
    return row == null ? Oid.toString(oid) : row.datname();
  }
}
