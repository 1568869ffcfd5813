package org.gajah.commands.view;

import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// Whether rows of a view can be changed as if they were its table's. Mirrors
/// `view_query_is_auto_updatable` of `rewrite/rewriteHandler.c`.
final class UpdatableViews {
  private UpdatableViews() {}

  /// Why not; null when they can.
  static @Nullable String reasonAgainst(Query query) {
    String containing = containing(query);
    if (containing != null) {
      return "Views containing " + containing + " are not automatically updatable.";
    }
    if (query.hasAggs()) {
      return "Views that return aggregate functions are not automatically updatable.";
    }
    if (query.hasWindowFuncs()) {
      return "Views that return window functions are not automatically updatable.";
    }
    if (query.hasTargetSRFs()) {
      return "Views that return set-returning functions are not automatically updatable.";
    }
    if (!isSingleTable(query)) {
      return "Views that do not select from a single table or view are not automatically "
          + "updatable.";
    }
    for (TargetEntry target : query.targetList()) {
      if (target.expr() instanceof Var var && var.varattno() > 0 && !target.resjunk()) {
        return null;
      }
    }
    return "Views that have no updatable columns are not automatically updatable.";
  }

  private static @Nullable String containing(Query query) {
    if (!query.distinctClause().isEmpty()) {
      return "DISTINCT";
    }
    if (!query.groupClause().isEmpty() || !query.groupingSets().isEmpty()) {
      return "GROUP BY";
    }
    if (query.havingQual() != null) {
      return "HAVING";
    }
    if (query.setOperations() != null) {
      return "UNION, INTERSECT, or EXCEPT";
    }
    if (!query.cteList().isEmpty()) {
      return "WITH";
    }
    return query.limitOffset() != null || query.limitCount() != null ? "LIMIT or OFFSET" : null;
  }

  private static boolean isSingleTable(Query query) {
    if (query.jointree() == null
        || query.jointree().fromlist().size() != 1
        || !(query.jointree().fromlist().getFirst() instanceof RangeTblRef ref)) {
      return false;
    }
    RangeTblEntry entry = query.rtable().get(ref.rtindex() - 1);
    if (entry.rtekind() != RTEKind.RTE_RELATION || entry.tablesample() != null) {
      return false;
    }
    return switch (entry.relkind()) {
      case 'r', 'f', 'v', 'p' -> true;
      default -> false;
    };
  }
}
