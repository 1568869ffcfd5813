package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_collation`.
@Generated("CatalogFactsTest")
public record PgCollation(
    int oid,
    String collname,
    int collnamespace,
    int collowner,
    char collprovider,
    boolean collisdeterministic,
    int collencoding,
    @Nullable String collcollate,
    @Nullable String collctype,
    @Nullable String colllocale,
    @Nullable String collicurules,
    @Nullable String collversion)
    implements CatalogRow {
  public static final CatalogTable<PgCollation> TABLE =
      new CatalogTable<>(
          "pg_collation",
          3456,
          0,
          false,
          6175,
          6176,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("collname", 19, true),
              new CatalogColumn("collnamespace", 26, true),
              new CatalogColumn("collowner", 26, true),
              new CatalogColumn("collprovider", 18, true),
              new CatalogColumn("collisdeterministic", 16, true),
              new CatalogColumn("collencoding", 23, true),
              new CatalogColumn("collcollate", 25, false),
              new CatalogColumn("collctype", 25, false),
              new CatalogColumn("colllocale", 25, false),
              new CatalogColumn("collicurules", 25, false),
              new CatalogColumn("collversion", 25, false)),
          PgCollation::read);

  public static final CatalogIndex<PgCollation> OID_INDEX =
      new CatalogIndex<>("pg_collation_oid_index", 3085, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgCollation> NAME_ENC_NSP_INDEX =
      new CatalogIndex<>(
          "pg_collation_name_enc_nsp_index", 3164, true, false, TABLE, List.of(2, 7, 3));

  public static final int ANUM_OID = 1;
  public static final int ANUM_COLLNAME = 2;
  public static final int ANUM_COLLNAMESPACE = 3;
  public static final int ANUM_COLLOWNER = 4;
  public static final int ANUM_COLLPROVIDER = 5;
  public static final int ANUM_COLLISDETERMINISTIC = 6;
  public static final int ANUM_COLLENCODING = 7;
  public static final int ANUM_COLLCOLLATE = 8;
  public static final int ANUM_COLLCTYPE = 9;
  public static final int ANUM_COLLLOCALE = 10;
  public static final int ANUM_COLLICURULES = 11;
  public static final int ANUM_COLLVERSION = 12;

  public static final char COLLPROVIDER_DEFAULT = 'd';
  public static final char COLLPROVIDER_BUILTIN = 'b';
  public static final char COLLPROVIDER_ICU = 'i';
  public static final char COLLPROVIDER_LIBC = 'c';
  public static final int DEFAULT_COLLATION_OID = 100;
  public static final int C_COLLATION_OID = 950;
  public static final int POSIX_COLLATION_OID = 951;

  private static PgCollation read(RowSource row) {
    return new PgCollation(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int4(4),
        row.letter(5),
        row.bool(6),
        row.int4(7),
        row.isNull(8) ? null : row.text(8),
        row.isNull(9) ? null : row.text(9),
        row.isNull(10) ? null : row.text(10),
        row.isNull(11) ? null : row.text(11),
        row.isNull(12) ? null : row.text(12));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> collname;
      case 3 -> collnamespace;
      case 4 -> collowner;
      case 5 -> collprovider;
      case 6 -> collisdeterministic;
      case 7 -> collencoding;
      case 8 -> collcollate;
      case 9 -> collctype;
      case 10 -> colllocale;
      case 11 -> collicurules;
      case 12 -> collversion;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
