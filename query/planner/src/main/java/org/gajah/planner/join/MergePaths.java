package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.planner.facts.Costs;
import org.jspecify.annotations.Nullable;

/// Joins of two inputs that come in the order of the keys, sorted for it or anyway. Mirrors the
/// merge joins of `optimizer/path/joinpath.c`.
final class MergePaths {
  private static final short LESS = 1;
  private static final short GREATER = 5;

  /// Bytes that a row takes while it is sorted, about.
  private static final int ORDER_ROW = 64;

  private final Costs costs;
  private final CatalogSource catalog;
  private final Operators operators;
  private final JoinConditions known;
  private final Map<Integer, Integer> families = new HashMap<>();

  MergePaths(Costs costs, Operators operators, JoinConditions known) {
    this.costs = costs;
    this.catalog = operators.catalog();
    this.operators = operators;
    this.known = known;
  }

  /// Which way a condition is merged.
  private record Merged(OpExpr condition, int family) {}

  /// Adds the merge joins of an outer path and the inner relations.
  ///
  /// @param equalities conditions that may be merged by, the outer side left
  /// @param others the other conditions of the join
  /// @param kept how much of an order the result keeps
  void add(
      Rel rel,
      Path outer,
      Rel inner,
      JoinType type,
      List<OpExpr> equalities,
      List<Expr> others,
      List<Expr> filter,
      UnaryOperator<List<OrderKey>> kept) {
    List<Merged> mergeable = new ArrayList<>();
    List<Expr> rest = new ArrayList<>(others);
    for (OpExpr equality : equalities) {
      int family = families.computeIfAbsent(equality.opno(), this::family);
      if (family == 0) {
        rest.add(equality);
      } else {
        mergeable.add(new Merged(equality, family));
      }
    }
    if (mergeable.isEmpty()) {
      return;
    }
    merge(
        rel, outer, inner, type, arranged(mergeable, outer.estimate().order()), rest, filter, kept);
  }

  private int family(int operator) {
    PgOperator row = operators.get(operator);
    if (!row.oprcanmerge() || isPolymorphic(operator)) {
      return 0;
    }
    for (int family : operators.mergeFamilies(operator)) {
      boolean ordered =
          operators.member(family, row.oprleft(), row.oprleft(), LESS) != 0
              && operators.member(family, row.oprright(), row.oprright(), LESS) != 0;
      if (ordered) {
        return family;
      }
    }
    return 0;
  }

  /// Whether an operator takes arguments of types that are known only where it is used.
  private boolean isPolymorphic(int operator) {
    PgOperator row = operators.get(operator);
    return isPseudo(row.oprleft()) || isPseudo(row.oprright());
  }

  private boolean isPseudo(int type) {
    return catalog.get(SysCache.TYPEOID, type).typtype() == PgType.TYPTYPE_PSEUDO;
  }

  /// The conditions as far as the outer rows are ordered by them already, then the others.
  private List<Merged> arranged(List<Merged> mergeable, List<OrderKey> order) {
    List<Merged> left = new ArrayList<>(mergeable);
    List<Merged> result = new ArrayList<>();
    for (OrderKey key : order) {
      Merged found =
          left.stream()
              .filter(merged -> key(merged, true, key).equals(key))
              .findFirst()
              .orElse(null);
      if (found == null) {
        break;
      }
      result.add(found);
      left.remove(found);
    }
    result.addAll(left);
    return result;
  }

  /// The order of one side of a condition.
  ///
  /// @param like which gives the direction, or null for ascending
  private OrderKey key(Merged merged, boolean ofOuter, @Nullable OrderKey like) {
    Expr side = merged.condition().args().get(ofOuter ? 0 : 1);
    return new OrderKey(
        known.subject(side, merged.family(), merged.condition().inputcollid()),
        merged.family(),
        merged.condition().inputcollid(),
        like != null && like.descending(),
        like != null && like.nullsFirst());
  }

