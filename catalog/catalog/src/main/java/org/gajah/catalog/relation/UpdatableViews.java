package org.gajah.catalog.relation;

import java.util.Objects;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// Whether rows of a view can be changed as if they were its table's. Mirrors
/// `view_query_is_auto_updatable` of `rewrite/rewriteHandler.c`.
public final class UpdatableViews {
  private UpdatableViews() {}

  /// Why rows cannot be changed, or none of their columns; null when they can.
  public static @Nullable String reasonAgainst(Query query) {
    String reason = reasonAgainstRows(query);
    if (reason != null) {
      return reason;
    }
    return query.targetList().stream().anyMatch(target -> column(query, target) != 0)
        ? null
        : "Views that have no updatable columns are not automatically updatable.";
  }

  /// Why rows cannot be changed; null when they can, whether or not some column can.
  public static @Nullable String reasonAgainstRows(Query query) {
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
    return null;
  }

  /// The relation that rows of an updatable view come from.
  public static RangeTblEntry source(Query query) {
    RangeTblRef ref = (RangeTblRef) Objects.requireNonNull(query.jointree()).fromlist().getFirst();
    return query.rtable().get(ref.rtindex() - 1);
  }

  /// The number of the source's column that a column of the view is, 0 for one that cannot be
  /// changed.
  public static int column(Query query, TargetEntry target) {
    return target.expr() instanceof Var var && var.varattno() > 0 && !target.resjunk()
        ? var.varattno()
        : 0;
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
