package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_user_mapping`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgUserMapping(int oid, int umuser, int umserver, String @Nullable [] umoptions)
    implements CatalogRow {
  public static final CatalogTable<PgUserMapping> TABLE =
      new CatalogTable<>(
          "pg_user_mapping",
          1418,
          0,
          false,
          4173,
          4174,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("umuser", 26, true),
              new CatalogColumn("umserver", 26, true),
              new CatalogColumn("umoptions", 1009, false)),
          PgUserMapping::read);

  public static final CatalogIndex<PgUserMapping> OID_INDEX =
      new CatalogIndex<>("pg_user_mapping_oid_index", 174, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgUserMapping> USER_SERVER_INDEX =
      new CatalogIndex<>(
          "pg_user_mapping_user_server_index", 175, true, false, TABLE, List.of(2, 3));

  public static final int ANUM_OID = 1;
  public static final int ANUM_UMUSER = 2;
  public static final int ANUM_UMSERVER = 3;
  public static final int ANUM_UMOPTIONS = 4;

  private static PgUserMapping read(RowSource row) {
    return new PgUserMapping(
        row.int4(1), row.int4(2), row.int4(3), row.isNull(4) ? null : row.texts(4));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> umuser;
      case 3 -> umserver;
      case 4 -> umoptions;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
