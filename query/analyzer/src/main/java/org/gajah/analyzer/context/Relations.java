package org.gajah.analyzer.context;

import java.util.List;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.Types;
import org.gajah.nodes.RangeVar;
import org.jspecify.annotations.Nullable;

/// Relations and their columns as rows of the catalogs.
public final class Relations {
  private final Names names;
  private final Types types;
  private final CatalogSource catalog;

  Relations(Names names, Types types) {
    this.names = names;
    this.types = types;
    this.catalog = types.catalog();
  }

  public PgClass get(int oid) {
    return catalog.get(SysCache.RELOID, oid);
  }

  public @Nullable PgClass find(int oid) {
    return catalog.find(SysCache.RELOID, oid);
  }

  /// The relation of a name, or null where there is none or not even the schema.
  public @Nullable PgClass find(RangeVar name) {
    int oid = names.relation(name, true);
    return oid == Oid.INVALID ? null : find(oid);
  }

  /// The columns of a relation by number, dropped ones included; without system columns.
  public List<PgAttribute> columns(int relation) {
    return types.attributes(relation);
  }

  /// A column by number, also of the system.
  public @Nullable PgAttribute column(int relation, int number) {
    return catalog.find(SysCache.ATTNUM, relation, (short) number);
  }

  /// A column by name that is not dropped, also of the system.
  public @Nullable PgAttribute column(int relation, String name) {
    return types.attribute(relation, name);
  }
}
