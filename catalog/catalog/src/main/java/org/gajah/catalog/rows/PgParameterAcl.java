package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_parameter_acl`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgParameterAcl(int oid, String parname, AclItem @Nullable [] paracl)
    implements CatalogRow {
  public static final CatalogTable<PgParameterAcl> TABLE =
      new CatalogTable<>(
          "pg_parameter_acl",
          6243,
          0,
          true,
          6244,
          6245,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("parname", 25, true),
              new CatalogColumn("paracl", 1034, false)),
          PgParameterAcl::read);

  public static final CatalogIndex<PgParameterAcl> PARNAME_INDEX =
      new CatalogIndex<>("pg_parameter_acl_parname_index", 6246, true, false, TABLE, List.of(2));

  public static final CatalogIndex<PgParameterAcl> OID_INDEX =
      new CatalogIndex<>("pg_parameter_acl_oid_index", 6247, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_PARNAME = 2;
  public static final int ANUM_PARACL = 3;

  private static PgParameterAcl read(RowSource row) {
    return new PgParameterAcl(row.int4(1), row.text(2), row.isNull(3) ? null : row.acl(3));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> parname;
      case 3 -> paracl;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
