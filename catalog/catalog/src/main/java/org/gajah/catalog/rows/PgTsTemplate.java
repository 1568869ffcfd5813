package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_ts_template`.
@Generated("CatalogFactsTest")
public record PgTsTemplate(
    int oid, String tmplname, int tmplnamespace, int tmplinit, int tmpllexize)
    implements CatalogRow {
  public static final CatalogTable<PgTsTemplate> TABLE =
      new CatalogTable<>(
          "pg_ts_template",
          3764,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("tmplname", 19, true),
              new CatalogColumn("tmplnamespace", 26, true),
              new CatalogColumn("tmplinit", 24, true),
              new CatalogColumn("tmpllexize", 24, true)),
          PgTsTemplate::read);

  public static final CatalogIndex<PgTsTemplate> TMPLNAME_INDEX =
      new CatalogIndex<>("pg_ts_template_tmplname_index", 3766, true, false, TABLE, List.of(2, 3));

  public static final CatalogIndex<PgTsTemplate> OID_INDEX =
      new CatalogIndex<>("pg_ts_template_oid_index", 3767, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_TMPLNAME = 2;
  public static final int ANUM_TMPLNAMESPACE = 3;
  public static final int ANUM_TMPLINIT = 4;
  public static final int ANUM_TMPLLEXIZE = 5;

  private static PgTsTemplate read(RowSource row) {
    return new PgTsTemplate(row.int4(1), row.text(2), row.int4(3), row.int4(4), row.int4(5));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> tmplname;
      case 3 -> tmplnamespace;
      case 4 -> tmplinit;
      case 5 -> tmpllexize;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
