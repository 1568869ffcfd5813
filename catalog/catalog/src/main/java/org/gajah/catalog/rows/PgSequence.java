package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_sequence`.
@Generated("CatalogFactsTest")
public record PgSequence(
    int seqrelid,
    int seqtypid,
    long seqstart,
    long seqincrement,
    long seqmax,
    long seqmin,
    long seqcache,
    boolean seqcycle)
    implements CatalogRow {
  public static final CatalogTable<PgSequence> TABLE =
      new CatalogTable<>(
          "pg_sequence",
          2224,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("seqrelid", 26, true),
              new CatalogColumn("seqtypid", 26, true),
              new CatalogColumn("seqstart", 20, true),
              new CatalogColumn("seqincrement", 20, true),
              new CatalogColumn("seqmax", 20, true),
              new CatalogColumn("seqmin", 20, true),
              new CatalogColumn("seqcache", 20, true),
              new CatalogColumn("seqcycle", 16, true)),
          PgSequence::read);

  public static final CatalogIndex<PgSequence> SEQRELID_INDEX =
      new CatalogIndex<>("pg_sequence_seqrelid_index", 5002, true, true, TABLE, List.of(1));

  public static final int ANUM_SEQRELID = 1;
  public static final int ANUM_SEQTYPID = 2;
  public static final int ANUM_SEQSTART = 3;
  public static final int ANUM_SEQINCREMENT = 4;
  public static final int ANUM_SEQMAX = 5;
  public static final int ANUM_SEQMIN = 6;
  public static final int ANUM_SEQCACHE = 7;
  public static final int ANUM_SEQCYCLE = 8;

  private static PgSequence read(RowSource row) {
    return new PgSequence(
        row.int4(1),
        row.int4(2),
        row.int8(3),
        row.int8(4),
        row.int8(5),
        row.int8(6),
        row.int8(7),
        row.bool(8));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> seqrelid;
      case 2 -> seqtypid;
      case 3 -> seqstart;
      case 4 -> seqincrement;
      case 5 -> seqmax;
      case 6 -> seqmin;
      case 7 -> seqcache;
      case 8 -> seqcycle;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
