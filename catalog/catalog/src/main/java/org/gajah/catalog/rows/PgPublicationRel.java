package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_publication_rel`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgPublicationRel(
    int oid, int prpubid, int prrelid, @Nullable String prqual, short @Nullable [] prattrs)
    implements CatalogRow {
  public static final CatalogTable<PgPublicationRel> TABLE =
      new CatalogTable<>(
          "pg_publication_rel",
          6106,
          0,
          false,
          6228,
          6229,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("prpubid", 26, true),
              new CatalogColumn("prrelid", 26, true),
              new CatalogColumn("prqual", 194, false),
              new CatalogColumn("prattrs", 22, false)),
          PgPublicationRel::read);

  public static final CatalogIndex<PgPublicationRel> OID_INDEX =
      new CatalogIndex<>("pg_publication_rel_oid_index", 6112, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgPublicationRel> PRRELID_PRPUBID_INDEX =
      new CatalogIndex<>(
          "pg_publication_rel_prrelid_prpubid_index", 6113, true, false, TABLE, List.of(3, 2));

  public static final CatalogIndex<PgPublicationRel> PRPUBID_INDEX =
      new CatalogIndex<>("pg_publication_rel_prpubid_index", 6116, false, false, TABLE, List.of(2));

  public static final int ANUM_OID = 1;
  public static final int ANUM_PRPUBID = 2;
  public static final int ANUM_PRRELID = 3;
  public static final int ANUM_PRQUAL = 4;
  public static final int ANUM_PRATTRS = 5;

  private static PgPublicationRel read(RowSource row) {
    return new PgPublicationRel(
        row.int4(1),
        row.int4(2),
        row.int4(3),
        row.isNull(4) ? null : row.text(4),
        row.isNull(5) ? null : row.int2s(5));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> prpubid;
      case 3 -> prrelid;
      case 4 -> prqual;
      case 5 -> prattrs;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
