package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_cast`.
@Generated("CatalogFactsTest")
public record PgCast(
    int oid, int castsource, int casttarget, int castfunc, char castcontext, char castmethod)
    implements CatalogRow {
  public static final CatalogTable<PgCast> TABLE =
      new CatalogTable<>(
          "pg_cast",
          2605,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("castsource", 26, true),
              new CatalogColumn("casttarget", 26, true),
              new CatalogColumn("castfunc", 26, true),
              new CatalogColumn("castcontext", 18, true),
              new CatalogColumn("castmethod", 18, true)),
          PgCast::read);

  public static final CatalogIndex<PgCast> OID_INDEX =
      new CatalogIndex<>("pg_cast_oid_index", 2660, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgCast> SOURCE_TARGET_INDEX =
      new CatalogIndex<>("pg_cast_source_target_index", 2661, true, false, TABLE, List.of(2, 3));

  public static final int ANUM_OID = 1;
  public static final int ANUM_CASTSOURCE = 2;
  public static final int ANUM_CASTTARGET = 3;
  public static final int ANUM_CASTFUNC = 4;
  public static final int ANUM_CASTCONTEXT = 5;
  public static final int ANUM_CASTMETHOD = 6;

  private static PgCast read(RowSource row) {
    return new PgCast(
        row.int4(1), row.int4(2), row.int4(3), row.int4(4), row.letter(5), row.letter(6));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> castsource;
      case 3 -> casttarget;
      case 4 -> castfunc;
      case 5 -> castcontext;
      case 6 -> castmethod;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
