package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_replication_origin`.
@Generated("CatalogFactsTest")
public record PgReplicationOrigin(int roident, String roname) implements CatalogRow {
  public static final CatalogTable<PgReplicationOrigin> TABLE =
      new CatalogTable<>(
          "pg_replication_origin",
          6000,
          0,
          true,
          4181,
          4182,
          List.of(new CatalogColumn("roident", 26, true), new CatalogColumn("roname", 25, true)),
          PgReplicationOrigin::read);

  public static final CatalogIndex<PgReplicationOrigin> ROIIDENT_INDEX =
      new CatalogIndex<>(
          "pg_replication_origin_roiident_index", 6001, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgReplicationOrigin> RONAME_INDEX =
      new CatalogIndex<>(
          "pg_replication_origin_roname_index", 6002, true, false, TABLE, List.of(2));

  public static final int ANUM_ROIDENT = 1;
  public static final int ANUM_RONAME = 2;

  public static final int REPLICATION_ORIGIN_IDENT_INDEX = 6001;
  public static final int REPLICATION_ORIGIN_NAME_INDEX = 6002;

  private static PgReplicationOrigin read(RowSource row) {
    return new PgReplicationOrigin(row.int4(1), row.text(2));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> roident;
      case 2 -> roname;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
