package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_database`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgDatabase(
    int oid,
    String datname,
    int datdba,
    int encoding,
    char datlocprovider,
    boolean datistemplate,
    boolean datallowconn,
    boolean dathasloginevt,
    int datconnlimit,
    int datfrozenxid,
    int datminmxid,
    int dattablespace,
    String datcollate,
    String datctype,
    @Nullable String datlocale,
    @Nullable String daticurules,
    @Nullable String datcollversion,
    AclItem @Nullable [] datacl)
    implements CatalogRow {
  public static final CatalogTable<PgDatabase> TABLE =
      new CatalogTable<>(
          "pg_database",
          1262,
          1248,
          true,
          4177,
          4178,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("datname", 19, true),
              new CatalogColumn("datdba", 26, true),
              new CatalogColumn("encoding", 23, true),
              new CatalogColumn("datlocprovider", 18, true),
              new CatalogColumn("datistemplate", 16, true),
              new CatalogColumn("datallowconn", 16, true),
              new CatalogColumn("dathasloginevt", 16, true),
              new CatalogColumn("datconnlimit", 23, true),
              new CatalogColumn("datfrozenxid", 28, true),
              new CatalogColumn("datminmxid", 28, true),
              new CatalogColumn("dattablespace", 26, true),
              new CatalogColumn("datcollate", 25, true),
              new CatalogColumn("datctype", 25, true),
              new CatalogColumn("datlocale", 25, false),
              new CatalogColumn("daticurules", 25, false),
              new CatalogColumn("datcollversion", 25, false),
              new CatalogColumn("datacl", 1034, false)),
          PgDatabase::read);

  public static final CatalogIndex<PgDatabase> DATNAME_INDEX =
      new CatalogIndex<>("pg_database_datname_index", 2671, true, false, TABLE, List.of(2));

  public static final CatalogIndex<PgDatabase> OID_INDEX =
      new CatalogIndex<>("pg_database_oid_index", 2672, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_DATNAME = 2;
  public static final int ANUM_DATDBA = 3;
  public static final int ANUM_ENCODING = 4;
  public static final int ANUM_DATLOCPROVIDER = 5;
  public static final int ANUM_DATISTEMPLATE = 6;
  public static final int ANUM_DATALLOWCONN = 7;
  public static final int ANUM_DATHASLOGINEVT = 8;
  public static final int ANUM_DATCONNLIMIT = 9;
  public static final int ANUM_DATFROZENXID = 10;
  public static final int ANUM_DATMINMXID = 11;
  public static final int ANUM_DATTABLESPACE = 12;
  public static final int ANUM_DATCOLLATE = 13;
  public static final int ANUM_DATCTYPE = 14;
  public static final int ANUM_DATLOCALE = 15;
  public static final int ANUM_DATICURULES = 16;
  public static final int ANUM_DATCOLLVERSION = 17;
  public static final int ANUM_DATACL = 18;

  public static final int TEMPLATE0_DB_OID = 4;
  public static final int POSTGRES_DB_OID = 5;
  public static final int TEMPLATE1_DB_OID = 1;

  private static PgDatabase read(RowSource row) {
    return new PgDatabase(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int4(4),
        row.letter(5),
        row.bool(6),
        row.bool(7),
        row.bool(8),
        row.int4(9),
        row.int4(10),
        row.int4(11),
        row.int4(12),
        row.text(13),
        row.text(14),
        row.isNull(15) ? null : row.text(15),
        row.isNull(16) ? null : row.text(16),
        row.isNull(17) ? null : row.text(17),
        row.isNull(18) ? null : row.acl(18));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> datname;
      case 3 -> datdba;
      case 4 -> encoding;
      case 5 -> datlocprovider;
      case 6 -> datistemplate;
      case 7 -> datallowconn;
      case 8 -> dathasloginevt;
      case 9 -> datconnlimit;
      case 10 -> datfrozenxid;
      case 11 -> datminmxid;
      case 12 -> dattablespace;
      case 13 -> datcollate;
      case 14 -> datctype;
      case 15 -> datlocale;
      case 16 -> daticurules;
      case 17 -> datcollversion;
      case 18 -> datacl;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
