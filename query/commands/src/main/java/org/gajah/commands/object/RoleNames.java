package org.gajah.commands.object;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.nodes.RoleSpec;

/// Roles as commands name them. Mirrors `get_rolespec_oid` of `utils/adt/acl.c`.
public final class RoleNames {
  private RoleNames() {}

  /// The OID of a role.
  ///
  /// @return 0 when there is none and that may be
  public static int oid(Definer definer, RoleSpec spec, boolean missingOk) {
    return switch (spec.roletype()) {
      case ROLESPEC_CSTRING ->
          definer.roles().oid(Objects.requireNonNull(spec.rolename()), missingOk);
      case ROLESPEC_CURRENT_ROLE, ROLESPEC_CURRENT_USER -> definer.user();
      case ROLESPEC_SESSION_USER -> definer.context().sessionUser();
      case ROLESPEC_PUBLIC ->
          throw new PgException(
              SqlState.UNDEFINED_OBJECT, "role \"%s\" does not exist".formatted("public"));
    };
  }

  /// The OID of a role, 0 for PUBLIC.
  public static int oidOrPublic(Definer definer, RoleSpec spec) {
    return switch (spec.roletype()) {
      case ROLESPEC_PUBLIC -> Oid.INVALID;
      default -> oid(definer, spec, false);
    };
  }

  /// The name of a role.
  public static String name(Definer definer, RoleSpec spec) {
    return definer.roles().name(oid(definer, spec, false));
  }

  /// @throws PgException 42939 when a name is reserved
  public static void requireFree(RoleSpec spec, String detail) {
    if (spec.rolename() != null && isReserved(spec.rolename())) {
      throw reserved(spec.rolename(), detail);
    }
  }

  public static PgException reserved(String name, String detail) {
    return new PgException(SqlState.RESERVED_NAME, "role name \"%s\" is reserved".formatted(name))
        .detail(detail);
  }

  /// Whether names like this are the system's.
  public static boolean isReserved(String name) {
    return name.startsWith("pg_");
  }
}
