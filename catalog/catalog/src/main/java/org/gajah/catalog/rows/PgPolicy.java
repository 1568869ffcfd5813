package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_policy`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgPolicy(
    int oid,
    String polname,
    int polrelid,
    char polcmd,
    boolean polpermissive,
    int[] polroles,
    @Nullable String polqual,
    @Nullable String polwithcheck)
    implements CatalogRow {
  public static final CatalogTable<PgPolicy> TABLE =
      new CatalogTable<>(
          "pg_policy",
          3256,
          0,
          false,
          4167,
          4168,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("polname", 19, true),
              new CatalogColumn("polrelid", 26, true),
              new CatalogColumn("polcmd", 18, true),
              new CatalogColumn("polpermissive", 16, true),
              new CatalogColumn("polroles", 1028, true),
              new CatalogColumn("polqual", 194, false),
              new CatalogColumn("polwithcheck", 194, false)),
          PgPolicy::read);

  public static final CatalogIndex<PgPolicy> OID_INDEX =
      new CatalogIndex<>("pg_policy_oid_index", 3257, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgPolicy> POLRELID_POLNAME_INDEX =
      new CatalogIndex<>(
          "pg_policy_polrelid_polname_index", 3258, true, false, TABLE, List.of(3, 2));

  public static final int ANUM_OID = 1;
  public static final int ANUM_POLNAME = 2;
  public static final int ANUM_POLRELID = 3;
  public static final int ANUM_POLCMD = 4;
  public static final int ANUM_POLPERMISSIVE = 5;
  public static final int ANUM_POLROLES = 6;
  public static final int ANUM_POLQUAL = 7;
  public static final int ANUM_POLWITHCHECK = 8;

  private static PgPolicy read(RowSource row) {
    return new PgPolicy(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.letter(4),
        row.bool(5),
        row.oids(6),
        row.isNull(7) ? null : row.text(7),
        row.isNull(8) ? null : row.text(8));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> polname;
      case 3 -> polrelid;
      case 4 -> polcmd;
      case 5 -> polpermissive;
      case 6 -> polroles;
      case 7 -> polqual;
      case 8 -> polwithcheck;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
