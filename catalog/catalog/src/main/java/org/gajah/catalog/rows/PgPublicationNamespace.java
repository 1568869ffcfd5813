package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_publication_namespace`.
@Generated("CatalogFactsTest")
public record PgPublicationNamespace(int oid, int pnpubid, int pnnspid) implements CatalogRow {
  public static final CatalogTable<PgPublicationNamespace> TABLE =
      new CatalogTable<>(
          "pg_publication_namespace",
          6237,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("pnpubid", 26, true),
              new CatalogColumn("pnnspid", 26, true)),
          PgPublicationNamespace::read);

  public static final CatalogIndex<PgPublicationNamespace> OID_INDEX =
      new CatalogIndex<>("pg_publication_namespace_oid_index", 6238, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgPublicationNamespace> PNNSPID_PNPUBID_INDEX =
      new CatalogIndex<>(
          "pg_publication_namespace_pnnspid_pnpubid_index",
          6239,
          true,
          false,
          TABLE,
          List.of(3, 2));

  public static final int ANUM_OID = 1;
  public static final int ANUM_PNPUBID = 2;
  public static final int ANUM_PNNSPID = 3;

  private static PgPublicationNamespace read(RowSource row) {
    return new PgPublicationNamespace(row.int4(1), row.int4(2), row.int4(3));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> pnpubid;
      case 3 -> pnnspid;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
