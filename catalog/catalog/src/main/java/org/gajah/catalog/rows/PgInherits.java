package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_inherits`.
@Generated("CatalogFactsTest")
public record PgInherits(int inhrelid, int inhparent, int inhseqno, boolean inhdetachpending)
    implements CatalogRow {
  public static final CatalogTable<PgInherits> TABLE =
      new CatalogTable<>(
          "pg_inherits",
          2611,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("inhrelid", 26, true),
              new CatalogColumn("inhparent", 26, true),
              new CatalogColumn("inhseqno", 23, true),
              new CatalogColumn("inhdetachpending", 16, true)),
          PgInherits::read);

  public static final CatalogIndex<PgInherits> PARENT_INDEX =
      new CatalogIndex<>("pg_inherits_parent_index", 2187, false, false, TABLE, List.of(2));

  public static final CatalogIndex<PgInherits> RELID_SEQNO_INDEX =
      new CatalogIndex<>("pg_inherits_relid_seqno_index", 2680, true, true, TABLE, List.of(1, 3));

  public static final int ANUM_INHRELID = 1;
  public static final int ANUM_INHPARENT = 2;
  public static final int ANUM_INHSEQNO = 3;
  public static final int ANUM_INHDETACHPENDING = 4;

  private static PgInherits read(RowSource row) {
    return new PgInherits(row.int4(1), row.int4(2), row.int4(3), row.bool(4));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> inhrelid;
      case 2 -> inhparent;
      case 3 -> inhseqno;
      case 4 -> inhdetachpending;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
