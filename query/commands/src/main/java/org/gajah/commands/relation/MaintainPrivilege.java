package org.gajah.commands.relation;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.kinds.ObjectType;

/// The privilege MAINTAIN: who may cluster a table or refresh a view. Mirrors
/// `RangeVarCallbackMaintainsTable` of `commands/tablecmds.c`.
public final class MaintainPrivilege {
  private MaintainPrivilege() {}

  /// Whether the current user has it on a table.
  public static boolean isGranted(CommandContext context, int table) {
    return context
            .namespaces()
            .privileges()
            .mask(ObjectType.OBJECT_TABLE, table, context.user(), Privilege.MAINTAIN.bit(), true)
        != 0;
  }

  /// Refuses what is no table, and who may not maintain it, before it is locked.
  ///
  /// @param oid of a relation whose name was found, or 0
  public static void require(CommandContext context, int oid) {
    PgClass row = oid == Oid.INVALID ? null : context.catalog().find(SysCache.RELOID, oid);
    if (row == null) {
      return;
    }
    switch (row.relkind()) {
      case PgClass.RELKIND_RELATION,
          PgClass.RELKIND_TOASTVALUE,
          PgClass.RELKIND_MATVIEW,
          PgClass.RELKIND_PARTITIONED_TABLE -> {}
      default ->
          throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "\"%s\" is not a table or materialized view".formatted(row.relname()));
    }
    if (!isGranted(context, oid)) {
      throw Denials.noPrivilege(Denials.kindOf(row.relkind()), row.relname());
    }
  }
}
