package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_enum`.
@Generated("CatalogFactsTest")
public record PgEnum(int oid, int enumtypid, float enumsortorder, String enumlabel)
    implements CatalogRow {
  public static final CatalogTable<PgEnum> TABLE =
      new CatalogTable<>(
          "pg_enum",
          3501,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("enumtypid", 26, true),
              new CatalogColumn("enumsortorder", 700, true),
              new CatalogColumn("enumlabel", 19, true)),
          PgEnum::read);

  public static final CatalogIndex<PgEnum> OID_INDEX =
      new CatalogIndex<>("pg_enum_oid_index", 3502, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgEnum> TYPID_LABEL_INDEX =
      new CatalogIndex<>("pg_enum_typid_label_index", 3503, true, false, TABLE, List.of(2, 4));

  public static final CatalogIndex<PgEnum> TYPID_SORTORDER_INDEX =
      new CatalogIndex<>("pg_enum_typid_sortorder_index", 3534, true, false, TABLE, List.of(2, 3));

  public static final int ANUM_OID = 1;
  public static final int ANUM_ENUMTYPID = 2;
  public static final int ANUM_ENUMSORTORDER = 3;
  public static final int ANUM_ENUMLABEL = 4;

  private static PgEnum read(RowSource row) {
    return new PgEnum(row.int4(1), row.int4(2), row.float4(3), row.text(4));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> enumtypid;
      case 3 -> enumsortorder;
      case 4 -> enumlabel;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
