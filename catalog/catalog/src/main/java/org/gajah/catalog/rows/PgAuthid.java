package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_authid`.
@Generated("CatalogFactsTest")
public record PgAuthid(
    int oid,
    String rolname,
    boolean rolsuper,
    boolean rolinherit,
    boolean rolcreaterole,
    boolean rolcreatedb,
    boolean rolcanlogin,
    boolean rolreplication,
    boolean rolbypassrls,
    int rolconnlimit,
    @Nullable String rolpassword,
    @Nullable Long rolvaliduntil)
    implements CatalogRow {
  public static final CatalogTable<PgAuthid> TABLE =
      new CatalogTable<>(
          "pg_authid",
          1260,
          2842,
          true,
          4175,
          4176,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("rolname", 19, true),
              new CatalogColumn("rolsuper", 16, true),
              new CatalogColumn("rolinherit", 16, true),
              new CatalogColumn("rolcreaterole", 16, true),
              new CatalogColumn("rolcreatedb", 16, true),
              new CatalogColumn("rolcanlogin", 16, true),
              new CatalogColumn("rolreplication", 16, true),
              new CatalogColumn("rolbypassrls", 16, true),
              new CatalogColumn("rolconnlimit", 23, true),
              new CatalogColumn("rolpassword", 25, false),
              new CatalogColumn("rolvaliduntil", 1184, false)),
          PgAuthid::read);

  public static final CatalogIndex<PgAuthid> ROLNAME_INDEX =
      new CatalogIndex<>("pg_authid_rolname_index", 2676, true, false, TABLE, List.of(2));

  public static final CatalogIndex<PgAuthid> OID_INDEX =
      new CatalogIndex<>("pg_authid_oid_index", 2677, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_ROLNAME = 2;
  public static final int ANUM_ROLSUPER = 3;
  public static final int ANUM_ROLINHERIT = 4;
  public static final int ANUM_ROLCREATEROLE = 5;
  public static final int ANUM_ROLCREATEDB = 6;
  public static final int ANUM_ROLCANLOGIN = 7;
  public static final int ANUM_ROLREPLICATION = 8;
  public static final int ANUM_ROLBYPASSRLS = 9;
  public static final int ANUM_ROLCONNLIMIT = 10;
  public static final int ANUM_ROLPASSWORD = 11;
  public static final int ANUM_ROLVALIDUNTIL = 12;

  public static final int BOOTSTRAP_SUPERUSERID = 10;
  public static final int ROLE_PG_DATABASE_OWNER = 6171;
  public static final int ROLE_PG_READ_ALL_DATA = 6181;
  public static final int ROLE_PG_WRITE_ALL_DATA = 6182;
  public static final int ROLE_PG_MONITOR = 3373;
  public static final int ROLE_PG_READ_ALL_SETTINGS = 3374;
  public static final int ROLE_PG_READ_ALL_STATS = 3375;
  public static final int ROLE_PG_STAT_SCAN_TABLES = 3377;
  public static final int ROLE_PG_READ_SERVER_FILES = 4569;
  public static final int ROLE_PG_WRITE_SERVER_FILES = 4570;
  public static final int ROLE_PG_EXECUTE_SERVER_PROGRAM = 4571;
  public static final int ROLE_PG_SIGNAL_BACKEND = 4200;
  public static final int ROLE_PG_CHECKPOINT = 4544;
  public static final int ROLE_PG_MAINTAIN = 6337;
  public static final int ROLE_PG_USE_RESERVED_CONNECTIONS = 4550;
  public static final int ROLE_PG_CREATE_SUBSCRIPTION = 6304;

  private static PgAuthid read(RowSource row) {
    return new PgAuthid(
        row.int4(1),
        row.text(2),
        row.bool(3),
        row.bool(4),
        row.bool(5),
        row.bool(6),
        row.bool(7),
        row.bool(8),
        row.bool(9),
        row.int4(10),
        row.isNull(11) ? null : row.text(11),
        row.isNull(12) ? null : row.int8(12));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> rolname;
      case 3 -> rolsuper;
      case 4 -> rolinherit;
      case 5 -> rolcreaterole;
      case 6 -> rolcreatedb;
      case 7 -> rolcanlogin;
      case 8 -> rolreplication;
      case 9 -> rolbypassrls;
      case 10 -> rolconnlimit;
      case 11 -> rolpassword;
      case 12 -> rolvaliduntil;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
