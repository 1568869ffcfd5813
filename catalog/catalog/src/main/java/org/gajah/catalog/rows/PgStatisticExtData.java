package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_statistic_ext_data`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgStatisticExtData(
    int stxoid,
    boolean stxdinherit,
    byte @Nullable [] stxdndistinct,
    byte @Nullable [] stxddependencies,
    byte @Nullable [] stxdmcv,
    byte @Nullable [] stxdexpr)
    implements CatalogRow {
  public static final CatalogTable<PgStatisticExtData> TABLE =
      new CatalogTable<>(
          "pg_statistic_ext_data",
          3429,
          0,
          false,
          3430,
          3431,
          List.of(
              new CatalogColumn("stxoid", 26, true),
              new CatalogColumn("stxdinherit", 16, true),
              new CatalogColumn("stxdndistinct", 3361, false),
              new CatalogColumn("stxddependencies", 3402, false),
              new CatalogColumn("stxdmcv", 5017, false),
              new CatalogColumn("stxdexpr", 10028, false)),
          PgStatisticExtData::read);

  public static final CatalogIndex<PgStatisticExtData> STXOID_INH_INDEX =
      new CatalogIndex<>(
          "pg_statistic_ext_data_stxoid_inh_index", 3433, true, true, TABLE, List.of(1, 2));

  public static final int ANUM_STXOID = 1;
  public static final int ANUM_STXDINHERIT = 2;
  public static final int ANUM_STXDNDISTINCT = 3;
  public static final int ANUM_STXDDEPENDENCIES = 4;
  public static final int ANUM_STXDMCV = 5;
  public static final int ANUM_STXDEXPR = 6;

  private static PgStatisticExtData read(RowSource row) {
    return new PgStatisticExtData(
        row.int4(1),
        row.bool(2),
        row.isNull(3) ? null : row.bytes(3),
        row.isNull(4) ? null : row.bytes(4),
        row.isNull(5) ? null : row.bytes(5),
        row.isNull(6) ? null : row.bytes(6));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> stxoid;
      case 2 -> stxdinherit;
      case 3 -> stxdndistinct;
      case 4 -> stxddependencies;
      case 5 -> stxdmcv;
      case 6 -> stxdexpr;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
