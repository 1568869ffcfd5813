package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_partitioned_table`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgPartitionedTable(
    int partrelid,
    char partstrat,
    short partnatts,
    int partdefid,
    short[] partattrs,
    int[] partclass,
    int[] partcollation,
    @Nullable String partexprs)
    implements CatalogRow {
  public static final CatalogTable<PgPartitionedTable> TABLE =
      new CatalogTable<>(
          "pg_partitioned_table",
          3350,
          0,
          false,
          4165,
          4166,
          List.of(
              new CatalogColumn("partrelid", 26, true),
              new CatalogColumn("partstrat", 18, true),
              new CatalogColumn("partnatts", 21, true),
              new CatalogColumn("partdefid", 26, true),
              new CatalogColumn("partattrs", 22, true),
              new CatalogColumn("partclass", 30, true),
              new CatalogColumn("partcollation", 30, true),
              new CatalogColumn("partexprs", 194, false)),
          PgPartitionedTable::read);

  public static final CatalogIndex<PgPartitionedTable> PARTRELID_INDEX =
      new CatalogIndex<>(
          "pg_partitioned_table_partrelid_index", 3351, true, true, TABLE, List.of(1));

  public static final int ANUM_PARTRELID = 1;
  public static final int ANUM_PARTSTRAT = 2;
  public static final int ANUM_PARTNATTS = 3;
  public static final int ANUM_PARTDEFID = 4;
  public static final int ANUM_PARTATTRS = 5;
  public static final int ANUM_PARTCLASS = 6;
  public static final int ANUM_PARTCOLLATION = 7;
  public static final int ANUM_PARTEXPRS = 8;

  private static PgPartitionedTable read(RowSource row) {
    return new PgPartitionedTable(
        row.int4(1),
        row.letter(2),
        row.int2(3),
        row.int4(4),
        row.int2s(5),
        row.oids(6),
        row.oids(7),
        row.isNull(8) ? null : row.text(8));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> partrelid;
      case 2 -> partstrat;
      case 3 -> partnatts;
      case 4 -> partdefid;
      case 5 -> partattrs;
      case 6 -> partclass;
      case 7 -> partcollation;
      case 8 -> partexprs;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
