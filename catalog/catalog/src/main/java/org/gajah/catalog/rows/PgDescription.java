package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_description`.
@Generated("CatalogFactsTest")
public record PgDescription(int objoid, int classoid, int objsubid, String description)
    implements CatalogRow {
  public static final CatalogTable<PgDescription> TABLE =
      new CatalogTable<>(
          "pg_description",
          2609,
          0,
          false,
          2834,
          2835,
          List.of(
              new CatalogColumn("objoid", 26, true),
              new CatalogColumn("classoid", 26, true),
              new CatalogColumn("objsubid", 23, true),
              new CatalogColumn("description", 25, true)),
          PgDescription::read);

  public static final CatalogIndex<PgDescription> O_C_O_INDEX =
      new CatalogIndex<>("pg_description_o_c_o_index", 2675, true, true, TABLE, List.of(1, 2, 3));

  public static final int ANUM_OBJOID = 1;
  public static final int ANUM_CLASSOID = 2;
  public static final int ANUM_OBJSUBID = 3;
  public static final int ANUM_DESCRIPTION = 4;

  private static PgDescription read(RowSource row) {
    return new PgDescription(row.int4(1), row.int4(2), row.int4(3), row.text(4));
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
      case 4 -> description;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
