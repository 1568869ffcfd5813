package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_proc`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgProc(
    int oid,
    String proname,
    int pronamespace,
    int proowner,
    int prolang,
    float procost,
    float prorows,
    int provariadic,
    int prosupport,
    char prokind,
    boolean prosecdef,
    boolean proleakproof,
    boolean proisstrict,
    boolean proretset,
    char provolatile,
    char proparallel,
    short pronargs,
    short pronargdefaults,
    int prorettype,
    int[] proargtypes,
    int @Nullable [] proallargtypes,
    char @Nullable [] proargmodes,
    String @Nullable [] proargnames,
    @Nullable String proargdefaults,
    int @Nullable [] protrftypes,
    String prosrc,
    @Nullable String probin,
    @Nullable String prosqlbody,
    String @Nullable [] proconfig,
    AclItem @Nullable [] proacl)
    implements CatalogRow {
  public static final CatalogTable<PgProc> TABLE =
      new CatalogTable<>(
          "pg_proc",
          1255,
          81,
          false,
          2836,
          2837,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("proname", 19, true),
              new CatalogColumn("pronamespace", 26, true),
              new CatalogColumn("proowner", 26, true),
              new CatalogColumn("prolang", 26, true),
              new CatalogColumn("procost", 700, true),
              new CatalogColumn("prorows", 700, true),
              new CatalogColumn("provariadic", 26, true),
              new CatalogColumn("prosupport", 24, true),
              new CatalogColumn("prokind", 18, true),
              new CatalogColumn("prosecdef", 16, true),
              new CatalogColumn("proleakproof", 16, true),
              new CatalogColumn("proisstrict", 16, true),
              new CatalogColumn("proretset", 16, true),
              new CatalogColumn("provolatile", 18, true),
              new CatalogColumn("proparallel", 18, true),
              new CatalogColumn("pronargs", 21, true),
              new CatalogColumn("pronargdefaults", 21, true),
              new CatalogColumn("prorettype", 26, true),
              new CatalogColumn("proargtypes", 30, true),
              new CatalogColumn("proallargtypes", 1028, false),
              new CatalogColumn("proargmodes", 1002, false),
              new CatalogColumn("proargnames", 1009, false),
              new CatalogColumn("proargdefaults", 194, false),
              new CatalogColumn("protrftypes", 1028, false),
              new CatalogColumn("prosrc", 25, true),
              new CatalogColumn("probin", 25, false),
              new CatalogColumn("prosqlbody", 194, false),
              new CatalogColumn("proconfig", 1009, false),
              new CatalogColumn("proacl", 1034, false)),
          PgProc::read);

  public static final CatalogIndex<PgProc> OID_INDEX =
      new CatalogIndex<>("pg_proc_oid_index", 2690, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgProc> PRONAME_ARGS_NSP_INDEX =
      new CatalogIndex<>(
          "pg_proc_proname_args_nsp_index", 2691, true, false, TABLE, List.of(2, 20, 3));

  public static final int ANUM_OID = 1;
  public static final int ANUM_PRONAME = 2;
  public static final int ANUM_PRONAMESPACE = 3;
  public static final int ANUM_PROOWNER = 4;
  public static final int ANUM_PROLANG = 5;
  public static final int ANUM_PROCOST = 6;
  public static final int ANUM_PROROWS = 7;
  public static final int ANUM_PROVARIADIC = 8;
  public static final int ANUM_PROSUPPORT = 9;
  public static final int ANUM_PROKIND = 10;
  public static final int ANUM_PROSECDEF = 11;
  public static final int ANUM_PROLEAKPROOF = 12;
  public static final int ANUM_PROISSTRICT = 13;
  public static final int ANUM_PRORETSET = 14;
  public static final int ANUM_PROVOLATILE = 15;
  public static final int ANUM_PROPARALLEL = 16;
  public static final int ANUM_PRONARGS = 17;
  public static final int ANUM_PRONARGDEFAULTS = 18;
  public static final int ANUM_PRORETTYPE = 19;
  public static final int ANUM_PROARGTYPES = 20;
  public static final int ANUM_PROALLARGTYPES = 21;
  public static final int ANUM_PROARGMODES = 22;
  public static final int ANUM_PROARGNAMES = 23;
  public static final int ANUM_PROARGDEFAULTS = 24;
  public static final int ANUM_PROTRFTYPES = 25;
  public static final int ANUM_PROSRC = 26;
  public static final int ANUM_PROBIN = 27;
  public static final int ANUM_PROSQLBODY = 28;
  public static final int ANUM_PROCONFIG = 29;
  public static final int ANUM_PROACL = 30;

  public static final char PROKIND_FUNCTION = 'f';
  public static final char PROKIND_AGGREGATE = 'a';
  public static final char PROKIND_WINDOW = 'w';
  public static final char PROKIND_PROCEDURE = 'p';
  public static final char PROVOLATILE_IMMUTABLE = 'i';
  public static final char PROVOLATILE_STABLE = 's';
  public static final char PROVOLATILE_VOLATILE = 'v';
  public static final char PROPARALLEL_SAFE = 's';
  public static final char PROPARALLEL_RESTRICTED = 'r';
  public static final char PROPARALLEL_UNSAFE = 'u';
  public static final char PROARGMODE_IN = 'i';
  public static final char PROARGMODE_OUT = 'o';
  public static final char PROARGMODE_INOUT = 'b';
  public static final char PROARGMODE_VARIADIC = 'v';
  public static final char PROARGMODE_TABLE = 't';

  private static PgProc read(RowSource row) {
    return new PgProc(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int4(4),
        row.int4(5),
        row.float4(6),
        row.float4(7),
        row.int4(8),
        row.int4(9),
        row.letter(10),
        row.bool(11),
        row.bool(12),
        row.bool(13),
        row.bool(14),
        row.letter(15),
        row.letter(16),
        row.int2(17),
        row.int2(18),
        row.int4(19),
        row.oids(20),
        row.isNull(21) ? null : row.oids(21),
        row.isNull(22) ? null : row.letters(22),
        row.isNull(23) ? null : row.texts(23),
        row.isNull(24) ? null : row.text(24),
        row.isNull(25) ? null : row.oids(25),
        row.text(26),
        row.isNull(27) ? null : row.text(27),
        row.isNull(28) ? null : row.text(28),
        row.isNull(29) ? null : row.texts(29),
        row.isNull(30) ? null : row.acl(30));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> proname;
      case 3 -> pronamespace;
      case 4 -> proowner;
      case 5 -> prolang;
      case 6 -> procost;
      case 7 -> prorows;
      case 8 -> provariadic;
      case 9 -> prosupport;
      case 10 -> prokind;
      case 11 -> prosecdef;
      case 12 -> proleakproof;
      case 13 -> proisstrict;
      case 14 -> proretset;
      case 15 -> provolatile;
      case 16 -> proparallel;
      case 17 -> pronargs;
      case 18 -> pronargdefaults;
      case 19 -> prorettype;
      case 20 -> proargtypes;
      case 21 -> proallargtypes;
      case 22 -> proargmodes;
      case 23 -> proargnames;
      case 24 -> proargdefaults;
      case 25 -> protrftypes;
      case 26 -> prosrc;
      case 27 -> probin;
      case 28 -> prosqlbody;
      case 29 -> proconfig;
      case 30 -> proacl;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
