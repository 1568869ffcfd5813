package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.gajah.catalog.operator.Operators;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OpExpr;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// What a search for joins asks of conditions again and again, found once for each.
final class JoinConditions {
  private final Operators operators;
  private final Functions functions;
  private final IdentityHashMap<Expr, Bitmapset> relations = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Double> evaluations = new IdentityHashMap<>();
  private final IdentityHashMap<OpExpr, Sides> sides = new IdentityHashMap<>();

  /// For each expression that a join may be ordered by, the relations of the conditions about it.
  private final Map<Object, List<Bitmapset>> subjects = new HashMap<>();

  /// A comparison of two sides, and the same the other way round where there is one.
  private record Sides(Bitmapset left, Bitmapset right, OpExpr straight, @Nullable OpExpr turned) {}

  JoinConditions(Operators operators, Functions functions) {
    this.operators = operators;
    this.functions = functions;
  }

  /// The relations of whose columns a condition is.
  Bitmapset relations(Expr condition) {
    return relations.computeIfAbsent(condition, Trees::relations);
  }

  /// What it costs to compute some conditions once, in calls of operators.
  double evaluation(List<Expr> conditions) {
    double cost = 0;
    for (Expr condition : conditions) {
      cost += evaluations.computeIfAbsent(condition, functions::evaluation);
    }
    return cost;
  }

  /// The condition with the outer side left, when it compares both sides.
  @Nullable OpExpr equality(Expr condition, Bitmapset outer, Bitmapset inner) {
    if (!(condition instanceof OpExpr operator) || operator.args().size() != 2) {
      return null;
    }
    Sides both = sides.computeIfAbsent(operator, this::sides);
    if (both.left.isEmpty() || both.right.isEmpty()) {
      return null;
    }
    if (both.left.isSubsetOf(outer) && both.right.isSubsetOf(inner)) {
      return both.straight;
    }
    return both.left.isSubsetOf(inner) && both.right.isSubsetOf(outer) ? both.turned : null;
  }

  private Sides sides(OpExpr operator) {
    if (functions.containsVolatile(operator)) {
      return new Sides(Bitmapset.EMPTY, Bitmapset.EMPTY, operator, null);
    }
    int commutator = operators.commutator(operator.opno());
    OpExpr turned =
        commutator == 0
            ? null
            : operator.toBuilder()
                .opno(commutator)
                .opfuncid(operators.get(commutator).oprcode())
                .args(List.of(operator.args().get(1), operator.args().get(0)))
                .build();
    return new Sides(
        Trees.relations(operator.args().get(0)),
        Trees.relations(operator.args().get(1)),
        operator,
        turned);
  }

  // Orders

  /// Tells of conditions that rows may be merged by.
  void announce(List<Expr> conditions) {
    for (Expr condition : conditions) {
      if (condition instanceof OpExpr operator && operator.args().size() == 2) {
        for (Expr side : operator.args()) {
          subjects
              .computeIfAbsent(OrderKey.subject(side), _ -> new ArrayList<>(2))
              .add(relations(condition));
        }
      }
    }
  }

  /// As much of an order as a join with further relations may make use of.
  List<OrderKey> useful(List<OrderKey> order, Bitmapset joined) {
    int kept = 0;
    while (kept < order.size() && isUseful(order.get(kept), joined)) {
      kept++;
    }
    return kept == order.size() ? order : List.copyOf(order.subList(0, kept));
  }

  private boolean isUseful(OrderKey key, Bitmapset joined) {
    for (Bitmapset condition : subjects.getOrDefault(key.subject(), List.of())) {
      if (!condition.isSubsetOf(joined)) {
        return true;
      }
    }
    return false;
  }
}
