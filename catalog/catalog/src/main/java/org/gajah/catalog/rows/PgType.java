package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_type`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgType(
    int oid,
    String typname,
    int typnamespace,
    int typowner,
    short typlen,
    boolean typbyval,
    char typtype,
    char typcategory,
    boolean typispreferred,
    boolean typisdefined,
    char typdelim,
    int typrelid,
    int typsubscript,
    int typelem,
    int typarray,
    int typinput,
    int typoutput,
    int typreceive,
    int typsend,
    int typmodin,
    int typmodout,
    int typanalyze,
    char typalign,
    char typstorage,
    boolean typnotnull,
    int typbasetype,
    int typtypmod,
    int typndims,
    int typcollation,
    @Nullable String typdefaultbin,
    @Nullable String typdefault,
    AclItem @Nullable [] typacl)
    implements CatalogRow {
  public static final CatalogTable<PgType> TABLE =
      new CatalogTable<>(
          "pg_type",
          1247,
          71,
          false,
          4171,
          4172,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("typname", 19, true),
              new CatalogColumn("typnamespace", 26, true),
              new CatalogColumn("typowner", 26, true),
              new CatalogColumn("typlen", 21, true),
              new CatalogColumn("typbyval", 16, true),
              new CatalogColumn("typtype", 18, true),
              new CatalogColumn("typcategory", 18, true),
              new CatalogColumn("typispreferred", 16, true),
              new CatalogColumn("typisdefined", 16, true),
              new CatalogColumn("typdelim", 18, true),
              new CatalogColumn("typrelid", 26, true),
              new CatalogColumn("typsubscript", 24, true),
              new CatalogColumn("typelem", 26, true),
              new CatalogColumn("typarray", 26, true),
              new CatalogColumn("typinput", 24, true),
              new CatalogColumn("typoutput", 24, true),
              new CatalogColumn("typreceive", 24, true),
              new CatalogColumn("typsend", 24, true),
              new CatalogColumn("typmodin", 24, true),
              new CatalogColumn("typmodout", 24, true),
              new CatalogColumn("typanalyze", 24, true),
              new CatalogColumn("typalign", 18, true),
              new CatalogColumn("typstorage", 18, true),
              new CatalogColumn("typnotnull", 16, true),
              new CatalogColumn("typbasetype", 26, true),
              new CatalogColumn("typtypmod", 23, true),
              new CatalogColumn("typndims", 23, true),
              new CatalogColumn("typcollation", 26, true),
              new CatalogColumn("typdefaultbin", 194, false),
              new CatalogColumn("typdefault", 25, false),
              new CatalogColumn("typacl", 1034, false)),
          PgType::read);

  public static final CatalogIndex<PgType> OID_INDEX =
      new CatalogIndex<>("pg_type_oid_index", 2703, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgType> TYPNAME_NSP_INDEX =
      new CatalogIndex<>("pg_type_typname_nsp_index", 2704, true, false, TABLE, List.of(2, 3));

  public static final int ANUM_OID = 1;
  public static final int ANUM_TYPNAME = 2;
  public static final int ANUM_TYPNAMESPACE = 3;
  public static final int ANUM_TYPOWNER = 4;
  public static final int ANUM_TYPLEN = 5;
  public static final int ANUM_TYPBYVAL = 6;
  public static final int ANUM_TYPTYPE = 7;
  public static final int ANUM_TYPCATEGORY = 8;
  public static final int ANUM_TYPISPREFERRED = 9;
  public static final int ANUM_TYPISDEFINED = 10;
  public static final int ANUM_TYPDELIM = 11;
  public static final int ANUM_TYPRELID = 12;
  public static final int ANUM_TYPSUBSCRIPT = 13;
  public static final int ANUM_TYPELEM = 14;
  public static final int ANUM_TYPARRAY = 15;
  public static final int ANUM_TYPINPUT = 16;
  public static final int ANUM_TYPOUTPUT = 17;
  public static final int ANUM_TYPRECEIVE = 18;
  public static final int ANUM_TYPSEND = 19;
  public static final int ANUM_TYPMODIN = 20;
  public static final int ANUM_TYPMODOUT = 21;
  public static final int ANUM_TYPANALYZE = 22;
  public static final int ANUM_TYPALIGN = 23;
  public static final int ANUM_TYPSTORAGE = 24;
  public static final int ANUM_TYPNOTNULL = 25;
  public static final int ANUM_TYPBASETYPE = 26;
  public static final int ANUM_TYPTYPMOD = 27;
  public static final int ANUM_TYPNDIMS = 28;
  public static final int ANUM_TYPCOLLATION = 29;
  public static final int ANUM_TYPDEFAULTBIN = 30;
  public static final int ANUM_TYPDEFAULT = 31;
  public static final int ANUM_TYPACL = 32;

  public static final char TYPTYPE_BASE = 'b';
  public static final char TYPTYPE_COMPOSITE = 'c';
  public static final char TYPTYPE_DOMAIN = 'd';
  public static final char TYPTYPE_ENUM = 'e';
  public static final char TYPTYPE_MULTIRANGE = 'm';
  public static final char TYPTYPE_PSEUDO = 'p';
  public static final char TYPTYPE_RANGE = 'r';
  public static final char TYPCATEGORY_INVALID = '\0';
  public static final char TYPCATEGORY_ARRAY = 'A';
  public static final char TYPCATEGORY_BOOLEAN = 'B';
  public static final char TYPCATEGORY_COMPOSITE = 'C';
  public static final char TYPCATEGORY_DATETIME = 'D';
  public static final char TYPCATEGORY_ENUM = 'E';
  public static final char TYPCATEGORY_GEOMETRIC = 'G';
  public static final char TYPCATEGORY_NETWORK = 'I';
  public static final char TYPCATEGORY_NUMERIC = 'N';
  public static final char TYPCATEGORY_PSEUDOTYPE = 'P';
  public static final char TYPCATEGORY_RANGE = 'R';
  public static final char TYPCATEGORY_STRING = 'S';
  public static final char TYPCATEGORY_TIMESPAN = 'T';
  public static final char TYPCATEGORY_USER = 'U';
  public static final char TYPCATEGORY_BITSTRING = 'V';
  public static final char TYPCATEGORY_UNKNOWN = 'X';
  public static final char TYPCATEGORY_INTERNAL = 'Z';
  public static final char TYPALIGN_CHAR = 'c';
  public static final char TYPALIGN_SHORT = 's';
  public static final char TYPALIGN_INT = 'i';
  public static final char TYPALIGN_DOUBLE = 'd';
  public static final char TYPSTORAGE_PLAIN = 'p';
  public static final char TYPSTORAGE_EXTERNAL = 'e';
  public static final char TYPSTORAGE_EXTENDED = 'x';
  public static final char TYPSTORAGE_MAIN = 'm';

  private static PgType read(RowSource row) {
    return new PgType(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int4(4),
        row.int2(5),
        row.bool(6),
        row.letter(7),
        row.letter(8),
        row.bool(9),
        row.bool(10),
        row.letter(11),
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
        row.int4(22),
        row.letter(23),
        row.letter(24),
        row.bool(25),
        row.int4(26),
        row.int4(27),
        row.int4(28),
        row.int4(29),
        row.isNull(30) ? null : row.text(30),
        row.isNull(31) ? null : row.text(31),
        row.isNull(32) ? null : row.acl(32));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> typname;
      case 3 -> typnamespace;
      case 4 -> typowner;
      case 5 -> typlen;
      case 6 -> typbyval;
      case 7 -> typtype;
      case 8 -> typcategory;
      case 9 -> typispreferred;
      case 10 -> typisdefined;
      case 11 -> typdelim;
      case 12 -> typrelid;
      case 13 -> typsubscript;
      case 14 -> typelem;
      case 15 -> typarray;
      case 16 -> typinput;
      case 17 -> typoutput;
      case 18 -> typreceive;
      case 19 -> typsend;
      case 20 -> typmodin;
      case 21 -> typmodout;
      case 22 -> typanalyze;
      case 23 -> typalign;
      case 24 -> typstorage;
      case 25 -> typnotnull;
      case 26 -> typbasetype;
      case 27 -> typtypmod;
      case 28 -> typndims;
      case 29 -> typcollation;
      case 30 -> typdefaultbin;
      case 31 -> typdefault;
      case 32 -> typacl;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
