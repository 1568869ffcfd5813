package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_statistic`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgStatistic(
    int starelid,
    short staattnum,
    boolean stainherit,
    float stanullfrac,
    int stawidth,
    float stadistinct,
    short stakind1,
    short stakind2,
    short stakind3,
    short stakind4,
    short stakind5,
    int staop1,
    int staop2,
    int staop3,
    int staop4,
    int staop5,
    int stacoll1,
    int stacoll2,
    int stacoll3,
    int stacoll4,
    int stacoll5,
    float @Nullable [] stanumbers1,
    float @Nullable [] stanumbers2,
    float @Nullable [] stanumbers3,
    float @Nullable [] stanumbers4,
    float @Nullable [] stanumbers5,
    byte @Nullable [] stavalues1,
    byte @Nullable [] stavalues2,
    byte @Nullable [] stavalues3,
    byte @Nullable [] stavalues4,
    byte @Nullable [] stavalues5)
    implements CatalogRow {
  public static final CatalogTable<PgStatistic> TABLE =
      new CatalogTable<>(
          "pg_statistic",
          2619,
          0,
          false,
          2840,
          2841,
          List.of(
              new CatalogColumn("starelid", 26, true),
              new CatalogColumn("staattnum", 21, true),
              new CatalogColumn("stainherit", 16, true),
              new CatalogColumn("stanullfrac", 700, true),
              new CatalogColumn("stawidth", 23, true),
              new CatalogColumn("stadistinct", 700, true),
              new CatalogColumn("stakind1", 21, true),
              new CatalogColumn("stakind2", 21, true),
              new CatalogColumn("stakind3", 21, true),
              new CatalogColumn("stakind4", 21, true),
              new CatalogColumn("stakind5", 21, true),
              new CatalogColumn("staop1", 26, true),
              new CatalogColumn("staop2", 26, true),
              new CatalogColumn("staop3", 26, true),
              new CatalogColumn("staop4", 26, true),
              new CatalogColumn("staop5", 26, true),
              new CatalogColumn("stacoll1", 26, true),
              new CatalogColumn("stacoll2", 26, true),
              new CatalogColumn("stacoll3", 26, true),
              new CatalogColumn("stacoll4", 26, true),
              new CatalogColumn("stacoll5", 26, true),
              new CatalogColumn("stanumbers1", 1021, false),
              new CatalogColumn("stanumbers2", 1021, false),
              new CatalogColumn("stanumbers3", 1021, false),
              new CatalogColumn("stanumbers4", 1021, false),
              new CatalogColumn("stanumbers5", 1021, false),
              new CatalogColumn("stavalues1", 2277, false),
              new CatalogColumn("stavalues2", 2277, false),
              new CatalogColumn("stavalues3", 2277, false),
              new CatalogColumn("stavalues4", 2277, false),
              new CatalogColumn("stavalues5", 2277, false)),
          PgStatistic::read);

  public static final CatalogIndex<PgStatistic> RELID_ATT_INH_INDEX =
      new CatalogIndex<>(
          "pg_statistic_relid_att_inh_index", 2696, true, true, TABLE, List.of(1, 2, 3));

  public static final int ANUM_STARELID = 1;
  public static final int ANUM_STAATTNUM = 2;
  public static final int ANUM_STAINHERIT = 3;
  public static final int ANUM_STANULLFRAC = 4;
  public static final int ANUM_STAWIDTH = 5;
  public static final int ANUM_STADISTINCT = 6;
  public static final int ANUM_STAKIND1 = 7;
  public static final int ANUM_STAKIND2 = 8;
  public static final int ANUM_STAKIND3 = 9;
  public static final int ANUM_STAKIND4 = 10;
  public static final int ANUM_STAKIND5 = 11;
  public static final int ANUM_STAOP1 = 12;
  public static final int ANUM_STAOP2 = 13;
  public static final int ANUM_STAOP3 = 14;
  public static final int ANUM_STAOP4 = 15;
  public static final int ANUM_STAOP5 = 16;
  public static final int ANUM_STACOLL1 = 17;
  public static final int ANUM_STACOLL2 = 18;
  public static final int ANUM_STACOLL3 = 19;
  public static final int ANUM_STACOLL4 = 20;
  public static final int ANUM_STACOLL5 = 21;
  public static final int ANUM_STANUMBERS1 = 22;
  public static final int ANUM_STANUMBERS2 = 23;
  public static final int ANUM_STANUMBERS3 = 24;
  public static final int ANUM_STANUMBERS4 = 25;
  public static final int ANUM_STANUMBERS5 = 26;
  public static final int ANUM_STAVALUES1 = 27;
  public static final int ANUM_STAVALUES2 = 28;
  public static final int ANUM_STAVALUES3 = 29;
  public static final int ANUM_STAVALUES4 = 30;
  public static final int ANUM_STAVALUES5 = 31;

  public static final int STATISTIC_KIND_MCV = 1;
  public static final int STATISTIC_KIND_HISTOGRAM = 2;
  public static final int STATISTIC_KIND_CORRELATION = 3;
  public static final int STATISTIC_KIND_MCELEM = 4;
  public static final int STATISTIC_KIND_DECHIST = 5;
  public static final int STATISTIC_KIND_RANGE_LENGTH_HISTOGRAM = 6;
  public static final int STATISTIC_KIND_BOUNDS_HISTOGRAM = 7;

  private static PgStatistic read(RowSource row) {
    return new PgStatistic(
        row.int4(1),
        row.int2(2),
        row.bool(3),
        row.float4(4),
        row.int4(5),
        row.float4(6),
        row.int2(7),
        row.int2(8),
        row.int2(9),
        row.int2(10),
        row.int2(11),
        row.int4(12),
        row.int4(13),
        row.int4(14),
        row.int4(15),
        row.int4(16),
        row.int4(17),
        row.int4(18),
        row.int4(19),
        row.int4(20),
        row.int4(21),
        row.isNull(22) ? null : row.float4s(22),
        row.isNull(23) ? null : row.float4s(23),
        row.isNull(24) ? null : row.float4s(24),
        row.isNull(25) ? null : row.float4s(25),
        row.isNull(26) ? null : row.float4s(26),
        row.isNull(27) ? null : row.bytes(27),
        row.isNull(28) ? null : row.bytes(28),
        row.isNull(29) ? null : row.bytes(29),
        row.isNull(30) ? null : row.bytes(30),
        row.isNull(31) ? null : row.bytes(31));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> starelid;
      case 2 -> staattnum;
      case 3 -> stainherit;
      case 4 -> stanullfrac;
      case 5 -> stawidth;
      case 6 -> stadistinct;
      case 7 -> stakind1;
      case 8 -> stakind2;
      case 9 -> stakind3;
      case 10 -> stakind4;
      case 11 -> stakind5;
      case 12 -> staop1;
      case 13 -> staop2;
      case 14 -> staop3;
      case 15 -> staop4;
      case 16 -> staop5;
      case 17 -> stacoll1;
      case 18 -> stacoll2;
      case 19 -> stacoll3;
      case 20 -> stacoll4;
      case 21 -> stacoll5;
      case 22 -> stanumbers1;
      case 23 -> stanumbers2;
      case 24 -> stanumbers3;
      case 25 -> stanumbers4;
      case 26 -> stanumbers5;
      case 27 -> stavalues1;
      case 28 -> stavalues2;
      case 29 -> stavalues3;
      case 30 -> stavalues4;
      case 31 -> stavalues5;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
