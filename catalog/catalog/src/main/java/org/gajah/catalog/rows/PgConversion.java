package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_conversion`.
@Generated("CatalogFactsTest")
public record PgConversion(
    int oid,
    String conname,
    int connamespace,
    int conowner,
    int conforencoding,
    int contoencoding,
    int conproc,
    boolean condefault)
    implements CatalogRow {
  public static final CatalogTable<PgConversion> TABLE =
      new CatalogTable<>(
          "pg_conversion",
          2607,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("conname", 19, true),
              new CatalogColumn("connamespace", 26, true),
              new CatalogColumn("conowner", 26, true),
              new CatalogColumn("conforencoding", 23, true),
              new CatalogColumn("contoencoding", 23, true),
              new CatalogColumn("conproc", 24, true),
              new CatalogColumn("condefault", 16, true)),
          PgConversion::read);

  public static final CatalogIndex<PgConversion> DEFAULT_INDEX =
      new CatalogIndex<>(
          "pg_conversion_default_index", 2668, true, false, TABLE, List.of(3, 5, 6, 1));

  public static final CatalogIndex<PgConversion> NAME_NSP_INDEX =
      new CatalogIndex<>("pg_conversion_name_nsp_index", 2669, true, false, TABLE, List.of(2, 3));

  public static final CatalogIndex<PgConversion> OID_INDEX =
      new CatalogIndex<>("pg_conversion_oid_index", 2670, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_CONNAME = 2;
  public static final int ANUM_CONNAMESPACE = 3;
  public static final int ANUM_CONOWNER = 4;
  public static final int ANUM_CONFORENCODING = 5;
  public static final int ANUM_CONTOENCODING = 6;
  public static final int ANUM_CONPROC = 7;
  public static final int ANUM_CONDEFAULT = 8;

  private static PgConversion read(RowSource row) {
    return new PgConversion(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int4(4),
        row.int4(5),
        row.int4(6),
        row.int4(7),
        row.bool(8));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> conname;
      case 3 -> connamespace;
      case 4 -> conowner;
      case 5 -> conforencoding;
      case 6 -> contoencoding;
      case 7 -> conproc;
      case 8 -> condefault;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
