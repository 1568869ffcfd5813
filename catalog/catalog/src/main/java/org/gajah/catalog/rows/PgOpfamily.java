package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_opfamily`.
@Generated("CatalogFactsTest")
public record PgOpfamily(int oid, int opfmethod, String opfname, int opfnamespace, int opfowner)
    implements CatalogRow {
  public static final CatalogTable<PgOpfamily> TABLE =
      new CatalogTable<>(
          "pg_opfamily",
          2753,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("opfmethod", 26, true),
              new CatalogColumn("opfname", 19, true),
              new CatalogColumn("opfnamespace", 26, true),
              new CatalogColumn("opfowner", 26, true)),
          PgOpfamily::read);

  public static final CatalogIndex<PgOpfamily> AM_NAME_NSP_INDEX =
      new CatalogIndex<>(
          "pg_opfamily_am_name_nsp_index", 2754, true, false, TABLE, List.of(2, 3, 4));

  public static final CatalogIndex<PgOpfamily> OID_INDEX =
      new CatalogIndex<>("pg_opfamily_oid_index", 2755, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_OPFMETHOD = 2;
  public static final int ANUM_OPFNAME = 3;
  public static final int ANUM_OPFNAMESPACE = 4;
  public static final int ANUM_OPFOWNER = 5;

  public static final int BOOL_BTREE_FAM_OID = 424;
  public static final int BPCHAR_BTREE_FAM_OID = 426;
  public static final int BYTEA_BTREE_FAM_OID = 428;
  public static final int NETWORK_BTREE_FAM_OID = 1974;
  public static final int INTEGER_BTREE_FAM_OID = 1976;
  public static final int INTERVAL_BTREE_FAM_OID = 1982;
  public static final int OID_BTREE_FAM_OID = 1989;
  public static final int TEXT_BTREE_FAM_OID = 1994;
  public static final int TEXT_PATTERN_BTREE_FAM_OID = 2095;
  public static final int BPCHAR_PATTERN_BTREE_FAM_OID = 2097;
  public static final int BOOL_HASH_FAM_OID = 2222;
  public static final int TEXT_SPGIST_FAM_OID = 4017;

  private static PgOpfamily read(RowSource row) {
    return new PgOpfamily(row.int4(1), row.int4(2), row.text(3), row.int4(4), row.int4(5));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> opfmethod;
      case 3 -> opfname;
      case 4 -> opfnamespace;
      case 5 -> opfowner;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
