package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_index`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgIndex(
    int indexrelid,
    int indrelid,
    short indnatts,
    short indnkeyatts,
    boolean indisunique,
    boolean indnullsnotdistinct,
    boolean indisprimary,
    boolean indisexclusion,
    boolean indimmediate,
    boolean indisclustered,
    boolean indisvalid,
    boolean indcheckxmin,
    boolean indisready,
    boolean indislive,
    boolean indisreplident,
    short[] indkey,
    int[] indcollation,
    int[] indclass,
    short[] indoption,
    @Nullable String indexprs,
    @Nullable String indpred)
    implements CatalogRow {
  public static final CatalogTable<PgIndex> TABLE =
      new CatalogTable<>(
          "pg_index",
          2610,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("indexrelid", 26, true),
              new CatalogColumn("indrelid", 26, true),
              new CatalogColumn("indnatts", 21, true),
              new CatalogColumn("indnkeyatts", 21, true),
              new CatalogColumn("indisunique", 16, true),
              new CatalogColumn("indnullsnotdistinct", 16, true),
              new CatalogColumn("indisprimary", 16, true),
              new CatalogColumn("indisexclusion", 16, true),
              new CatalogColumn("indimmediate", 16, true),
              new CatalogColumn("indisclustered", 16, true),
              new CatalogColumn("indisvalid", 16, true),
              new CatalogColumn("indcheckxmin", 16, true),
              new CatalogColumn("indisready", 16, true),
              new CatalogColumn("indislive", 16, true),
              new CatalogColumn("indisreplident", 16, true),
              new CatalogColumn("indkey", 22, true),
              new CatalogColumn("indcollation", 30, true),
              new CatalogColumn("indclass", 30, true),
              new CatalogColumn("indoption", 22, true),
              new CatalogColumn("indexprs", 194, false),
              new CatalogColumn("indpred", 194, false)),
          PgIndex::read);

  public static final CatalogIndex<PgIndex> INDRELID_INDEX =
      new CatalogIndex<>("pg_index_indrelid_index", 2678, false, false, TABLE, List.of(2));

  public static final CatalogIndex<PgIndex> INDEXRELID_INDEX =
      new CatalogIndex<>("pg_index_indexrelid_index", 2679, true, true, TABLE, List.of(1));

  public static final int ANUM_INDEXRELID = 1;
  public static final int ANUM_INDRELID = 2;
  public static final int ANUM_INDNATTS = 3;
  public static final int ANUM_INDNKEYATTS = 4;
  public static final int ANUM_INDISUNIQUE = 5;
  public static final int ANUM_INDNULLSNOTDISTINCT = 6;
  public static final int ANUM_INDISPRIMARY = 7;
  public static final int ANUM_INDISEXCLUSION = 8;
  public static final int ANUM_INDIMMEDIATE = 9;
  public static final int ANUM_INDISCLUSTERED = 10;
  public static final int ANUM_INDISVALID = 11;
  public static final int ANUM_INDCHECKXMIN = 12;
  public static final int ANUM_INDISREADY = 13;
  public static final int ANUM_INDISLIVE = 14;
  public static final int ANUM_INDISREPLIDENT = 15;
  public static final int ANUM_INDKEY = 16;
  public static final int ANUM_INDCOLLATION = 17;
  public static final int ANUM_INDCLASS = 18;
  public static final int ANUM_INDOPTION = 19;
  public static final int ANUM_INDEXPRS = 20;
  public static final int ANUM_INDPRED = 21;

  private static PgIndex read(RowSource row) {
    return new PgIndex(
        row.int4(1),
        row.int4(2),
        row.int2(3),
        row.int2(4),
        row.bool(5),
        row.bool(6),
        row.bool(7),
        row.bool(8),
        row.bool(9),
        row.bool(10),
        row.bool(11),
        row.bool(12),
        row.bool(13),
        row.bool(14),
        row.bool(15),
        row.int2s(16),
        row.oids(17),
        row.oids(18),
        row.int2s(19),
        row.isNull(20) ? null : row.text(20),
        row.isNull(21) ? null : row.text(21));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> indexrelid;
      case 2 -> indrelid;
      case 3 -> indnatts;
      case 4 -> indnkeyatts;
      case 5 -> indisunique;
      case 6 -> indnullsnotdistinct;
      case 7 -> indisprimary;
      case 8 -> indisexclusion;
      case 9 -> indimmediate;
      case 10 -> indisclustered;
      case 11 -> indisvalid;
      case 12 -> indcheckxmin;
      case 13 -> indisready;
      case 14 -> indislive;
      case 15 -> indisreplident;
      case 16 -> indkey;
      case 17 -> indcollation;
      case 18 -> indclass;
      case 19 -> indoption;
      case 20 -> indexprs;
      case 21 -> indpred;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
