package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_default_acl`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgDefaultAcl(
    int oid, int defaclrole, int defaclnamespace, char defaclobjtype, AclItem[] defaclacl)
    implements CatalogRow {
  public static final CatalogTable<PgDefaultAcl> TABLE =
      new CatalogTable<>(
          "pg_default_acl",
          826,
          0,
          false,
          4143,
          4144,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("defaclrole", 26, true),
              new CatalogColumn("defaclnamespace", 26, true),
              new CatalogColumn("defaclobjtype", 18, true),
              new CatalogColumn("defaclacl", 1034, true)),
          PgDefaultAcl::read);

  public static final CatalogIndex<PgDefaultAcl> ROLE_NSP_OBJ_INDEX =
      new CatalogIndex<>(
          "pg_default_acl_role_nsp_obj_index", 827, true, false, TABLE, List.of(2, 3, 4));

  public static final CatalogIndex<PgDefaultAcl> OID_INDEX =
      new CatalogIndex<>("pg_default_acl_oid_index", 828, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_DEFACLROLE = 2;
  public static final int ANUM_DEFACLNAMESPACE = 3;
  public static final int ANUM_DEFACLOBJTYPE = 4;
  public static final int ANUM_DEFACLACL = 5;

  public static final char DEFACLOBJ_RELATION = 'r';
  public static final char DEFACLOBJ_SEQUENCE = 'S';
  public static final char DEFACLOBJ_FUNCTION = 'f';
  public static final char DEFACLOBJ_TYPE = 'T';
  public static final char DEFACLOBJ_NAMESPACE = 'n';

  private static PgDefaultAcl read(RowSource row) {
    return new PgDefaultAcl(row.int4(1), row.int4(2), row.int4(3), row.letter(4), row.acl(5));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> defaclrole;
      case 3 -> defaclnamespace;
      case 4 -> defaclobjtype;
      case 5 -> defaclacl;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
