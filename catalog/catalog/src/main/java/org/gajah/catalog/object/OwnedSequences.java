package org.gajah.catalog.object;

import java.util.ArrayList;
import java.util.List;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDepend;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.RelationOid;
import org.jspecify.annotations.Nullable;

/// The sequences that belong to columns: they depend on them, automatically where a column owns its
/// sequence (`serial`, OWNED BY), internally where it is the column's identity. Mirrors
/// `getOwnedSequences` and `getIdentitySequence` of `catalog/pg_depend.c`.
public final class OwnedSequences {
  private OwnedSequences() {}

  /// Those of all columns of a table.
  public static List<PgClass> ofTable(CatalogSource catalog, int table) {
    return sequences(
        catalog, catalog.scan(PgDepend.REFERENCE_INDEX, RelationOid.PG_CLASS, table), false);
  }

  /// The one of a column, or null where it has none.
  public static @Nullable PgClass ofColumn(CatalogSource catalog, int table, short column) {
    return first(sequences(catalog, dependents(catalog, table, column), false));
  }

  /// The one of a column that is an identity, or null where it is none.
  public static @Nullable PgClass ofIdentity(CatalogSource catalog, int table, short column) {
    return first(sequences(catalog, dependents(catalog, table, column), true));
  }

  private static List<PgDepend> dependents(CatalogSource catalog, int table, short column) {
    return catalog.scan(PgDepend.REFERENCE_INDEX, RelationOid.PG_CLASS, table, (int) column);
  }

  private static @Nullable PgClass first(List<PgClass> found) {
    return found.isEmpty() ? null : found.getFirst();
  }

  private static List<PgClass> sequences(
      CatalogSource catalog, List<PgDepend> dependents, boolean identities) {
    List<PgClass> result = new ArrayList<>();
    for (PgDepend row : dependents) {
      if (row.classid() == RelationOid.PG_CLASS
          && row.objsubid() == 0
          && row.refobjsubid() != 0
          && isOwner(row, identities)) {
        PgClass relation = catalog.find(SysCache.RELOID, row.objid());
        if (relation != null && relation.relkind() == PgClass.RELKIND_SEQUENCE) {
          result.add(relation);
        }
      }
    }
    return result;
  }

  private static boolean isOwner(PgDepend row, boolean identities) {
    return row.deptype() == DependencyType.INTERNAL.code()
        || (!identities && row.deptype() == DependencyType.AUTO.code());
  }
}
