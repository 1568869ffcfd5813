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
import org.gajah.planner.statistics.Selectivity;
import org.jspecify.annotations.Nullable;

/// The ways to join two sets of relations. Mirrors `optimizer/path/joinpath.c` and `costsize.c`.
final class JoinPaths {
  /// Bytes that a row in a hash table takes beyond its values, about.
  private static final int HASH_ROW = 64;

  private final Costs costs;
  private final Operators operators;
  private final Selectivity selectivity;
  private final JoinConditions known;
  private final boolean ordered;
  private final MergePaths merges;

  /// @param ordered whether anybody above the joins makes use of the order in which rows come
  JoinPaths(
      Costs costs,
      Operators operators,
      Selectivity selectivity,
      JoinConditions known,
      boolean ordered) {
    this.costs = costs;
    this.operators = operators;
    this.selectivity = selectivity;
    this.known = known;
    this.ordered = ordered;
    this.merges = new MergePaths(costs, operators, known);
  }

  /// The order of joined rows as far as somebody makes use of it: paths that differ in nothing else
  /// are one.
  private List<OrderKey> kept(List<OrderKey> order, Rel rel) {
    return ordered || order.isEmpty() ? order : known.useful(order, rel.relations());
  }

  /// The joined relations, still without paths.
  Rel empty(Rel left, Rel right, JoinType type, List<Expr> conditions, List<Expr> filter) {
    double matching = left.rows() * right.rows() * selectivity.of(conditions);
    double rows =
        switch (type) {
          case JOIN_LEFT -> Math.max(matching, left.rows());
          case JOIN_FULL -> Math.max(matching, Math.max(left.rows(), right.rows()));
          case JOIN_SEMI ->
              left.rows() * selectivity.semi(conditions, left.relations(), right.rows());
          case JOIN_ANTI ->
              left.rows() * (1 - selectivity.semi(conditions, left.relations(), right.rows()));
          default -> matching;
        };
    rows = Math.max(1, Math.rint(rows * selectivity.of(filter)));
    return new Rel(left.relations().plus(right.relations()), rows, left.hurried());
  }

  /// Adds the paths that have `outer` as their outer input, of those that stay where they are.
  void join(
      Rel rel, Rel outer, Rel inner, JoinType type, List<Expr> conditions, List<Expr> filter) {
    join(rel, outer, inner, type, conditions, filter, Bitmapset.EMPTY);
  }

  /// Adds the paths that have `outer` as their outer input.
  ///
  /// @param siblings all relations that are joined in any order: a join of some of them waits for
  ///   values of the others only where it has to (`param_source_rels`)
  void join(
      Rel rel,
      Rel outer,
      Rel inner,
      JoinType type,
      List<Expr> conditions,
      List<Expr> filter,
      Bitmapset siblings) {
    Keys keys = keys(outer, inner, conditions);
    Path cheapest = inner.cheapest();
    Path soonest = inner.soonest();
    Bitmapset avoided =
        outer.cheapest() == null ? inner.relations() : siblings.plus(inner.relations());
    for (Path from : outer.paths()) {
      if (from.required().overlaps(avoided)) {
        continue;
      }
      if (type != JoinType.JOIN_RIGHT && type != JoinType.JOIN_FULL) {
        nestLoops(rel, from, inner, cheapest, soonest, type, conditions, filter);
      }
      if (cheapest != null) {
        hash(rel, from, cheapest, type, keys, filter);
      }
      if (!keys.equalities.isEmpty()) {
        boolean keepsOrder = type != JoinType.JOIN_RIGHT && type != JoinType.JOIN_FULL;
        merges.add(
            rel,
            from,
            inner,
            type,
            keys.equalities,
            keys.rest,
            filter,
            order -> keepsOrder ? kept(order, rel) : List.of());
      }
    }
  }

  /// The conditions of a join by what they are good for, the outer side left.
  ///
  /// @param hashed equalities that a hash table can answer
  /// @param unhashed all other conditions
  /// @param equalities conditions that compare both sides
  /// @param rest all other conditions
  private record Keys(
      List<Expr> hashed, List<Expr> unhashed, List<OpExpr> equalities, List<Expr> rest) {}

  private Keys keys(Rel outer, Rel inner, List<Expr> conditions) {
    Keys keys =
        new Keys(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Expr condition : conditions) {
      OpExpr arranged = known.equality(condition, outer.relations(), inner.relations());
      if (arranged == null) {
        keys.rest.add(condition);
        keys.unhashed.add(condition);
        continue;
      }
      keys.equalities.add(arranged);
      if (operators.get(((OpExpr) condition).opno()).oprcanhash()) {
        keys.hashed.add(arranged);
      } else {
        keys.unhashed.add(condition);
      }
    }
    return keys;
  }

  // Nested loops

  /// Of the inner paths that need nothing from the outer rows only the cheapest and the one that
  /// starts soonest count: the inner order is lost.
  private void nestLoops(
      Rel rel,
      Path outer,
      Rel inner,
      @Nullable Path cheapest,
      @Nullable Path soonest,
      JoinType type,
      List<Expr> conditions,
      List<Expr> filter) {
    if (cheapest != null) {
      nestLoop(rel, outer, cheapest, type, conditions, filter, false);
      if (costs.methods().material() && outer.rows() > 1) {
        nestLoop(rel, outer, cheapest, type, conditions, filter, true);
      }
      if (soonest != null && soonest.estimate().startup() < cheapest.estimate().startup()) {
        nestLoop(rel, outer, soonest, type, conditions, filter, false);
      }
    }
    for (Path path : inner.paths()) {
      if (!path.required().isEmpty() && path.required().isSubsetOf(outer.estimate().relations())) {
        List<Expr> rest = known.without(conditions, path.enforced());
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
    List<OrderKey> order = kept(outer.estimate().order(), rel);
    if (rel.isOutdone(startup, total, order, outer.required())) {
      return;
    }
    rel.add(
        new Path.NestLoop(
            new Path.Estimate(rel.relations(), rel.rows(), startup, total, order, outer.required()),
            outer,
            inner,
            type,
            stopsEarly,
            conditions,
            filter,
            materialized));
  }

  private double evaluation(List<Expr> conditions) {
    return known.evaluation(conditions) * costs.operator();
  }

  // Hash joins

  private void hash(Rel rel, Path outer, Path inner, JoinType type, Keys keys, List<Expr> filter) {
    List<Expr> hashed = keys.hashed;
    List<Expr> rest = keys.unhashed;
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
    if (rel.isOutdone(startup, total, List.of(), outer.required())) {
      return;
    }
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
}
