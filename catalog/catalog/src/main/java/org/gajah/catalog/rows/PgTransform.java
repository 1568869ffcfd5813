package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_transform`.
@Generated("CatalogFactsTest")
public record PgTransform(int oid, int trftype, int trflang, int trffromsql, int trftosql)
    implements CatalogRow {
  public static final CatalogTable<PgTransform> TABLE =
      new CatalogTable<>(
          "pg_transform",
          3576,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("trftype", 26, true),
              new CatalogColumn("trflang", 26, true),
              new CatalogColumn("trffromsql", 24, true),
              new CatalogColumn("trftosql", 24, true)),
          PgTransform::read);

  public static final CatalogIndex<PgTransform> OID_INDEX =
      new CatalogIndex<>("pg_transform_oid_index", 3574, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgTransform> TYPE_LANG_INDEX =
      new CatalogIndex<>("pg_transform_type_lang_index", 3575, true, false, TABLE, List.of(2, 3));

  public static final int ANUM_OID = 1;
  public static final int ANUM_TRFTYPE = 2;
  public static final int ANUM_TRFLANG = 3;
  public static final int ANUM_TRFFROMSQL = 4;
  public static final int ANUM_TRFTOSQL = 5;

  private static PgTransform read(RowSource row) {
    return new PgTransform(row.int4(1), row.int4(2), row.int4(3), row.int4(4), row.int4(5));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> trftype;
      case 3 -> trflang;
      case 4 -> trffromsql;
      case 5 -> trftosql;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
