package org.gajah.planner.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.nodes.Alias;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Param;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.kinds.SubLinkType;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Turns EXISTS and IN in WHERE into joins: semi-joins, and anti-joins for NOT EXISTS. Mirrors
/// `pull_up_sublinks()`.
public final class SublinkPullUp {
  private final Functions functions;
  private final ExpressionTypes types;

  public SublinkPullUp(Functions functions, ExpressionTypes types) {
    this.functions = functions;
    this.types = types;
  }

  /// Turns what can be.
  public Query process(Query query) {
    Query current = query;
    List<Expr> left = new ArrayList<>();
    for (Expr condition : Trees.conjuncts(Objects.requireNonNull(query.jointree()).quals())) {
      Query changed = pullUp(current, condition);
      if (changed == null) {
        left.add(condition);
      } else {
        current = changed;
      }
    }
    return current.toBuilder()
        .jointree(Shifts.and(Objects.requireNonNull(current.jointree()), left))
        .build();
  }

  /// @return null when the condition has to stay
  private @Nullable Query pullUp(Query query, Expr condition) {
    if (Objects.requireNonNull(query.jointree()).fromlist().isEmpty()) {
      return null;
    }
    if (condition instanceof SubLink link) {
      return switch (link.subLinkType()) {
        case EXISTS_SUBLINK -> exists(query, link, JoinType.JOIN_SEMI);
        case ANY_SUBLINK -> any(query, link);
        default -> null;
      };
    }
    return condition instanceof BoolExpr not
            && not.boolop() == BoolExprType.NOT_EXPR
            && not.args().getFirst() instanceof SubLink link
            && link.subLinkType() == SubLinkType.EXISTS_SUBLINK
        ? exists(query, link, JoinType.JOIN_ANTI)
        : null;
  }

  // EXISTS

  private @Nullable Query exists(Query query, SubLink link, JoinType type) {
    Query sub = JoinAliases.resolved(simplified((Query) link.subselect()));
    FromExpr from = Objects.requireNonNull(sub.jointree());
    if (!PullUp.isPlainSelect(sub)
        || from.fromlist().isEmpty()
        || functions.containsVolatile(from.quals())
        || Trees.refersOutside(
            sub.toBuilder().jointree(new FromExpr(from.fromlist(), null)).build())
        || Trees.relations(from.quals(), 1).isEmpty()
        || refersFurther(sub)) {
      return null;
    }
    Query moved =
        Shifts.raised(Shifts.moved(sub, query.rtable().size(), query.rteperminfos().size()));
    FromExpr movedFrom = Objects.requireNonNull(moved.jointree());
    List<Expr> inside = new ArrayList<>();
    List<Expr> between = new ArrayList<>();
    for (Expr condition : Trees.conjuncts(movedFrom.quals())) {
      boolean own = Trees.relations(condition).stream().allMatch(r -> r > query.rtable().size());
      (own ? inside : between).add(condition);
    }
    Query wide = Shifts.withEntries(query, moved.rtable(), moved.rteperminfos());
    FromExpr right = new FromExpr(movedFrom.fromlist(), Shifts.conjunction(inside));
    return joined(wide, type, right, between, query.hasSubLinks() || sub.hasSubLinks());
  }

  /// The columns, their order and the like do not matter for whether there is a row.
  private static Query simplified(Query query) {
    boolean harmless =
        !query.hasAggs()
            && !query.hasWindowFuncs()
            && !query.hasTargetSRFs()
            && query.havingQual() == null
            && query.groupingSets().isEmpty();
    return harmless
        ? query.toBuilder()
            .targetList(List.of())
            .groupClause(List.of())
            .distinctClause(List.of())
            .sortClause(List.of())
            .hasDistinctOn(false)
            .build()
        : query;
  }

  /// Whether a query refers to more than the next query around it.
  private static boolean refersFurther(Query query) {
    return new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        return node instanceof Var var && var.varlevelsup() > levelsUp() + 1 || children(node);
      }
    }.walk(query);
  }

  private static Query joined(
      Query query, JoinType type, FromItem right, List<Expr> conditions, boolean hasSubLinks) {
    FromExpr from = Objects.requireNonNull(query.jointree());
    FromItem left =
        from.fromlist().size() == 1
            ? from.fromlist().getFirst()
            : new FromExpr(from.fromlist(), null);
    JoinExpr join =
        JoinExpr.builder()
            .jointype(type)
            .larg(left)
            .rarg(right)
            .usingClause(List.of())
            .quals(Shifts.conjunction(conditions))
            .build();
    return query.toBuilder()
        .jointree(new FromExpr(List.of(join), from.quals()))
        .hasSubLinks(hasSubLinks)
        .build();
  }

  // IN

  private @Nullable Query any(Query query, SubLink link) {
    Query sub = (Query) link.subselect();
    Expr test = Objects.requireNonNull(link.testexpr());
    if (Trees.refersOutside(sub)
        || Trees.relations(test).isEmpty()
        || functions.containsVolatile(test)
        || Trees.any(test, node -> node instanceof SubLink)) {
      return null;
    }
    int place = query.rtable().size() + 1;
    List<TargetEntry> targets = sub.targetList().stream().filter(t -> !t.resjunk()).toList();
    Expr condition =
        Trees.replace(
            test,
            node ->
                node instanceof Param param && param.paramkind() == ParamKind.PARAM_SUBLINK
                    ? variable(place, targets.get(param.paramid() - 1))
                    : null);
    List<String> names =
        targets.stream().map(t -> Objects.requireNonNullElse(t.resname(), "?column?")).toList();
    RangeTblEntry entry =
        RangeTblEntry.builder()
            .rtekind(RTEKind.RTE_SUBQUERY)
            .subquery(sub)
            .alias(new Alias("ANY_subquery", List.of()))
            .eref(new Alias("ANY_subquery", names))
            .inFromCl(true)
            .build();
    Query wide = Shifts.withEntries(query, List.of(entry), List.of());
    return joined(
        wide,
        JoinType.JOIN_SEMI,
        new RangeTblRef(place),
        Trees.conjuncts(condition),
        query.hasSubLinks());
  }

  private Var variable(int place, TargetEntry target) {
    return Var.builder()
        .varno(place)
        .varattno(target.resno())
        .vartype(types.type(target.expr()))
        .vartypmod(types.typmod(target.expr()))
        .varcollid(types.collation(target.expr()))
        .varnosyn(place)
        .varattnosyn(target.resno())
        .build();
  }
}
