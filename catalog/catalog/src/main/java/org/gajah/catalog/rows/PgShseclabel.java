package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_shseclabel`.
@Generated("CatalogFactsTest")
public record PgShseclabel(int objoid, int classoid, String provider, String label)
    implements CatalogRow {
  public static final CatalogTable<PgShseclabel> TABLE =
      new CatalogTable<>(
          "pg_shseclabel",
          3592,
          4066,
          true,
          4060,
          4061,
          List.of(
              new CatalogColumn("objoid", 26, true),
              new CatalogColumn("classoid", 26, true),
              new CatalogColumn("provider", 25, true),
              new CatalogColumn("label", 25, true)),
          PgShseclabel::read);

  public static final CatalogIndex<PgShseclabel> OBJECT_INDEX =
      new CatalogIndex<>("pg_shseclabel_object_index", 3593, true, true, TABLE, List.of(1, 2, 3));

  public static final int ANUM_OBJOID = 1;
  public static final int ANUM_CLASSOID = 2;
  public static final int ANUM_PROVIDER = 3;
  public static final int ANUM_LABEL = 4;

  private static PgShseclabel read(RowSource row) {
    return new PgShseclabel(row.int4(1), row.int4(2), row.text(3), row.text(4));
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
      case 3 -> provider;
      case 4 -> label;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
