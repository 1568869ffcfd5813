package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_ts_config`.
@Generated("CatalogFactsTest")
public record PgTsConfig(int oid, String cfgname, int cfgnamespace, int cfgowner, int cfgparser)
    implements CatalogRow {
  public static final CatalogTable<PgTsConfig> TABLE =
      new CatalogTable<>(
          "pg_ts_config",
          3602,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("cfgname", 19, true),
              new CatalogColumn("cfgnamespace", 26, true),
              new CatalogColumn("cfgowner", 26, true),
              new CatalogColumn("cfgparser", 26, true)),
          PgTsConfig::read);

  public static final CatalogIndex<PgTsConfig> CFGNAME_INDEX =
      new CatalogIndex<>("pg_ts_config_cfgname_index", 3608, true, false, TABLE, List.of(2, 3));

  public static final CatalogIndex<PgTsConfig> OID_INDEX =
      new CatalogIndex<>("pg_ts_config_oid_index", 3712, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_CFGNAME = 2;
  public static final int ANUM_CFGNAMESPACE = 3;
  public static final int ANUM_CFGOWNER = 4;
  public static final int ANUM_CFGPARSER = 5;

  private static PgTsConfig read(RowSource row) {
    return new PgTsConfig(row.int4(1), row.text(2), row.int4(3), row.int4(4), row.int4(5));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> cfgname;
      case 3 -> cfgnamespace;
      case 4 -> cfgowner;
      case 5 -> cfgparser;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
