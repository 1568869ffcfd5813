package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_am`.
@Generated("CatalogFactsTest")
public record PgAm(int oid, String amname, int amhandler, char amtype) implements CatalogRow {
  public static final CatalogTable<PgAm> TABLE =
      new CatalogTable<>(
          "pg_am",
          2601,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("amname", 19, true),
              new CatalogColumn("amhandler", 24, true),
              new CatalogColumn("amtype", 18, true)),
          PgAm::read);

  public static final CatalogIndex<PgAm> NAME_INDEX =
      new CatalogIndex<>("pg_am_name_index", 2651, true, false, TABLE, List.of(2));

  public static final CatalogIndex<PgAm> OID_INDEX =
      new CatalogIndex<>("pg_am_oid_index", 2652, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_AMNAME = 2;
  public static final int ANUM_AMHANDLER = 3;
  public static final int ANUM_AMTYPE = 4;

  public static final char AMTYPE_INDEX = 'i';
  public static final char AMTYPE_TABLE = 't';
  public static final int HEAP_TABLE_AM_OID = 2;
  public static final int BTREE_AM_OID = 403;
  public static final int HASH_AM_OID = 405;
  public static final int GIST_AM_OID = 783;
  public static final int GIN_AM_OID = 2742;
  public static final int SPGIST_AM_OID = 4000;
  public static final int BRIN_AM_OID = 3580;

  private static PgAm read(RowSource row) {
    return new PgAm(row.int4(1), row.text(2), row.int4(3), row.letter(4));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> amname;
      case 3 -> amhandler;
      case 4 -> amtype;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
