package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_shdescription`.
@Generated("CatalogFactsTest")
public record PgShdescription(int objoid, int classoid, String description) implements CatalogRow {
  public static final CatalogTable<PgShdescription> TABLE =
      new CatalogTable<>(
          "pg_shdescription",
          2396,
          0,
          true,
          2846,
          2847,
          List.of(
              new CatalogColumn("objoid", 26, true),
              new CatalogColumn("classoid", 26, true),
              new CatalogColumn("description", 25, true)),
          PgShdescription::read);

  public static final CatalogIndex<PgShdescription> O_C_INDEX =
      new CatalogIndex<>("pg_shdescription_o_c_index", 2397, true, true, TABLE, List.of(1, 2));

  public static final int ANUM_OBJOID = 1;
  public static final int ANUM_CLASSOID = 2;
  public static final int ANUM_DESCRIPTION = 3;

  private static PgShdescription read(RowSource row) {
    return new PgShdescription(row.int4(1), row.int4(2), row.text(3));
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
      case 3 -> description;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
