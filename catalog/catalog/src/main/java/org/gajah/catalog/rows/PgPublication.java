package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_publication`.
@Generated("CatalogFactsTest")
public record PgPublication(
    int oid,
    String pubname,
    int pubowner,
    boolean puballtables,
    boolean pubinsert,
    boolean pubupdate,
    boolean pubdelete,
    boolean pubtruncate,
    boolean pubviaroot)
    implements CatalogRow {
  public static final CatalogTable<PgPublication> TABLE =
      new CatalogTable<>(
          "pg_publication",
          6104,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("pubname", 19, true),
              new CatalogColumn("pubowner", 26, true),
              new CatalogColumn("puballtables", 16, true),
              new CatalogColumn("pubinsert", 16, true),
              new CatalogColumn("pubupdate", 16, true),
              new CatalogColumn("pubdelete", 16, true),
              new CatalogColumn("pubtruncate", 16, true),
              new CatalogColumn("pubviaroot", 16, true)),
          PgPublication::read);

  public static final CatalogIndex<PgPublication> OID_INDEX =
      new CatalogIndex<>("pg_publication_oid_index", 6110, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgPublication> PUBNAME_INDEX =
      new CatalogIndex<>("pg_publication_pubname_index", 6111, true, false, TABLE, List.of(2));

  public static final int ANUM_OID = 1;
  public static final int ANUM_PUBNAME = 2;
  public static final int ANUM_PUBOWNER = 3;
  public static final int ANUM_PUBALLTABLES = 4;
  public static final int ANUM_PUBINSERT = 5;
  public static final int ANUM_PUBUPDATE = 6;
  public static final int ANUM_PUBDELETE = 7;
  public static final int ANUM_PUBTRUNCATE = 8;
  public static final int ANUM_PUBVIAROOT = 9;

  private static PgPublication read(RowSource row) {
    return new PgPublication(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.bool(4),
        row.bool(5),
        row.bool(6),
        row.bool(7),
        row.bool(8),
        row.bool(9));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> pubname;
      case 3 -> pubowner;
      case 4 -> puballtables;
      case 5 -> pubinsert;
      case 6 -> pubupdate;
      case 7 -> pubdelete;
      case 8 -> pubtruncate;
      case 9 -> pubviaroot;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
