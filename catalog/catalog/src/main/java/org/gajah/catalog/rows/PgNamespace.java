package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_namespace`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgNamespace(int oid, String nspname, int nspowner, AclItem @Nullable [] nspacl)
    implements CatalogRow {
  public static final CatalogTable<PgNamespace> TABLE =
      new CatalogTable<>(
          "pg_namespace",
          2615,
          0,
          false,
          4163,
          4164,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("nspname", 19, true),
              new CatalogColumn("nspowner", 26, true),
              new CatalogColumn("nspacl", 1034, false)),
          PgNamespace::read);

  public static final CatalogIndex<PgNamespace> NSPNAME_INDEX =
      new CatalogIndex<>("pg_namespace_nspname_index", 2684, true, false, TABLE, List.of(2));

  public static final CatalogIndex<PgNamespace> OID_INDEX =
      new CatalogIndex<>("pg_namespace_oid_index", 2685, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_NSPNAME = 2;
  public static final int ANUM_NSPOWNER = 3;
  public static final int ANUM_NSPACL = 4;

  public static final int PG_CATALOG_NAMESPACE = 11;
  public static final int PG_TOAST_NAMESPACE = 99;
  public static final int PG_PUBLIC_NAMESPACE = 2200;

  private static PgNamespace read(RowSource row) {
    return new PgNamespace(
        row.int4(1), row.text(2), row.int4(3), row.isNull(4) ? null : row.acl(4));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> nspname;
      case 3 -> nspowner;
      case 4 -> nspacl;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
