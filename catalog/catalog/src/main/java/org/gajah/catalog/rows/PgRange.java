package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_range`.
@Generated("CatalogFactsTest")
public record PgRange(
    int rngtypid,
    int rngsubtype,
    int rngmultitypid,
    int rngcollation,
    int rngsubopc,
    int rngcanonical,
    int rngsubdiff)
    implements CatalogRow {
  public static final CatalogTable<PgRange> TABLE =
      new CatalogTable<>(
          "pg_range",
          3541,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("rngtypid", 26, true),
              new CatalogColumn("rngsubtype", 26, true),
              new CatalogColumn("rngmultitypid", 26, true),
              new CatalogColumn("rngcollation", 26, true),
              new CatalogColumn("rngsubopc", 26, true),
              new CatalogColumn("rngcanonical", 24, true),
              new CatalogColumn("rngsubdiff", 24, true)),
          PgRange::read);

  public static final CatalogIndex<PgRange> RNGMULTITYPID_INDEX =
      new CatalogIndex<>("pg_range_rngmultitypid_index", 2228, true, false, TABLE, List.of(3));

  public static final CatalogIndex<PgRange> RNGTYPID_INDEX =
      new CatalogIndex<>("pg_range_rngtypid_index", 3542, true, true, TABLE, List.of(1));

  public static final int ANUM_RNGTYPID = 1;
  public static final int ANUM_RNGSUBTYPE = 2;
  public static final int ANUM_RNGMULTITYPID = 3;
  public static final int ANUM_RNGCOLLATION = 4;
  public static final int ANUM_RNGSUBOPC = 5;
  public static final int ANUM_RNGCANONICAL = 6;
  public static final int ANUM_RNGSUBDIFF = 7;

  private static PgRange read(RowSource row) {
    return new PgRange(
        row.int4(1), row.int4(2), row.int4(3), row.int4(4), row.int4(5), row.int4(6), row.int4(7));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> rngtypid;
      case 2 -> rngsubtype;
      case 3 -> rngmultitypid;
      case 4 -> rngcollation;
      case 5 -> rngsubopc;
      case 6 -> rngcanonical;
      case 7 -> rngsubdiff;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
