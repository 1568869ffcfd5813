package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_foreign_server`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgForeignServer(
    int oid,
    String srvname,
    int srvowner,
    int srvfdw,
    @Nullable String srvtype,
    @Nullable String srvversion,
    AclItem @Nullable [] srvacl,
    String @Nullable [] srvoptions)
    implements CatalogRow {
  public static final CatalogTable<PgForeignServer> TABLE =
      new CatalogTable<>(
          "pg_foreign_server",
          1417,
          0,
          false,
          4151,
          4152,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("srvname", 19, true),
              new CatalogColumn("srvowner", 26, true),
              new CatalogColumn("srvfdw", 26, true),
              new CatalogColumn("srvtype", 25, false),
              new CatalogColumn("srvversion", 25, false),
              new CatalogColumn("srvacl", 1034, false),
              new CatalogColumn("srvoptions", 1009, false)),
          PgForeignServer::read);

  public static final CatalogIndex<PgForeignServer> OID_INDEX =
      new CatalogIndex<>("pg_foreign_server_oid_index", 113, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgForeignServer> NAME_INDEX =
      new CatalogIndex<>("pg_foreign_server_name_index", 549, true, false, TABLE, List.of(2));

  public static final int ANUM_OID = 1;
  public static final int ANUM_SRVNAME = 2;
  public static final int ANUM_SRVOWNER = 3;
  public static final int ANUM_SRVFDW = 4;
  public static final int ANUM_SRVTYPE = 5;
  public static final int ANUM_SRVVERSION = 6;
  public static final int ANUM_SRVACL = 7;
  public static final int ANUM_SRVOPTIONS = 8;

  private static PgForeignServer read(RowSource row) {
    return new PgForeignServer(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int4(4),
        row.isNull(5) ? null : row.text(5),
        row.isNull(6) ? null : row.text(6),
        row.isNull(7) ? null : row.acl(7),
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
      case 2 -> srvname;
      case 3 -> srvowner;
      case 4 -> srvfdw;
      case 5 -> srvtype;
      case 6 -> srvversion;
      case 7 -> srvacl;
      case 8 -> srvoptions;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
