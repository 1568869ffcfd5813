package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final IdentityHashMap<Expr, Equivalence> equivalences = new IdentityHashMap<>();
  private final OrderSubjects orderSubjects;

  /// For each expression that a join may be ordered by, the relations of the conditions about it.
  private final Map<Object, List<Bitmapset>> subjects = new HashMap<>();

  /// A comparison of two sides, and the same the other way round where there is one.
  private record Sides(Bitmapset left, Bitmapset right, OpExpr straight, @Nullable OpExpr turned) {}

  JoinConditions(Operators operators, Functions functions, OrderSubjects orderSubjects) {
    this.operators = operators;
    this.functions = functions;
    this.orderSubjects = orderSubjects;
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

  // Equivalences

  /// Those of some conditions that say something new each: of conditions that one equivalence gave,
  /// the first.
  List<Expr> distinct(List<Expr> conditions) {
    if (equivalences.isEmpty() || conditions.size() < 2) {
      return conditions;
    }
    List<Expr> result = new ArrayList<>(conditions.size());
    Set<Equivalence> seen = new HashSet<>();
    for (Expr condition : conditions) {
      Equivalence home = equivalences.get(condition);
      if (home == null || seen.add(home)) {
        result.add(condition);
      }
    }
    return result;
  }

  /// The conditions of a join that remain to be checked where the inner rows fulfil some already.
  List<Expr> without(List<Expr> conditions, List<Expr> enforced) {
    List<Expr> result = new ArrayList<>(conditions);
    result.removeAll(enforced);
    for (Expr each : enforced) {
      Equivalence home = equivalences.get(each);
      if (home != null) {
        result.removeIf(condition -> home.equals(equivalences.get(condition)));
      }
    }
    return result;
  }

  // Orders

  /// Tells of an equivalence that rows may be merged by.
  void announce(Equivalence equivalence) {
    List<OpExpr> comparisons = equivalence.comparisons();
    comparisons.forEach(comparison -> equivalences.put(comparison, equivalence));
    for (int family : equivalence.families()) {
      for (Equivalence.Member member : equivalence.members()) {
        Object subject = orderSubjects.of(member.expression(), family, equivalence.collation());
        subjects.computeIfAbsent(subject, _ -> new ArrayList<>(2)).add(equivalence.relations());
      }
    }
  }

  /// Tells of conditions that rows may be merged by.
  void announce(List<Expr> conditions) {
    for (Expr condition : conditions) {
      if (condition instanceof OpExpr operator && operator.args().size() == 2) {
        for (int family : operators.mergeFamilies(operator.opno())) {
          for (Expr side : operator.args()) {
            Object subject = subject(side, family, operator.inputcollid());
            subjects.computeIfAbsent(subject, _ -> new ArrayList<>(2)).add(relations(condition));
          }
        }
      }
    }
  }

  /// What is said of an expression in a key of an order.
  Object subject(Expr expression, int family, int collation) {
    return orderSubjects.of(expression, family, collation);
  }

  /// The same of what [OrderKey#subject] says.
  Object subject(Object plain, int family, int collation) {
    return orderSubjects.of(plain, family, collation);
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
