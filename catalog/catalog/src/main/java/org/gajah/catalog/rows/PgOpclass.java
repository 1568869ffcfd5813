package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_opclass`.
@Generated("CatalogFactsTest")
public record PgOpclass(
    int oid,
    int opcmethod,
    String opcname,
    int opcnamespace,
    int opcowner,
    int opcfamily,
    int opcintype,
    boolean opcdefault,
    int opckeytype)
    implements CatalogRow {
  public static final CatalogTable<PgOpclass> TABLE =
      new CatalogTable<>(
          "pg_opclass",
          2616,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("opcmethod", 26, true),
              new CatalogColumn("opcname", 19, true),
              new CatalogColumn("opcnamespace", 26, true),
              new CatalogColumn("opcowner", 26, true),
              new CatalogColumn("opcfamily", 26, true),
              new CatalogColumn("opcintype", 26, true),
              new CatalogColumn("opcdefault", 16, true),
              new CatalogColumn("opckeytype", 26, true)),
          PgOpclass::read);

  public static final CatalogIndex<PgOpclass> AM_NAME_NSP_INDEX =
      new CatalogIndex<>(
          "pg_opclass_am_name_nsp_index", 2686, true, false, TABLE, List.of(2, 3, 4));

  public static final CatalogIndex<PgOpclass> OID_INDEX =
      new CatalogIndex<>("pg_opclass_oid_index", 2687, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_OPCMETHOD = 2;
  public static final int ANUM_OPCNAME = 3;
  public static final int ANUM_OPCNAMESPACE = 4;
  public static final int ANUM_OPCOWNER = 5;
  public static final int ANUM_OPCFAMILY = 6;
  public static final int ANUM_OPCINTYPE = 7;
  public static final int ANUM_OPCDEFAULT = 8;
  public static final int ANUM_OPCKEYTYPE = 9;

  public static final int DATE_BTREE_OPS_OID = 3122;
  public static final int FLOAT8_BTREE_OPS_OID = 3123;
  public static final int INT2_BTREE_OPS_OID = 1979;
  public static final int INT4_BTREE_OPS_OID = 1978;
  public static final int INT8_BTREE_OPS_OID = 3124;
  public static final int NUMERIC_BTREE_OPS_OID = 3125;
  public static final int OID_BTREE_OPS_OID = 1981;
  public static final int TEXT_BTREE_OPS_OID = 3126;
  public static final int TIMESTAMPTZ_BTREE_OPS_OID = 3127;
  public static final int TIMESTAMP_BTREE_OPS_OID = 3128;
  public static final int TEXT_BTREE_PATTERN_OPS_OID = 4217;
  public static final int VARCHAR_BTREE_PATTERN_OPS_OID = 4218;
  public static final int BPCHAR_BTREE_PATTERN_OPS_OID = 4219;

  private static PgOpclass read(RowSource row) {
    return new PgOpclass(
        row.int4(1),
        row.int4(2),
        row.text(3),
        row.int4(4),
        row.int4(5),
        row.int4(6),
        row.int4(7),
        row.bool(8),
        row.int4(9));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> opcmethod;
      case 3 -> opcname;
      case 4 -> opcnamespace;
      case 5 -> opcowner;
      case 6 -> opcfamily;
      case 7 -> opcintype;
      case 8 -> opcdefault;
      case 9 -> opckeytype;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
