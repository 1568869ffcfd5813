package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_attrdef`.
@Generated("CatalogFactsTest")
public record PgAttrdef(int oid, int adrelid, short adnum, String adbin) implements CatalogRow {
  public static final CatalogTable<PgAttrdef> TABLE =
      new CatalogTable<>(
          "pg_attrdef",
          2604,
          0,
          false,
          2830,
          2831,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("adrelid", 26, true),
              new CatalogColumn("adnum", 21, true),
              new CatalogColumn("adbin", 194, true)),
          PgAttrdef::read);

  public static final CatalogIndex<PgAttrdef> ADRELID_ADNUM_INDEX =
      new CatalogIndex<>("pg_attrdef_adrelid_adnum_index", 2656, true, false, TABLE, List.of(2, 3));

  public static final CatalogIndex<PgAttrdef> OID_INDEX =
      new CatalogIndex<>("pg_attrdef_oid_index", 2657, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_ADRELID = 2;
  public static final int ANUM_ADNUM = 3;
  public static final int ANUM_ADBIN = 4;

  private static PgAttrdef read(RowSource row) {
    return new PgAttrdef(row.int4(1), row.int4(2), row.int2(3), row.text(4));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> adrelid;
      case 3 -> adnum;
      case 4 -> adbin;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
