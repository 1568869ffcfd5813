package org.gajah.engine.relation;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.engine.scope.SessionScope;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.kinds.ObjectType;

/// Whether a role may do what a statement does to relations. Mirrors `ExecCheckPermissions()`.
public final class Permissions {
  private static final long INSERT = 1;
  private static final long SELECT = 2;
  private static final long UPDATE = 4;

  /// What sets of columns number 0 is, so that system columns have room.
  private static final int FIRST = -7;

  private Permissions() {}

  public static void check(SessionScope session, List<RTEPermissionInfo> permissions) {
    for (RTEPermissionInfo permission : permissions) {
      if (permission.requiredPerms() != 0 && !isAllowed(session, permission)) {
        PgClass row = session.catalog().get(SysCache.RELOID, permission.relid());
        String kind = row.relkind() == PgClass.RELKIND_VIEW ? "view" : "table";
        throw new PgException(
            SqlState.INSUFFICIENT_PRIVILEGE,
            "permission denied for %s %s".formatted(kind, row.relname()));
      }
    }
  }

  private static boolean isAllowed(SessionScope session, RTEPermissionInfo permission) {
    int role = permission.checkAsUser() == 0 ? session.user() : permission.checkAsUser();
    Privileges privileges = session.namespaces().privileges();
    long required = permission.requiredPerms();
    long held = privileges.mask(ObjectType.OBJECT_TABLE, permission.relid(), role, required, true);
    long missing = required & ~held;
    if (missing == 0) {
      return true;
    }
    return (missing & ~(SELECT | INSERT | UPDATE)) == 0
        && columns(privileges, permission, role, missing & SELECT, permission.selectedCols())
        && columns(privileges, permission, role, missing & INSERT, permission.insertedCols())
        && columns(privileges, permission, role, missing & UPDATE, permission.updatedCols());
  }

  private static boolean columns(
      Privileges privileges,
      RTEPermissionInfo permission,
      int role,
      long needed,
      Bitmapset columns) {
    if (needed == 0) {
      return true;
    }
    if (columns.isEmpty()) {
      return privileges.mayColumns(permission.relid(), role, needed, false);
    }
    return columns.stream()
        .map(member -> member + FIRST)
        .allMatch(column ->
            column == 0
                ? privileges.mayColumns(permission.relid(), role, needed, true)
                : privileges.mayColumn(permission.relid(), column, role, needed));
  }
}
