package org.gajah.analyzer.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.RangeVar;
import org.jspecify.annotations.Nullable;

/// Relations and their columns by name and number.
public final class Relations {
  private final AnalysisContext context;
  private final CatalogSource catalog;

  Relations(AnalysisContext context) {
    this.context = context;
    this.catalog = context.catalog();
  }

  public PgClass get(int oid) {
    return catalog.get(SysCache.RELOID, oid);
  }

  public @Nullable PgClass find(int oid) {
    return catalog.find(SysCache.RELOID, oid);
  }

  /// The relation of a name, or null.
  ///
  /// @throws PgException 3F000 when its schema is named and there is none
  public @Nullable PgClass find(RangeVar name) {
    checkDatabase(name);
    String schema = name.schemaname();
    if (name.relpersistence() == 't') {
      if (schema != null
          && context.lookups().types().findSchema(schema) != context.path().temporary()) {
        throw new PgException(
            SqlState.INVALID_TABLE_DEFINITION, "temporary tables cannot specify a schema name");
      }
      int temporary = context.path().temporary();
      return temporary == 0 ? null : catalog.find(SysCache.RELNAMENSP, name.relname(), temporary);
    }
    if (schema != null) {
      int oid = context.lookups().types().findSchema(schema);
      return oid == 0 ? null : catalog.find(SysCache.RELNAMENSP, name.relname(), oid);
    }
    return onPath(name.relname());
  }

  private void checkDatabase(RangeVar name) {
    String database = name.catalogname();
    if (database != null && !database.equals(context.database())) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cross-database references are not implemented: \"%s.%s.%s\""
              .formatted(database, name.schemaname(), name.relname()));
    }
  }

  /// The relation that a bare name means, or null.
  public @Nullable PgClass onPath(String name) {
    for (int schema : context.path().schemas()) {
      PgClass row = catalog.find(SysCache.RELNAMENSP, name, schema);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  public boolean isVisible(PgClass relation) {
    PgClass found = onPath(relation.relname());
    return found != null && found.oid() == relation.oid();
  }

  /// The columns of a relation by number, dropped ones included; without system columns.
  public List<PgAttribute> columns(int relation) {
    List<PgAttribute> columns = new ArrayList<>();
    for (PgAttribute column : catalog.list(SysCache.ATTNUM, relation)) {
      if (column.attnum() > 0) {
        columns.add(column);
      }
    }
    columns.sort(Comparator.comparingInt(PgAttribute::attnum));
    return columns;
  }

  /// A column by number, also of the system.
  public @Nullable PgAttribute column(int relation, int number) {
    return catalog.find(SysCache.ATTNUM, relation, (short) number);
  }

  /// A column by name that is not dropped, also of the system.
  public @Nullable PgAttribute column(int relation, String name) {
    PgAttribute column = catalog.find(SysCache.ATTNAME, relation, name);
    return column == null || column.attisdropped() ? null : column;
  }
}
