package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_seclabel`.
@Generated("CatalogFactsTest")
public record PgSeclabel(int objoid, int classoid, int objsubid, String provider, String label)
    implements CatalogRow {
  public static final CatalogTable<PgSeclabel> TABLE =
      new CatalogTable<>(
          "pg_seclabel",
          3596,
          0,
          false,
          3598,
          3599,
          List.of(
              new CatalogColumn("objoid", 26, true),
              new CatalogColumn("classoid", 26, true),
              new CatalogColumn("objsubid", 23, true),
              new CatalogColumn("provider", 25, true),
              new CatalogColumn("label", 25, true)),
          PgSeclabel::read);

  public static final CatalogIndex<PgSeclabel> OBJECT_INDEX =
      new CatalogIndex<>("pg_seclabel_object_index", 3597, true, true, TABLE, List.of(1, 2, 3, 4));

  public static final int ANUM_OBJOID = 1;
  public static final int ANUM_CLASSOID = 2;
  public static final int ANUM_OBJSUBID = 3;
  public static final int ANUM_PROVIDER = 4;
  public static final int ANUM_LABEL = 5;

  private static PgSeclabel read(RowSource row) {
    return new PgSeclabel(row.int4(1), row.int4(2), row.int4(3), row.text(4), row.text(5));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> objoid;
      case 2 -> classoid;
      case 3 -> objsubid;
      case 4 -> provider;
      case 5 -> label;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
