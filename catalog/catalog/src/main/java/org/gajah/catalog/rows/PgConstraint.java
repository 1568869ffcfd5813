package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_constraint`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgConstraint(
    int oid,
    String conname,
    int connamespace,
    char contype,
    boolean condeferrable,
    boolean condeferred,
    boolean convalidated,
    int conrelid,
    int contypid,
    int conindid,
    int conparentid,
    int confrelid,
    char confupdtype,
    char confdeltype,
    char confmatchtype,
    boolean conislocal,
    short coninhcount,
    boolean connoinherit,
    short @Nullable [] conkey,
    short @Nullable [] confkey,
    int @Nullable [] conpfeqop,
    int @Nullable [] conppeqop,
    int @Nullable [] conffeqop,
    short @Nullable [] confdelsetcols,
    int @Nullable [] conexclop,
    @Nullable String conbin)
    implements CatalogRow {
  public static final CatalogTable<PgConstraint> TABLE =
      new CatalogTable<>(
          "pg_constraint",
          2606,
          0,
          false,
          2832,
          2833,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("conname", 19, true),
              new CatalogColumn("connamespace", 26, true),
              new CatalogColumn("contype", 18, true),
              new CatalogColumn("condeferrable", 16, true),
              new CatalogColumn("condeferred", 16, true),
              new CatalogColumn("convalidated", 16, true),
              new CatalogColumn("conrelid", 26, true),
              new CatalogColumn("contypid", 26, true),
              new CatalogColumn("conindid", 26, true),
              new CatalogColumn("conparentid", 26, true),
              new CatalogColumn("confrelid", 26, true),
              new CatalogColumn("confupdtype", 18, true),
              new CatalogColumn("confdeltype", 18, true),
              new CatalogColumn("confmatchtype", 18, true),
              new CatalogColumn("conislocal", 16, true),
              new CatalogColumn("coninhcount", 21, true),
              new CatalogColumn("connoinherit", 16, true),
              new CatalogColumn("conkey", 1005, false),
              new CatalogColumn("confkey", 1005, false),
              new CatalogColumn("conpfeqop", 1028, false),
              new CatalogColumn("conppeqop", 1028, false),
              new CatalogColumn("conffeqop", 1028, false),
              new CatalogColumn("confdelsetcols", 1005, false),
              new CatalogColumn("conexclop", 1028, false),
              new CatalogColumn("conbin", 194, false)),
          PgConstraint::read);

  public static final CatalogIndex<PgConstraint> CONPARENTID_INDEX =
      new CatalogIndex<>("pg_constraint_conparentid_index", 2579, false, false, TABLE, List.of(11));

  public static final CatalogIndex<PgConstraint> CONNAME_NSP_INDEX =
      new CatalogIndex<>(
          "pg_constraint_conname_nsp_index", 2664, false, false, TABLE, List.of(2, 3));

  public static final CatalogIndex<PgConstraint> CONRELID_CONTYPID_CONNAME_INDEX =
      new CatalogIndex<>(
          "pg_constraint_conrelid_contypid_conname_index",
          2665,
          true,
          false,
          TABLE,
          List.of(8, 9, 2));

  public static final CatalogIndex<PgConstraint> CONTYPID_INDEX =
      new CatalogIndex<>("pg_constraint_contypid_index", 2666, false, false, TABLE, List.of(9));

  public static final CatalogIndex<PgConstraint> OID_INDEX =
      new CatalogIndex<>("pg_constraint_oid_index", 2667, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_CONNAME = 2;
  public static final int ANUM_CONNAMESPACE = 3;
  public static final int ANUM_CONTYPE = 4;
  public static final int ANUM_CONDEFERRABLE = 5;
  public static final int ANUM_CONDEFERRED = 6;
  public static final int ANUM_CONVALIDATED = 7;
  public static final int ANUM_CONRELID = 8;
  public static final int ANUM_CONTYPID = 9;
  public static final int ANUM_CONINDID = 10;
  public static final int ANUM_CONPARENTID = 11;
  public static final int ANUM_CONFRELID = 12;
  public static final int ANUM_CONFUPDTYPE = 13;
  public static final int ANUM_CONFDELTYPE = 14;
  public static final int ANUM_CONFMATCHTYPE = 15;
  public static final int ANUM_CONISLOCAL = 16;
  public static final int ANUM_CONINHCOUNT = 17;
  public static final int ANUM_CONNOINHERIT = 18;
  public static final int ANUM_CONKEY = 19;
  public static final int ANUM_CONFKEY = 20;
  public static final int ANUM_CONPFEQOP = 21;
  public static final int ANUM_CONPPEQOP = 22;
  public static final int ANUM_CONFFEQOP = 23;
  public static final int ANUM_CONFDELSETCOLS = 24;
  public static final int ANUM_CONEXCLOP = 25;
  public static final int ANUM_CONBIN = 26;

  public static final char CONSTRAINT_CHECK = 'c';
  public static final char CONSTRAINT_FOREIGN = 'f';
  public static final char CONSTRAINT_NOTNULL = 'n';
  public static final char CONSTRAINT_PRIMARY = 'p';
  public static final char CONSTRAINT_UNIQUE = 'u';
  public static final char CONSTRAINT_TRIGGER = 't';
  public static final char CONSTRAINT_EXCLUSION = 'x';

  private static PgConstraint read(RowSource row) {
    return new PgConstraint(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.letter(4),
        row.bool(5),
        row.bool(6),
        row.bool(7),
        row.int4(8),
        row.int4(9),
        row.int4(10),
        row.int4(11),
        row.int4(12),
        row.letter(13),
        row.letter(14),
        row.letter(15),
        row.bool(16),
        row.int2(17),
        row.bool(18),
        row.isNull(19) ? null : row.int2s(19),
        row.isNull(20) ? null : row.int2s(20),
        row.isNull(21) ? null : row.oids(21),
        row.isNull(22) ? null : row.oids(22),
        row.isNull(23) ? null : row.oids(23),
        row.isNull(24) ? null : row.int2s(24),
        row.isNull(25) ? null : row.oids(25),
        row.isNull(26) ? null : row.text(26));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> conname;
      case 3 -> connamespace;
      case 4 -> contype;
      case 5 -> condeferrable;
      case 6 -> condeferred;
      case 7 -> convalidated;
      case 8 -> conrelid;
      case 9 -> contypid;
      case 10 -> conindid;
      case 11 -> conparentid;
      case 12 -> confrelid;
      case 13 -> confupdtype;
      case 14 -> confdeltype;
      case 15 -> confmatchtype;
      case 16 -> conislocal;
      case 17 -> coninhcount;
      case 18 -> connoinherit;
      case 19 -> conkey;
      case 20 -> confkey;
      case 21 -> conpfeqop;
      case 22 -> conppeqop;
      case 23 -> conffeqop;
      case 24 -> confdelsetcols;
      case 25 -> conexclop;
      case 26 -> conbin;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
