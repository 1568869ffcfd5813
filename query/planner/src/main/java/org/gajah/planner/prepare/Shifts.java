package org.gajah.planner.prepare;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.RowMarkClause;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.walk.TreeRewriter;

/// Makes the parts of a query fit for another's range table. Mirrors `OffsetVarNodes()` and
/// `IncrementVarSublevelsUp()` of `rewrite/rewriteManip.c`.
final class Shifts {
  private Shifts() {}

  /// The query as if its range table stood behind `offset` other entries.
  static Query moved(Query query, int offset, int permissions) {
    return new TreeRewriter() {
      @Override
      protected Node rewrite(Node node) {
        return switch (node) {
          case Var var when var.varlevelsup() == levelsUp() -> variable(var, offset);
          case RangeTblRef ref when levelsUp() == 0 -> new RangeTblRef(ref.rtindex() + offset);
          case JoinExpr join when levelsUp() == 0 && join.rtindex() > 0 ->
              children(join.toBuilder().rtindex(join.rtindex() + offset).build());
          case RowMarkClause mark when levelsUp() == 0 ->
              mark.toBuilder().rti(mark.rti() + offset).build();
          case RangeTblEntry entry when levelsUp() == 0 && entry.perminfoindex() > 0 ->
              children(
                  entry.toBuilder().perminfoindex(entry.perminfoindex() + permissions).build());
          default -> children(node);
        };
      }
    }.apply(query);
  }

  private static Var variable(Var var, int offset) {
    int syntactic = var.varnosyn() > 0 ? var.varnosyn() + offset : var.varnosyn();
    return var.toBuilder().varno(var.varno() + offset).varnosyn(syntactic).build();
  }

  /// The query as it stands when it is no longer one level further down: what it took from the
  /// query around it is now its own level's.
  static Query raised(Query query) {
    return new TreeRewriter() {
      @Override
      protected Node rewrite(Node node) {
        int limit = 1 + levelsUp();
        return switch (node) {
          case Var var when var.varlevelsup() >= limit ->
              var.toBuilder().varlevelsup(var.varlevelsup() - 1).build();
          case Aggref aggregate when aggregate.agglevelsup() >= limit ->
              children(aggregate.toBuilder().agglevelsup(aggregate.agglevelsup() - 1).build());
          case RangeTblEntry entry
              when entry.rtekind() == RTEKind.RTE_CTE && entry.ctelevelsup() >= limit ->
              children(entry.toBuilder().ctelevelsup(entry.ctelevelsup() - 1).build());
          default -> children(node);
        };
      }
    }.apply(query);
  }

  /// A query with the range table of another behind its own.
  static Query withEntries(
      Query query, List<RangeTblEntry> entries, List<RTEPermissionInfo> permissions) {
    List<RangeTblEntry> all = new ArrayList<>(query.rtable());
    all.addAll(entries);
    List<RTEPermissionInfo> allPermissions = new ArrayList<>(query.rteperminfos());
    allPermissions.addAll(permissions);
    return query.toBuilder().rtable(all).rteperminfos(allPermissions).build();
  }

  /// WHERE of a join tree and one more condition.
  static FromExpr and(FromExpr from, List<Expr> conditions) {
    return new FromExpr(from.fromlist(), conjunction(conditions));
  }

  /// One condition that says that all hold; null for none.
  static @org.jspecify.annotations.Nullable Expr conjunction(List<Expr> conditions) {
    if (conditions.isEmpty()) {
      return null;
    }
    return conditions.size() == 1
        ? conditions.getFirst()
        : new BoolExpr(BoolExprType.AND_EXPR, conditions, -1);
  }
}
