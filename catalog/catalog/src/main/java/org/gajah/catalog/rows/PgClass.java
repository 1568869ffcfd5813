package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_class`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgClass(
    int oid,
    String relname,
    int relnamespace,
    int reltype,
    int reloftype,
    int relowner,
    int relam,
    int relfilenode,
    int reltablespace,
    int relpages,
    float reltuples,
    int relallvisible,
    int reltoastrelid,
    boolean relhasindex,
    boolean relisshared,
    char relpersistence,
    char relkind,
    short relnatts,
    short relchecks,
    boolean relhasrules,
    boolean relhastriggers,
    boolean relhassubclass,
    boolean relrowsecurity,
    boolean relforcerowsecurity,
    boolean relispopulated,
    char relreplident,
    boolean relispartition,
    int relrewrite,
    int relfrozenxid,
    int relminmxid,
    AclItem @Nullable [] relacl,
    String @Nullable [] reloptions,
    @Nullable String relpartbound)
    implements CatalogRow {
  public static final CatalogTable<PgClass> TABLE =
      new CatalogTable<>(
          "pg_class",
          1259,
          83,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("relname", 19, true),
              new CatalogColumn("relnamespace", 26, true),
              new CatalogColumn("reltype", 26, true),
              new CatalogColumn("reloftype", 26, true),
              new CatalogColumn("relowner", 26, true),
              new CatalogColumn("relam", 26, true),
              new CatalogColumn("relfilenode", 26, true),
              new CatalogColumn("reltablespace", 26, true),
              new CatalogColumn("relpages", 23, true),
              new CatalogColumn("reltuples", 700, true),
              new CatalogColumn("relallvisible", 23, true),
              new CatalogColumn("reltoastrelid", 26, true),
              new CatalogColumn("relhasindex", 16, true),
              new CatalogColumn("relisshared", 16, true),
              new CatalogColumn("relpersistence", 18, true),
              new CatalogColumn("relkind", 18, true),
              new CatalogColumn("relnatts", 21, true),
              new CatalogColumn("relchecks", 21, true),
              new CatalogColumn("relhasrules", 16, true),
              new CatalogColumn("relhastriggers", 16, true),
              new CatalogColumn("relhassubclass", 16, true),
              new CatalogColumn("relrowsecurity", 16, true),
              new CatalogColumn("relforcerowsecurity", 16, true),
              new CatalogColumn("relispopulated", 16, true),
              new CatalogColumn("relreplident", 18, true),
              new CatalogColumn("relispartition", 16, true),
              new CatalogColumn("relrewrite", 26, true),
              new CatalogColumn("relfrozenxid", 28, true),
              new CatalogColumn("relminmxid", 28, true),
              new CatalogColumn("relacl", 1034, false),
              new CatalogColumn("reloptions", 1009, false),
              new CatalogColumn("relpartbound", 194, false)),
          PgClass::read);

  public static final CatalogIndex<PgClass> OID_INDEX =
      new CatalogIndex<>("pg_class_oid_index", 2662, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgClass> RELNAME_NSP_INDEX =
      new CatalogIndex<>("pg_class_relname_nsp_index", 2663, true, false, TABLE, List.of(2, 3));

  public static final CatalogIndex<PgClass> TBLSPC_RELFILENODE_INDEX =
      new CatalogIndex<>(
          "pg_class_tblspc_relfilenode_index", 3455, false, false, TABLE, List.of(9, 8));

  public static final int ANUM_OID = 1;
  public static final int ANUM_RELNAME = 2;
  public static final int ANUM_RELNAMESPACE = 3;
  public static final int ANUM_RELTYPE = 4;
  public static final int ANUM_RELOFTYPE = 5;
  public static final int ANUM_RELOWNER = 6;
  public static final int ANUM_RELAM = 7;
  public static final int ANUM_RELFILENODE = 8;
  public static final int ANUM_RELTABLESPACE = 9;
  public static final int ANUM_RELPAGES = 10;
  public static final int ANUM_RELTUPLES = 11;
  public static final int ANUM_RELALLVISIBLE = 12;
  public static final int ANUM_RELTOASTRELID = 13;
  public static final int ANUM_RELHASINDEX = 14;
  public static final int ANUM_RELISSHARED = 15;
  public static final int ANUM_RELPERSISTENCE = 16;
  public static final int ANUM_RELKIND = 17;
  public static final int ANUM_RELNATTS = 18;
  public static final int ANUM_RELCHECKS = 19;
  public static final int ANUM_RELHASRULES = 20;
  public static final int ANUM_RELHASTRIGGERS = 21;
  public static final int ANUM_RELHASSUBCLASS = 22;
  public static final int ANUM_RELROWSECURITY = 23;
  public static final int ANUM_RELFORCEROWSECURITY = 24;
  public static final int ANUM_RELISPOPULATED = 25;
  public static final int ANUM_RELREPLIDENT = 26;
  public static final int ANUM_RELISPARTITION = 27;
  public static final int ANUM_RELREWRITE = 28;
  public static final int ANUM_RELFROZENXID = 29;
  public static final int ANUM_RELMINMXID = 30;
  public static final int ANUM_RELACL = 31;
  public static final int ANUM_RELOPTIONS = 32;
  public static final int ANUM_RELPARTBOUND = 33;

  public static final char RELKIND_RELATION = 'r';
  public static final char RELKIND_INDEX = 'i';
  public static final char RELKIND_SEQUENCE = 'S';
  public static final char RELKIND_TOASTVALUE = 't';
  public static final char RELKIND_VIEW = 'v';
  public static final char RELKIND_MATVIEW = 'm';
  public static final char RELKIND_COMPOSITE_TYPE = 'c';
  public static final char RELKIND_FOREIGN_TABLE = 'f';
  public static final char RELKIND_PARTITIONED_TABLE = 'p';
  public static final char RELKIND_PARTITIONED_INDEX = 'I';
  public static final char RELPERSISTENCE_PERMANENT = 'p';
  public static final char RELPERSISTENCE_UNLOGGED = 'u';
  public static final char RELPERSISTENCE_TEMP = 't';
  public static final char REPLICA_IDENTITY_DEFAULT = 'd';
  public static final char REPLICA_IDENTITY_NOTHING = 'n';
  public static final char REPLICA_IDENTITY_FULL = 'f';
  public static final char REPLICA_IDENTITY_INDEX = 'i';

  private static PgClass read(RowSource row) {
    return new PgClass(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int4(4),
        row.int4(5),
        row.int4(6),
        row.int4(7),
        row.int4(8),
        row.int4(9),
        row.int4(10),
        row.float4(11),
        row.int4(12),
        row.int4(13),
        row.bool(14),
        row.bool(15),
        row.letter(16),
        row.letter(17),
        row.int2(18),
        row.int2(19),
        row.bool(20),
        row.bool(21),
        row.bool(22),
        row.bool(23),
        row.bool(24),
        row.bool(25),
        row.letter(26),
        row.bool(27),
        row.int4(28),
        row.int4(29),
        row.int4(30),
        row.isNull(31) ? null : row.acl(31),
        row.isNull(32) ? null : row.texts(32),
        row.isNull(33) ? null : row.text(33));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> relname;
      case 3 -> relnamespace;
      case 4 -> reltype;
      case 5 -> reloftype;
      case 6 -> relowner;
      case 7 -> relam;
      case 8 -> relfilenode;
      case 9 -> reltablespace;
      case 10 -> relpages;
      case 11 -> reltuples;
      case 12 -> relallvisible;
      case 13 -> reltoastrelid;
      case 14 -> relhasindex;
      case 15 -> relisshared;
      case 16 -> relpersistence;
      case 17 -> relkind;
      case 18 -> relnatts;
      case 19 -> relchecks;
      case 20 -> relhasrules;
      case 21 -> relhastriggers;
      case 22 -> relhassubclass;
      case 23 -> relrowsecurity;
      case 24 -> relforcerowsecurity;
      case 25 -> relispopulated;
      case 26 -> relreplident;
      case 27 -> relispartition;
      case 28 -> relrewrite;
      case 29 -> relfrozenxid;
      case 30 -> relminmxid;
      case 31 -> relacl;
      case 32 -> reloptions;
      case 33 -> relpartbound;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
