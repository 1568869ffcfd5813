package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.List;
import org.gajah.catalog.operator.Operators;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.tree.Trees;
import org.gajah.planner.statistics.Selectivity;
import org.jspecify.annotations.Nullable;

/// The ways to join two sets of relations. Mirrors `optimizer/path/joinpath.c` and `costsize.c`.
final class JoinPaths {
  /// Bytes that a row in a hash table takes beyond its values, about.
  private static final int HASH_ROW = 64;

  private final Costs costs;
  private final Operators operators;
  private final Functions functions;
  private final Selectivity selectivity;

  JoinPaths(Costs costs, Operators operators, Functions functions, Selectivity selectivity) {
    this.costs = costs;
    this.operators = operators;
    this.functions = functions;
    this.selectivity = selectivity;
  }

  /// The joined relations, still without paths.
  Rel empty(Rel left, Rel right, JoinType type, List<Expr> conditions, List<Expr> filter) {
    double matching = left.rows() * right.rows() * selectivity.of(conditions);
    double rows =
        switch (type) {
          case JOIN_LEFT -> Math.max(matching, left.rows());
          case JOIN_FULL -> Math.max(matching, Math.max(left.rows(), right.rows()));
          case JOIN_SEMI -> Math.min(left.rows(), matching);
          case JOIN_ANTI -> Math.max(left.rows() - matching, left.rows() * 0.1);
          default -> matching;
        };
    rows = Math.max(1, Math.rint(rows * selectivity.of(filter)));
    return new Rel(left.relations().plus(right.relations()), rows);
  }

  /// Adds the paths that have `outer` as their outer input.
  void join(
      Rel rel, Rel outer, Rel inner, JoinType type, List<Expr> conditions, List<Expr> filter) {
    for (Path from : outer.paths()) {
      if (from.required().overlaps(inner.relations())) {
        continue;
      }
      if (type != JoinType.JOIN_RIGHT && type != JoinType.JOIN_FULL) {
        nestLoops(rel, from, inner, type, conditions, filter);
      }
      hash(rel, from, inner.cheapest(), type, conditions, filter);
    }
  }

  // Nested loops

  private void nestLoops(
      Rel rel, Path outer, Rel inner, JoinType type, List<Expr> conditions, List<Expr> filter) {
    for (Path path : inner.paths()) {
      Bitmapset open = path.required().minus(outer.estimate().relations());
      if (path.required().isEmpty()) {
        nestLoop(rel, outer, path, type, conditions, filter, false);
        if (costs.methods().material() && outer.rows() > 1) {
          nestLoop(rel, outer, path, type, conditions, filter, true);
        }
      } else if (open.isEmpty()) {
        List<Expr> rest = new ArrayList<>(conditions);
        rest.removeAll(path.enforced());
        nestLoop(rel, outer, path, type, rest, filter, false);
      }
    }
  }

  private void nestLoop(
      Rel rel,
      Path outer,
      Path inner,
      JoinType type,
      List<Expr> conditions,
      List<Expr> filter,
      boolean materialized) {
    double again = materialized ? inner.rows() * costs.operator() : inner.total();
    double first = inner.total() + (materialized ? 2 * inner.rows() * costs.operator() : 0);
    double pairs = outer.rows() * inner.rows();
    boolean stopsEarly = type == JoinType.JOIN_SEMI || type == JoinType.JOIN_ANTI;
    double share = stopsEarly ? 0.5 : 1;
    double startup = outer.estimate().startup() + inner.estimate().startup();
    double total =
        outer.total()
            + first
            + Math.max(0, outer.rows() - 1) * again * share
            + pairs * share * (costs.tuple() + evaluation(conditions))
            + (costs.methods().nestloop() ? 0 : Costs.DISABLED);
    rel.add(
        new Path.NestLoop(
            new Path.Estimate(
                rel.relations(),
                rel.rows(),
                startup,
                total,
                outer.estimate().order(),
                outer.required()),
            outer,
            inner,
            type,
            stopsEarly,
            conditions,
            filter,
            materialized));
  }

  private double evaluation(List<Expr> conditions) {
    double cost = 0;
    for (Expr condition : conditions) {
      cost += functions.evaluation(condition);
    }
    return cost * costs.operator();
  }

  // Hash joins

  private void hash(
      Rel rel,
      Path outer,
      @Nullable Path inner,
      JoinType type,
      List<Expr> conditions,
      List<Expr> filter) {
    if (inner == null) {
      return;
    }
    List<Expr> hashed = new ArrayList<>();
    List<Expr> rest = new ArrayList<>();
    for (Expr condition : conditions) {
      Expr arranged =
          hashable(condition, outer.estimate().relations(), inner.estimate().relations());
      if (arranged == null) {
        rest.add(condition);
      } else {
        hashed.add(arranged);
      }
    }
    // A full join needs no keys where its conditions are constants.
    boolean keyless = type == JoinType.JOIN_FULL && rest.stream().allMatch(Const.class::isInstance);
    if (hashed.isEmpty() && !keyless) {
      return;
    }
    double startup =
        outer.estimate().startup()
            + inner.total()
            + inner.rows() * (costs.tuple() + hashed.size() * costs.operator())
            + spilled(inner.rows());
    double total =
        startup
            + outer.total()
            - outer.estimate().startup()
            + outer.rows() * hashed.size() * costs.operator()
            + rel.rows() * (costs.tuple() + evaluation(rest))
            + spilled(inner.rows()) * outer.rows() / Math.max(1, inner.rows())
            + (costs.methods().hashjoin() ? 0 : Costs.DISABLED);
    rel.add(
        new Path.HashJoin(
            new Path.Estimate(
                rel.relations(), rel.rows(), startup, total, List.of(), outer.required()),
            outer,
            inner,
            type,
            type == JoinType.JOIN_SEMI,
            hashed,
            rest,
            filter));
  }

  /// What writing and reading what does not fit into memory costs.
  private double spilled(double rows) {
    double bytes = rows * HASH_ROW;
    return bytes <= 2.0 * costs.workMemory() ? 0 : bytes / 8192 * 2 * costs.sequentialPage();
  }

  /// The condition with the outer side left, when it is an equality that a hash table can answer.
  private @Nullable Expr hashable(Expr condition, Bitmapset outer, Bitmapset inner) {
    if (!(condition instanceof OpExpr operator)
        || operator.args().size() != 2
        || !operators.get(operator.opno()).oprcanhash()
        || functions.containsVolatile(operator)) {
      return null;
    }
    Bitmapset left = Trees.relations(operator.args().get(0));
    Bitmapset right = Trees.relations(operator.args().get(1));
    if (left.isEmpty() || right.isEmpty()) {
      return null;
    }
    if (left.isSubsetOf(outer) && right.isSubsetOf(inner)) {
      return operator;
    }
    int commutator = operators.commutator(operator.opno());
    if (commutator == 0 || !left.isSubsetOf(inner) || !right.isSubsetOf(outer)) {
      return null;
    }
    return operator.toBuilder()
        .opno(commutator)
        .opfuncid(operators.get(commutator).oprcode())
        .args(List.of(operator.args().get(1), operator.args().get(0)))
        .build();
  }
}
