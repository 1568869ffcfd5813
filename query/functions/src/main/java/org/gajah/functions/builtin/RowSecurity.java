package org.gajah.functions.builtin;

import org.gajah.base.bytes.Slice;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.contract.PgFunction;

/// Whether policies bind the current user (`utils/misc/rls.c`).
public final class RowSecurity {
  private RowSecurity() {}

  @PgFunction("row_security_active")
  public static boolean active(FunctionContext context, int relation) {
    PgClass row = context.catalog().find(SysCache.RELOID, relation);
    if (row == null || !row.relrowsecurity()) {
      return false;
    }
    Privileges privileges = context.names().namespaces().privileges();
    int user = context.session().currentUser();
    return !privileges.roles().bypassesRowSecurity(user)
        && (row.relforcerowsecurity() || !privileges.owns(row.relowner(), user));
  }

  @PgFunction("row_security_active_name")
  public static boolean active(FunctionContext context, Slice relation) {
    return active(context, Definitions.relation(context, relation, false));
  }
}
