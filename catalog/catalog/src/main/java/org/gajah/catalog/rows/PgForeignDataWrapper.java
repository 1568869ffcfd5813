package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_foreign_data_wrapper`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgForeignDataWrapper(
    int oid,
    String fdwname,
    int fdwowner,
    int fdwhandler,
    int fdwvalidator,
    AclItem @Nullable [] fdwacl,
    String @Nullable [] fdwoptions)
    implements CatalogRow {
  public static final CatalogTable<PgForeignDataWrapper> TABLE =
      new CatalogTable<>(
          "pg_foreign_data_wrapper",
          2328,
          0,
          false,
          4149,
          4150,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("fdwname", 19, true),
              new CatalogColumn("fdwowner", 26, true),
              new CatalogColumn("fdwhandler", 26, true),
              new CatalogColumn("fdwvalidator", 26, true),
              new CatalogColumn("fdwacl", 1034, false),
              new CatalogColumn("fdwoptions", 1009, false)),
          PgForeignDataWrapper::read);

  public static final CatalogIndex<PgForeignDataWrapper> OID_INDEX =
      new CatalogIndex<>("pg_foreign_data_wrapper_oid_index", 112, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgForeignDataWrapper> NAME_INDEX =
      new CatalogIndex<>("pg_foreign_data_wrapper_name_index", 548, true, false, TABLE, List.of(2));

  public static final int ANUM_OID = 1;
  public static final int ANUM_FDWNAME = 2;
  public static final int ANUM_FDWOWNER = 3;
  public static final int ANUM_FDWHANDLER = 4;
  public static final int ANUM_FDWVALIDATOR = 5;
  public static final int ANUM_FDWACL = 6;
  public static final int ANUM_FDWOPTIONS = 7;

  private static PgForeignDataWrapper read(RowSource row) {
    return new PgForeignDataWrapper(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int4(4),
        row.int4(5),
        row.isNull(6) ? null : row.acl(6),
        row.isNull(7) ? null : row.texts(7));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> fdwname;
      case 3 -> fdwowner;
      case 4 -> fdwhandler;
      case 5 -> fdwvalidator;
      case 6 -> fdwacl;
      case 7 -> fdwoptions;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