  private void merge(
      Rel rel,
      Path outer,
      Rel inner,
      JoinType type,
      List<Merged> merged,
      List<Expr> rest,
      List<Expr> filter,
      UnaryOperator<List<OrderKey>> kept) {
    List<OrderKey> has = outer.estimate().order();
    List<OrderKey> outerOrder = new ArrayList<>();
    List<OrderKey> innerOrder = new ArrayList<>();
    for (int i = 0; i < merged.size(); i++) {
      OrderKey like = i < has.size() ? has.get(i) : null;
      boolean follows = like != null && key(merged.get(i), true, like).equals(like);
      outerOrder.add(key(merged.get(i), true, follows ? like : null));
      innerOrder.add(key(merged.get(i), false, follows ? like : null));
    }
    Path from = null;
    double least = Double.MAX_VALUE;
    for (Path path : inner.paths()) {
      if (!path.required().isEmpty()) {
        continue;
      }
      double cost =
          path.total() + (OrderKey.satisfies(path.estimate().order(), innerOrder) ? 0 : sort(path));
      if (cost < least) {
        from = path;
        least = cost;
      }
    }
    if (from != null) {
      merge(rel, outer, from, type, merged, outerOrder, innerOrder, rest, filter, kept);
    }
  }

  private void merge(
      Rel rel,
      Path outer,
      Path inner,
      JoinType type,
      List<Merged> merged,
      List<OrderKey> outerOrder,
      List<OrderKey> innerOrder,
      List<Expr> rest,
      List<Expr> filter,
      UnaryOperator<List<OrderKey>> kept) {
    boolean sortsOuter = !OrderKey.satisfies(outer.estimate().order(), outerOrder);
    boolean sortsInner = !OrderKey.satisfies(inner.estimate().order(), innerOrder);
    double startup =
        (sortsOuter ? outer.total() + sort(outer) : outer.estimate().startup())
            + (sortsInner ? inner.total() + sort(inner) : inner.estimate().startup());
    double total =
        outer.total()
            + (sortsOuter ? sort(outer) : 0)
            + inner.total()
            + (sortsInner ? sort(inner) : 0)
            + (outer.rows() + inner.rows()) * merged.size() * costs.operator()
            + rel.rows() * (costs.tuple() + known.evaluation(rest) * costs.operator())
            + (costs.methods().mergejoin() ? 0 : Costs.DISABLED);
    List<OrderKey> order = kept.apply(sortsOuter ? outerOrder : outer.estimate().order());
    if (rel.isOutdone(startup, total, order, outer.required())) {
      return;
    }
    rel.add(
        new Path.MergeJoin(
            new Path.Estimate(rel.relations(), rel.rows(), startup, total, order, outer.required()),
            outer,
            inner,
            type,
            merged.stream().<Expr>map(Merged::condition).toList(),
            outerOrder,
            sortOperators(merged, outerOrder, true),
            sortOperators(merged, outerOrder, false),
            sortsOuter,
            sortsInner,
            rest,
            filter));
  }

  private List<Integer> sortOperators(List<Merged> merged, List<OrderKey> order, boolean ofOuter) {
    List<Integer> result = new ArrayList<>();
    for (int i = 0; i < merged.size(); i++) {
      var row = operators.get(merged.get(i).condition().opno());
      int type = ofOuter ? row.oprleft() : row.oprright();
      short strategy = order.get(i).descending() ? GREATER : LESS;
      result.add(operators.member(merged.get(i).family(), type, type, strategy));
    }
    return result;
  }

  private double sort(Path path) {
    double rows = Math.max(2, path.rows());
    double allowed = costs.methods().sort() ? 0 : Costs.DISABLED;
    double bytes = rows * ORDER_ROW;
    double spilled = bytes <= costs.workMemory() ? 0 : bytes / 8192 * 2 * costs.sequentialPage();
    return 2 * costs.operator() * rows * Math.log(rows) / Math.log(2) + spilled + allowed;
  }
}
