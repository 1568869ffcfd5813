package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_largeobject_metadata`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgLargeobjectMetadata(int oid, int lomowner, AclItem @Nullable [] lomacl)
    implements CatalogRow {
  public static final CatalogTable<PgLargeobjectMetadata> TABLE =
      new CatalogTable<>(
          "pg_largeobject_metadata",
          2995,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("lomowner", 26, true),
              new CatalogColumn("lomacl", 1034, false)),
          PgLargeobjectMetadata::read);

  public static final CatalogIndex<PgLargeobjectMetadata> OID_INDEX =
      new CatalogIndex<>("pg_largeobject_metadata_oid_index", 2996, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_LOMOWNER = 2;
  public static final int ANUM_LOMACL = 3;

  private static PgLargeobjectMetadata read(RowSource row) {
    return new PgLargeobjectMetadata(row.int4(1), row.int4(2), row.isNull(3) ? null : row.acl(3));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> lomowner;
      case 3 -> lomacl;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
