package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_foreign_table`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgForeignTable(int ftrelid, int ftserver, String @Nullable [] ftoptions)
    implements CatalogRow {
  public static final CatalogTable<PgForeignTable> TABLE =
      new CatalogTable<>(
          "pg_foreign_table",
          3118,
          0,
          false,
          4153,
          4154,
          List.of(
              new CatalogColumn("ftrelid", 26, true),
              new CatalogColumn("ftserver", 26, true),
              new CatalogColumn("ftoptions", 1009, false)),
          PgForeignTable::read);

  public static final CatalogIndex<PgForeignTable> RELID_INDEX =
      new CatalogIndex<>("pg_foreign_table_relid_index", 3119, true, true, TABLE, List.of(1));

  public static final int ANUM_FTRELID = 1;
  public static final int ANUM_FTSERVER = 2;
  public static final int ANUM_FTOPTIONS = 3;

  private static PgForeignTable read(RowSource row) {
    return new PgForeignTable(row.int4(1), row.int4(2), row.isNull(3) ? null : row.texts(3));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> ftrelid;
      case 2 -> ftserver;
      case 3 -> ftoptions;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
