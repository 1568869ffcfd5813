package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_amproc`.
@Generated("CatalogFactsTest")
public record PgAmproc(
    int oid, int amprocfamily, int amproclefttype, int amprocrighttype, short amprocnum, int amproc)
    implements CatalogRow {
  public static final CatalogTable<PgAmproc> TABLE =
      new CatalogTable<>(
          "pg_amproc",
          2603,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("amprocfamily", 26, true),
              new CatalogColumn("amproclefttype", 26, true),
              new CatalogColumn("amprocrighttype", 26, true),
              new CatalogColumn("amprocnum", 21, true),
              new CatalogColumn("amproc", 24, true)),
          PgAmproc::read);

  public static final CatalogIndex<PgAmproc> FAM_PROC_INDEX =
      new CatalogIndex<>("pg_amproc_fam_proc_index", 2655, true, false, TABLE, List.of(2, 3, 4, 5));

  public static final CatalogIndex<PgAmproc> OID_INDEX =
      new CatalogIndex<>("pg_amproc_oid_index", 2757, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_AMPROCFAMILY = 2;
  public static final int ANUM_AMPROCLEFTTYPE = 3;
  public static final int ANUM_AMPROCRIGHTTYPE = 4;
  public static final int ANUM_AMPROCNUM = 5;
  public static final int ANUM_AMPROC = 6;

  private static PgAmproc read(RowSource row) {
    return new PgAmproc(
        row.int4(1), row.int4(2), row.int4(3), row.int4(4), row.int2(5), row.int4(6));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> amprocfamily;
      case 3 -> amproclefttype;
      case 4 -> amprocrighttype;
      case 5 -> amprocnum;
      case 6 -> amproc;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
