package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_ts_dict`.
@Generated("CatalogFactsTest")
public record PgTsDict(
    int oid,
    String dictname,
    int dictnamespace,
    int dictowner,
    int dicttemplate,
    @Nullable String dictinitoption)
    implements CatalogRow {
  public static final CatalogTable<PgTsDict> TABLE =
      new CatalogTable<>(
          "pg_ts_dict",
          3600,
          0,
          false,
          4169,
          4170,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("dictname", 19, true),
              new CatalogColumn("dictnamespace", 26, true),
              new CatalogColumn("dictowner", 26, true),
              new CatalogColumn("dicttemplate", 26, true),
              new CatalogColumn("dictinitoption", 25, false)),
          PgTsDict::read);

  public static final CatalogIndex<PgTsDict> DICTNAME_INDEX =
      new CatalogIndex<>("pg_ts_dict_dictname_index", 3604, true, false, TABLE, List.of(2, 3));

  public static final CatalogIndex<PgTsDict> OID_INDEX =
      new CatalogIndex<>("pg_ts_dict_oid_index", 3605, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_DICTNAME = 2;
  public static final int ANUM_DICTNAMESPACE = 3;
  public static final int ANUM_DICTOWNER = 4;
  public static final int ANUM_DICTTEMPLATE = 5;
  public static final int ANUM_DICTINITOPTION = 6;

  private static PgTsDict read(RowSource row) {
    return new PgTsDict(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int4(4),
        row.int4(5),
        row.isNull(6) ? null : row.text(6));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> dictname;
      case 3 -> dictnamespace;
      case 4 -> dictowner;
      case 5 -> dicttemplate;
      case 6 -> dictinitoption;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
