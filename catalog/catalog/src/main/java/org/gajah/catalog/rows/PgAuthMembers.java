package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_auth_members`.
@Generated("CatalogFactsTest")
public record PgAuthMembers(
    int oid,
    int roleid,
    int member,
    int grantor,
    boolean admin_option,
    boolean inherit_option,
    boolean set_option)
    implements CatalogRow {
  public static final CatalogTable<PgAuthMembers> TABLE =
      new CatalogTable<>(
          "pg_auth_members",
          1261,
          2843,
          true,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("roleid", 26, true),
              new CatalogColumn("member", 26, true),
              new CatalogColumn("grantor", 26, true),
              new CatalogColumn("admin_option", 16, true),
              new CatalogColumn("inherit_option", 16, true),
              new CatalogColumn("set_option", 16, true)),
          PgAuthMembers::read);

  public static final CatalogIndex<PgAuthMembers> ROLE_MEMBER_INDEX =
      new CatalogIndex<>(
          "pg_auth_members_role_member_index", 2694, true, false, TABLE, List.of(2, 3, 4));

  public static final CatalogIndex<PgAuthMembers> MEMBER_ROLE_INDEX =
      new CatalogIndex<>(
          "pg_auth_members_member_role_index", 2695, true, false, TABLE, List.of(3, 2, 4));

  public static final CatalogIndex<PgAuthMembers> GRANTOR_INDEX =
      new CatalogIndex<>("pg_auth_members_grantor_index", 6302, false, false, TABLE, List.of(4));

  public static final CatalogIndex<PgAuthMembers> OID_INDEX =
      new CatalogIndex<>("pg_auth_members_oid_index", 6303, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_ROLEID = 2;
  public static final int ANUM_MEMBER = 3;
  public static final int ANUM_GRANTOR = 4;
  public static final int ANUM_ADMIN_OPTION = 5;
  public static final int ANUM_INHERIT_OPTION = 6;
  public static final int ANUM_SET_OPTION = 7;

  private static PgAuthMembers read(RowSource row) {
    return new PgAuthMembers(
        row.int4(1), row.int4(2), row.int4(3), row.int4(4), row.bool(5), row.bool(6), row.bool(7));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> roleid;
      case 3 -> member;
      case 4 -> grantor;
      case 5 -> admin_option;
      case 6 -> inherit_option;
      case 7 -> set_option;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
