package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_attribute`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgAttribute(
    int attrelid,
    String attname,
    int atttypid,
    short attlen,
    short attnum,
    int attcacheoff,
    int atttypmod,
    short attndims,
    boolean attbyval,
    char attalign,
    char attstorage,
    char attcompression,
    boolean attnotnull,
    boolean atthasdef,
    boolean atthasmissing,
    char attidentity,
    char attgenerated,
    boolean attisdropped,
    boolean attislocal,
    short attinhcount,
    int attcollation,
    @Nullable Short attstattarget,
    AclItem @Nullable [] attacl,
    String @Nullable [] attoptions,
    String @Nullable [] attfdwoptions,
    byte @Nullable [] attmissingval)
    implements CatalogRow {
  public static final CatalogTable<PgAttribute> TABLE =
      new CatalogTable<>(
          "pg_attribute",
          1249,
          75,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("attrelid", 26, true),
              new CatalogColumn("attname", 19, true),
              new CatalogColumn("atttypid", 26, true),
              new CatalogColumn("attlen", 21, true),
              new CatalogColumn("attnum", 21, true),
              new CatalogColumn("attcacheoff", 23, true),
              new CatalogColumn("atttypmod", 23, true),
              new CatalogColumn("attndims", 21, true),
              new CatalogColumn("attbyval", 16, true),
              new CatalogColumn("attalign", 18, true),
              new CatalogColumn("attstorage", 18, true),
              new CatalogColumn("attcompression", 18, true),
              new CatalogColumn("attnotnull", 16, true),
              new CatalogColumn("atthasdef", 16, true),
              new CatalogColumn("atthasmissing", 16, true),
              new CatalogColumn("attidentity", 18, true),
              new CatalogColumn("attgenerated", 18, true),
              new CatalogColumn("attisdropped", 16, true),
              new CatalogColumn("attislocal", 16, true),
              new CatalogColumn("attinhcount", 21, true),
              new CatalogColumn("attcollation", 26, true),
              new CatalogColumn("attstattarget", 21, false),
              new CatalogColumn("attacl", 1034, false),
              new CatalogColumn("attoptions", 1009, false),
              new CatalogColumn("attfdwoptions", 1009, false),
              new CatalogColumn("attmissingval", 2277, false)),
          PgAttribute::read);

  public static final CatalogIndex<PgAttribute> RELID_ATTNAM_INDEX =
      new CatalogIndex<>(
          "pg_attribute_relid_attnam_index", 2658, true, false, TABLE, List.of(1, 2));

  public static final CatalogIndex<PgAttribute> RELID_ATTNUM_INDEX =
      new CatalogIndex<>("pg_attribute_relid_attnum_index", 2659, true, true, TABLE, List.of(1, 5));

  public static final int ANUM_ATTRELID = 1;
  public static final int ANUM_ATTNAME = 2;
  public static final int ANUM_ATTTYPID = 3;
  public static final int ANUM_ATTLEN = 4;
  public static final int ANUM_ATTNUM = 5;
  public static final int ANUM_ATTCACHEOFF = 6;
  public static final int ANUM_ATTTYPMOD = 7;
  public static final int ANUM_ATTNDIMS = 8;
  public static final int ANUM_ATTBYVAL = 9;
  public static final int ANUM_ATTALIGN = 10;
  public static final int ANUM_ATTSTORAGE = 11;
  public static final int ANUM_ATTCOMPRESSION = 12;
  public static final int ANUM_ATTNOTNULL = 13;
  public static final int ANUM_ATTHASDEF = 14;
  public static final int ANUM_ATTHASMISSING = 15;
  public static final int ANUM_ATTIDENTITY = 16;
  public static final int ANUM_ATTGENERATED = 17;
  public static final int ANUM_ATTISDROPPED = 18;
  public static final int ANUM_ATTISLOCAL = 19;
  public static final int ANUM_ATTINHCOUNT = 20;
  public static final int ANUM_ATTCOLLATION = 21;
  public static final int ANUM_ATTSTATTARGET = 22;
  public static final int ANUM_ATTACL = 23;
  public static final int ANUM_ATTOPTIONS = 24;
  public static final int ANUM_ATTFDWOPTIONS = 25;
  public static final int ANUM_ATTMISSINGVAL = 26;

  public static final char ATTRIBUTE_IDENTITY_ALWAYS = 'a';
  public static final char ATTRIBUTE_IDENTITY_BY_DEFAULT = 'd';
  public static final char ATTRIBUTE_GENERATED_STORED = 's';

  private static PgAttribute read(RowSource row) {
    return new PgAttribute(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int2(4),
        row.int2(5),
        row.int4(6),
        row.int4(7),
        row.int2(8),
        row.bool(9),
        row.letter(10),
        row.letter(11),
        row.letter(12),
        row.bool(13),
        row.bool(14),
        row.bool(15),
        row.letter(16),
        row.letter(17),
        row.bool(18),
        row.bool(19),
        row.int2(20),
        row.int4(21),
        row.isNull(22) ? null : row.int2(22),
        row.isNull(23) ? null : row.acl(23),
        row.isNull(24) ? null : row.texts(24),
        row.isNull(25) ? null : row.texts(25),
        row.isNull(26) ? null : row.bytes(26));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> attrelid;
      case 2 -> attname;
      case 3 -> atttypid;
      case 4 -> attlen;
      case 5 -> attnum;
      case 6 -> attcacheoff;
      case 7 -> atttypmod;
      case 8 -> attndims;
      case 9 -> attbyval;
      case 10 -> attalign;
      case 11 -> attstorage;
      case 12 -> attcompression;
      case 13 -> attnotnull;
      case 14 -> atthasdef;
      case 15 -> atthasmissing;
      case 16 -> attidentity;
      case 17 -> attgenerated;
      case 18 -> attisdropped;
      case 19 -> attislocal;
      case 20 -> attinhcount;
      case 21 -> attcollation;
      case 22 -> attstattarget;
      case 23 -> attacl;
      case 24 -> attoptions;
      case 25 -> attfdwoptions;
      case 26 -> attmissingval;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
