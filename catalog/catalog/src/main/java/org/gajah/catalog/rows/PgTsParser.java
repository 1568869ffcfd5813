package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_ts_parser`.
@Generated("CatalogFactsTest")
public record PgTsParser(
    int oid,
    String prsname,
    int prsnamespace,
    int prsstart,
    int prstoken,
    int prsend,
    int prsheadline,
    int prslextype)
    implements CatalogRow {
  public static final CatalogTable<PgTsParser> TABLE =
      new CatalogTable<>(
          "pg_ts_parser",
          3601,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("prsname", 19, true),
              new CatalogColumn("prsnamespace", 26, true),
              new CatalogColumn("prsstart", 24, true),
              new CatalogColumn("prstoken", 24, true),
              new CatalogColumn("prsend", 24, true),
              new CatalogColumn("prsheadline", 24, true),
              new CatalogColumn("prslextype", 24, true)),
          PgTsParser::read);

  public static final CatalogIndex<PgTsParser> PRSNAME_INDEX =
      new CatalogIndex<>("pg_ts_parser_prsname_index", 3606, true, false, TABLE, List.of(2, 3));

  public static final CatalogIndex<PgTsParser> OID_INDEX =
      new CatalogIndex<>("pg_ts_parser_oid_index", 3607, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_PRSNAME = 2;
  public static final int ANUM_PRSNAMESPACE = 3;
  public static final int ANUM_PRSSTART = 4;
  public static final int ANUM_PRSTOKEN = 5;
  public static final int ANUM_PRSEND = 6;
  public static final int ANUM_PRSHEADLINE = 7;
  public static final int ANUM_PRSLEXTYPE = 8;

  private static PgTsParser read(RowSource row) {
    return new PgTsParser(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int4(4),
        row.int4(5),
        row.int4(6),
        row.int4(7),
        row.int4(8));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> prsname;
      case 3 -> prsnamespace;
      case 4 -> prsstart;
      case 5 -> prstoken;
      case 6 -> prsend;
      case 7 -> prsheadline;
      case 8 -> prslextype;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
