package org.gajah.planner.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.JoinTree;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.walk.QueryPart;
import org.gajah.nodes.walk.QueryLevels;
import org.gajah.nodes.walk.TreeRewriter;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Puts sub-queries that only join, filter and compute into the query around them, so that all
/// their relations are joined in one search. Mirrors `pull_up_subqueries()`.
public final class PullUp {
  private final Functions functions;

  public PullUp(Functions functions) {
    this.functions = functions;
  }

  /// Pulls up what can be, again and again.
  public Query process(Query query) {
    Query current = query;
    while (true) {
      Integer place = find(Objects.requireNonNull(current.jointree()), current, false);
      if (place == null) {
        return current;
      }
      current = pullUp(current, place);
    }
  }

  /// The first sub-query that can be pulled up.
  ///
  /// @param nullable whether an outer join above may make its columns null
  private @Nullable Integer find(FromItem item, Query query, boolean nullable) {
    return switch (item) {
      case RangeTblRef ref ->
          isSimple(query.rtable().get(ref.rtindex() - 1), ref.rtindex(), query, nullable)
              ? (Integer) ref.rtindex()
              : null;
      case FromExpr from -> {
        for (FromItem child : from.fromlist()) {
          Integer found = find(child, query, nullable);
          if (found != null) {
            yield found;
          }
        }
        yield null;
      }
      case JoinExpr join -> {
        JoinType type = join.jointype();
        boolean full = type == JoinType.JOIN_FULL;
        Integer found = find(join.larg(), query, nullable || full || type == JoinType.JOIN_RIGHT);
        yield found != null
            ? found
            : find(join.rarg(), query, nullable || full || type == JoinType.JOIN_LEFT);
      }
      default -> null;
    };
  }

  private boolean isSimple(RangeTblEntry entry, int place, Query query, boolean nullable) {
    Query sub = entry.subquery();
    if (entry.rtekind() != RTEKind.RTE_SUBQUERY || sub == null || entry.security_barrier()) {
      return false;
    }
    return isPlainSelect(sub)
        && !Objects.requireNonNull(sub.jointree()).fromlist().isEmpty()
        && sub.targetList().stream().noneMatch(t -> functions.containsVolatile(t.expr()))
        && (!nullable || sub.targetList().stream().allMatch(t -> isOwnVariable(t.expr())))
        && !(nullable && entry.lateral())
        && !usesWholeRow(query, place);
  }

  /// Whether a query only joins, filters and computes.
  static boolean isPlainSelect(Query query) {
    return query.commandType() == CmdType.CMD_SELECT
        && query.setOperations() == null
        && !query.hasAggs()
        && !query.hasWindowFuncs()
        && !query.hasTargetSRFs()
        && !query.hasModifyingCTE()
        && query.groupClause().isEmpty()
        && query.groupingSets().isEmpty()
        && query.havingQual() == null
        && query.sortClause().isEmpty()
        && query.distinctClause().isEmpty()
        && query.limitOffset() == null
        && query.limitCount() == null
        && query.rowMarks().isEmpty()
        && query.cteList().isEmpty()
        && !query.hasForUpdate();
  }

  private static boolean isOwnVariable(Expr expression) {
    return expression instanceof Var var && var.varlevelsup() == 0;
  }

  private static boolean usesWholeRow(Query query, int place) {
    return new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        return node instanceof Var var
                && var.varno() == place
                && var.varlevelsup() == levelsUp()
                && var.varattno() == 0
            || children(node);
      }
    }.walk(query);
  }

  private static Query pullUp(Query query, int place) {
    RangeTblEntry entry = query.rtable().get(place - 1);
    Query sub = JoinAliases.resolved(Objects.requireNonNull(entry.subquery()));
    sub = Shifts.raised(Shifts.moved(sub, query.rtable().size(), query.rteperminfos().size()));
    List<TargetEntry> targets = sub.targetList();
    FromExpr from = Objects.requireNonNull(sub.jointree());
    List<RangeTblEntry> entries = new ArrayList<>(sub.rtable());
    if (entry.lateral()) {
      entries.replaceAll(e -> isComputed(e) ? e.toBuilder().lateral(true).build() : e);
    }
    Query wide = Shifts.withEntries(query, entries, sub.rteperminfos());
    Query joined =
        wide.toBuilder()
            .jointree((FromExpr) replaced(Objects.requireNonNull(wide.jointree()), place, from))
            .hasSubLinks(query.hasSubLinks() || sub.hasSubLinks())
            .build();
    Query result =
        (Query)
            Trees.replaceVariables(
                emptied(joined, place),
                0,
                (var, depth) ->
                    var.varno() == place
                        ? (Expr) QueryLevels.pushDown(targets.get(var.varattno() - 1).expr(), depth, 0)
                        : null);
    return sub.hasSubLinks() ? (Query) withSubLinks(result) : result;
  }

  /// A query whose nested ones may have got expressions with sub-links, where they stood for
  /// columns.
  private static Node withSubLinks(Query query) {
    return new TreeRewriter(QueryPart.values()) {
      @Override
      protected Node rewrite(Node node) {
        Node inner = children(node);
        return inner instanceof Query nested && !nested.hasSubLinks()
            ? nested.toBuilder().hasSubLinks(true).build()
            : inner;
      }
    }.apply(query);
  }

  private static boolean isComputed(RangeTblEntry entry) {
    return entry.rtekind() == RTEKind.RTE_SUBQUERY
        || entry.rtekind() == RTEKind.RTE_FUNCTION
        || entry.rtekind() == RTEKind.RTE_VALUES;
  }

  /// The query without what the entry was, which stays for its permissions and name.
  private static Query emptied(Query query, int place) {
    List<RangeTblEntry> entries = new ArrayList<>(query.rtable());
    entries.set(place - 1, entries.get(place - 1).toBuilder().subquery(null).build());
    return query.toBuilder().rtable(entries).build();
  }

  private static JoinTree replaced(FromItem item, int place, FromExpr with) {
    return switch (item) {
      case RangeTblRef ref -> ref.rtindex() == place ? with : ref;
      case FromExpr from ->
          new FromExpr(
              from.fromlist().stream().map(child -> replaced(child, place, with)).toList(),
              from.quals());
      case JoinExpr join ->
          join.toBuilder()
              .larg(replaced(join.larg(), place, with))
              .rarg(replaced(join.rarg(), place, with))
              .build();
      default -> throw new IllegalStateException(item.toString());
    };
  }
}
