package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_db_role_setting`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgDbRoleSetting(int setdatabase, int setrole, String @Nullable [] setconfig)
    implements CatalogRow {
  public static final CatalogTable<PgDbRoleSetting> TABLE =
      new CatalogTable<>(
          "pg_db_role_setting",
          2964,
          0,
          true,
          2966,
          2967,
          List.of(
              new CatalogColumn("setdatabase", 26, true),
              new CatalogColumn("setrole", 26, true),
              new CatalogColumn("setconfig", 1009, false)),
          PgDbRoleSetting::read);

  public static final CatalogIndex<PgDbRoleSetting> DATABASEID_ROL_INDEX =
      new CatalogIndex<>(
          "pg_db_role_setting_databaseid_rol_index", 2965, true, true, TABLE, List.of(1, 2));

  public static final int ANUM_SETDATABASE = 1;
  public static final int ANUM_SETROLE = 2;
  public static final int ANUM_SETCONFIG = 3;

  private static PgDbRoleSetting read(RowSource row) {
    return new PgDbRoleSetting(row.int4(1), row.int4(2), row.isNull(3) ? null : row.texts(3));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> setdatabase;
      case 2 -> setrole;
      case 3 -> setconfig;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
