package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_ts_config_map`.
@Generated("CatalogFactsTest")
public record PgTsConfigMap(int mapcfg, int maptokentype, int mapseqno, int mapdict)
    implements CatalogRow {
  public static final CatalogTable<PgTsConfigMap> TABLE =
      new CatalogTable<>(
          "pg_ts_config_map",
          3603,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("mapcfg", 26, true),
              new CatalogColumn("maptokentype", 23, true),
              new CatalogColumn("mapseqno", 23, true),
              new CatalogColumn("mapdict", 26, true)),
          PgTsConfigMap::read);

  public static final CatalogIndex<PgTsConfigMap> INDEX =
      new CatalogIndex<>("pg_ts_config_map_index", 3609, true, true, TABLE, List.of(1, 2, 3));

  public static final int ANUM_MAPCFG = 1;
  public static final int ANUM_MAPTOKENTYPE = 2;
  public static final int ANUM_MAPSEQNO = 3;
  public static final int ANUM_MAPDICT = 4;

  private static PgTsConfigMap read(RowSource row) {
    return new PgTsConfigMap(row.int4(1), row.int4(2), row.int4(3), row.int4(4));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> mapcfg;
      case 2 -> maptokentype;
      case 3 -> mapseqno;
      case 4 -> mapdict;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
