package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_statistic_ext`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgStatisticExt(
    int oid,
    int stxrelid,
    String stxname,
    int stxnamespace,
    int stxowner,
    short[] stxkeys,
    @Nullable Short stxstattarget,
    char[] stxkind,
    @Nullable String stxexprs)
    implements CatalogRow {
  public static final CatalogTable<PgStatisticExt> TABLE =
      new CatalogTable<>(
          "pg_statistic_ext",
          3381,
          0,
          false,
          3439,
          3440,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("stxrelid", 26, true),
              new CatalogColumn("stxname", 19, true),
              new CatalogColumn("stxnamespace", 26, true),
              new CatalogColumn("stxowner", 26, true),
              new CatalogColumn("stxkeys", 22, true),
              new CatalogColumn("stxstattarget", 21, false),
              new CatalogColumn("stxkind", 1002, true),
              new CatalogColumn("stxexprs", 194, false)),
          PgStatisticExt::read);

  public static final CatalogIndex<PgStatisticExt> RELID_INDEX =
      new CatalogIndex<>("pg_statistic_ext_relid_index", 3379, false, false, TABLE, List.of(2));

  public static final CatalogIndex<PgStatisticExt> OID_INDEX =
      new CatalogIndex<>("pg_statistic_ext_oid_index", 3380, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgStatisticExt> NAME_INDEX =
      new CatalogIndex<>("pg_statistic_ext_name_index", 3997, true, false, TABLE, List.of(3, 4));

  public static final int ANUM_OID = 1;
  public static final int ANUM_STXRELID = 2;
  public static final int ANUM_STXNAME = 3;
  public static final int ANUM_STXNAMESPACE = 4;
  public static final int ANUM_STXOWNER = 5;
  public static final int ANUM_STXKEYS = 6;
  public static final int ANUM_STXSTATTARGET = 7;
  public static final int ANUM_STXKIND = 8;
  public static final int ANUM_STXEXPRS = 9;

  public static final char STATS_EXT_NDISTINCT = 'd';
  public static final char STATS_EXT_DEPENDENCIES = 'f';
  public static final char STATS_EXT_MCV = 'm';
  public static final char STATS_EXT_EXPRESSIONS = 'e';

  private static PgStatisticExt read(RowSource row) {
    return new PgStatisticExt(
        row.int4(1),
        row.int4(2),
        row.text(3),
        row.int4(4),
        row.int4(5),
        row.int2s(6),
        row.isNull(7) ? null : row.int2(7),
        row.letters(8),
        row.isNull(9) ? null : row.text(9));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> stxrelid;
      case 3 -> stxname;
      case 4 -> stxnamespace;
      case 5 -> stxowner;
      case 6 -> stxkeys;
      case 7 -> stxstattarget;
      case 8 -> stxkind;
      case 9 -> stxexprs;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
