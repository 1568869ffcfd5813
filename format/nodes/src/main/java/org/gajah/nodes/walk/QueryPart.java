package org.gajah.nodes.walk;

import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RowMarkClause;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.kinds.RTEKind;

/// Parts of queries that a walk can leave out.
public enum QueryPart {
  /// The range table as a whole.
  RANGE_TABLE,
  /// Subqueries in the range table; the entries are visited.
  RANGE_TABLE_SUBQUERIES,
  /// The expressions behind the columns of joins.
  JOIN_ALIASES,
  /// Subqueries of WITH; the [CommonTableExpr]s are visited.
  CTE_SUBQUERIES,
  /// Sort and group clauses, row marks and permission infos: nodes without expressions.
  BOOKKEEPING;

  /// Whether `child` of `parent` is this part.
  boolean holds(Node parent, Node child) {
    return switch (this) {
      case RANGE_TABLE -> parent instanceof Query && child instanceof RangeTblEntry;
      case RANGE_TABLE_SUBQUERIES -> parent instanceof RangeTblEntry && child instanceof Query;
      case JOIN_ALIASES ->
          parent instanceof RangeTblEntry entry
              && entry.rtekind() == RTEKind.RTE_JOIN
              && child instanceof Expr;
      case CTE_SUBQUERIES -> parent instanceof CommonTableExpr && child instanceof Query;
      case BOOKKEEPING ->
          child instanceof SortGroupClause
              || child instanceof RowMarkClause
              || child instanceof RTEPermissionInfo;
    };
  }
}
