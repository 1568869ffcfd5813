package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_subscription`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgSubscription(
    int oid,
    int subdbid,
    long subskiplsn,
    String subname,
    int subowner,
    boolean subenabled,
    boolean subbinary,
    char substream,
    char subtwophasestate,
    boolean subdisableonerr,
    boolean subpasswordrequired,
    boolean subrunasowner,
    boolean subfailover,
    String subconninfo,
    @Nullable String subslotname,
    String subsynccommit,
    String[] subpublications,
    @Nullable String suborigin)
    implements CatalogRow {
  public static final CatalogTable<PgSubscription> TABLE =
      new CatalogTable<>(
          "pg_subscription",
          6100,
          6101,
          true,
          4183,
          4184,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("subdbid", 26, true),
              new CatalogColumn("subskiplsn", 3220, true),
              new CatalogColumn("subname", 19, true),
              new CatalogColumn("subowner", 26, true),
              new CatalogColumn("subenabled", 16, true),
              new CatalogColumn("subbinary", 16, true),
              new CatalogColumn("substream", 18, true),
              new CatalogColumn("subtwophasestate", 18, true),
              new CatalogColumn("subdisableonerr", 16, true),
              new CatalogColumn("subpasswordrequired", 16, true),
              new CatalogColumn("subrunasowner", 16, true),
              new CatalogColumn("subfailover", 16, true),
              new CatalogColumn("subconninfo", 25, true),
              new CatalogColumn("subslotname", 19, false),
              new CatalogColumn("subsynccommit", 25, true),
              new CatalogColumn("subpublications", 1009, true),
              new CatalogColumn("suborigin", 25, false)),
          PgSubscription::read);

  public static final CatalogIndex<PgSubscription> OID_INDEX =
      new CatalogIndex<>("pg_subscription_oid_index", 6114, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgSubscription> SUBNAME_INDEX =
      new CatalogIndex<>("pg_subscription_subname_index", 6115, true, false, TABLE, List.of(2, 4));

  public static final int ANUM_OID = 1;
  public static final int ANUM_SUBDBID = 2;
  public static final int ANUM_SUBSKIPLSN = 3;
  public static final int ANUM_SUBNAME = 4;
  public static final int ANUM_SUBOWNER = 5;
  public static final int ANUM_SUBENABLED = 6;
  public static final int ANUM_SUBBINARY = 7;
  public static final int ANUM_SUBSTREAM = 8;
  public static final int ANUM_SUBTWOPHASESTATE = 9;
  public static final int ANUM_SUBDISABLEONERR = 10;
  public static final int ANUM_SUBPASSWORDREQUIRED = 11;
  public static final int ANUM_SUBRUNASOWNER = 12;
  public static final int ANUM_SUBFAILOVER = 13;
  public static final int ANUM_SUBCONNINFO = 14;
  public static final int ANUM_SUBSLOTNAME = 15;
  public static final int ANUM_SUBSYNCCOMMIT = 16;
  public static final int ANUM_SUBPUBLICATIONS = 17;
  public static final int ANUM_SUBORIGIN = 18;

  private static PgSubscription read(RowSource row) {
    return new PgSubscription(
        row.int4(1),
        row.int4(2),
        row.int8(3),
        row.text(4),
        row.int4(5),
        row.bool(6),
        row.bool(7),
        row.letter(8),
        row.letter(9),
        row.bool(10),
        row.bool(11),
        row.bool(12),
        row.bool(13),
        row.text(14),
        row.isNull(15) ? null : row.text(15),
        row.text(16),
        row.texts(17),
        row.isNull(18) ? null : row.text(18));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> subdbid;
      case 3 -> subskiplsn;
      case 4 -> subname;
      case 5 -> subowner;
      case 6 -> subenabled;
      case 7 -> subbinary;
      case 8 -> substream;
      case 9 -> subtwophasestate;
      case 10 -> subdisableonerr;
      case 11 -> subpasswordrequired;
      case 12 -> subrunasowner;
      case 13 -> subfailover;
      case 14 -> subconninfo;
      case 15 -> subslotname;
      case 16 -> subsynccommit;
      case 17 -> subpublications;
      case 18 -> suborigin;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
