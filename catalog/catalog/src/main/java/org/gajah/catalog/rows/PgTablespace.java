package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_tablespace`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgTablespace(
    int oid,
    String spcname,
    int spcowner,
    AclItem @Nullable [] spcacl,
    String @Nullable [] spcoptions)
    implements CatalogRow {
  public static final CatalogTable<PgTablespace> TABLE =
      new CatalogTable<>(
          "pg_tablespace",
          1213,
          0,
          true,
          4185,
          4186,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("spcname", 19, true),
              new CatalogColumn("spcowner", 26, true),
              new CatalogColumn("spcacl", 1034, false),
              new CatalogColumn("spcoptions", 1009, false)),
          PgTablespace::read);

  public static final CatalogIndex<PgTablespace> OID_INDEX =
      new CatalogIndex<>("pg_tablespace_oid_index", 2697, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgTablespace> SPCNAME_INDEX =
      new CatalogIndex<>("pg_tablespace_spcname_index", 2698, true, false, TABLE, List.of(2));

  public static final int ANUM_OID = 1;
  public static final int ANUM_SPCNAME = 2;
  public static final int ANUM_SPCOWNER = 3;
  public static final int ANUM_SPCACL = 4;
  public static final int ANUM_SPCOPTIONS = 5;

  public static final int DEFAULTTABLESPACE_OID = 1663;
  public static final int GLOBALTABLESPACE_OID = 1664;

  private static PgTablespace read(RowSource row) {
    return new PgTablespace(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.isNull(4) ? null : row.acl(4),
        row.isNull(5) ? null : row.texts(5));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> spcname;
      case 3 -> spcowner;
      case 4 -> spcacl;
      case 5 -> spcoptions;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
