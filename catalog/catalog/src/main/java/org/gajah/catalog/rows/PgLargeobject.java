package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_largeobject`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgLargeobject(int loid, int pageno, byte[] data) implements CatalogRow {
  public static final CatalogTable<PgLargeobject> TABLE =
      new CatalogTable<>(
          "pg_largeobject",
          2613,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("loid", 26, true),
              new CatalogColumn("pageno", 23, true),
              new CatalogColumn("data", 17, true)),
          PgLargeobject::read);

  public static final CatalogIndex<PgLargeobject> LOID_PN_INDEX =
      new CatalogIndex<>("pg_largeobject_loid_pn_index", 2683, true, true, TABLE, List.of(1, 2));

  public static final int ANUM_LOID = 1;
  public static final int ANUM_PAGENO = 2;
  public static final int ANUM_DATA = 3;

  private static PgLargeobject read(RowSource row) {
    return new PgLargeobject(row.int4(1), row.int4(2), row.bytes(3));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> loid;
      case 2 -> pageno;
      case 3 -> data;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
