package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_extension`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgExtension(
    int oid,
    String extname,
    int extowner,
    int extnamespace,
    boolean extrelocatable,
    String extversion,
    int @Nullable [] extconfig,
    String @Nullable [] extcondition)
    implements CatalogRow {
  public static final CatalogTable<PgExtension> TABLE =
      new CatalogTable<>(
          "pg_extension",
          3079,
          0,
          false,
          4147,
          4148,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("extname", 19, true),
              new CatalogColumn("extowner", 26, true),
              new CatalogColumn("extnamespace", 26, true),
              new CatalogColumn("extrelocatable", 16, true),
              new CatalogColumn("extversion", 25, true),
              new CatalogColumn("extconfig", 1028, false),
              new CatalogColumn("extcondition", 1009, false)),
          PgExtension::read);

  public static final CatalogIndex<PgExtension> OID_INDEX =
      new CatalogIndex<>("pg_extension_oid_index", 3080, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgExtension> NAME_INDEX =
      new CatalogIndex<>("pg_extension_name_index", 3081, true, false, TABLE, List.of(2));

  public static final int ANUM_OID = 1;
  public static final int ANUM_EXTNAME = 2;
  public static final int ANUM_EXTOWNER = 3;
  public static final int ANUM_EXTNAMESPACE = 4;
  public static final int ANUM_EXTRELOCATABLE = 5;
  public static final int ANUM_EXTVERSION = 6;
  public static final int ANUM_EXTCONFIG = 7;
  public static final int ANUM_EXTCONDITION = 8;

  private static PgExtension read(RowSource row) {
    return new PgExtension(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int4(4),
        row.bool(5),
        row.text(6),
        row.isNull(7) ? null : row.oids(7),
        row.isNull(8) ? null : row.texts(8));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> extname;
      case 3 -> extowner;
      case 4 -> extnamespace;
      case 5 -> extrelocatable;
      case 6 -> extversion;
      case 7 -> extconfig;
      case 8 -> extcondition;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
