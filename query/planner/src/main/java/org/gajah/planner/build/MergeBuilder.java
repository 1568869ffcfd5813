package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.Var;
import org.gajah.planner.join.OrderKey;
import org.gajah.planner.join.Path;
import org.gajah.planner.plan.JoinPlan;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlanCommon;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.plan.SortKeys;

/// Writes down the plan of a merge join, with the sorts that it needs.
final class MergeBuilder {
  private final Level level;
  private final PathBuilder builder;

  MergeBuilder(Level level, PathBuilder builder) {
    this.level = level;
    this.builder = builder;
  }

  Stage build(Path.MergeJoin path, List<Expr> columns) {
    References references = level.references();
    List<List<Expr>> users = List.of(columns, path.merged(), path.conditions(), path.filter());
    Stage outer = side(path, users, true);
    Stage inner = side(path, users, false);
    List<JoinPlan.MergeJoin.MergeKey> keys = new ArrayList<>();
    for (OrderKey key : path.keys()) {
      keys.add(
          new JoinPlan.MergeJoin.MergeKey(
              key.family(), key.collation(), key.descending(), key.nullsFirst()));
    }
    Map<Var, Integer> wanted = new LinkedHashMap<>(outer.wanted());
    wanted.putAll(inner.wanted());
    Plan plan =
        new JoinPlan.MergeJoin(
            builder.joined(path, columns, path.filter(), outer, inner),
            outer.plan(),
            inner.plan(),
            path.type(),
            false,
            references.above(path.conditions(), outer.columns(), inner.columns()),
            references.above(path.merged(), outer.columns(), inner.columns()),
            keys,
            false);
    return new Stage(plan, columns, path.estimate().order(), wanted);
  }

  /// One input: the variables that are needed of it, and the keys, in their order.
  private Stage side(Path.MergeJoin path, List<List<Expr>> users, boolean ofOuter) {
    Path input = ofOuter ? path.outer() : path.inner();
    List<Expr> columns = new ArrayList<>(PathBuilder.needed(input.estimate().relations(), users));
    List<Integer> places = new ArrayList<>();
    for (Expr condition : path.merged()) {
      Expr key = ((OpExpr) condition).args().get(ofOuter ? 0 : 1);
      if (!columns.contains(key)) {
        columns.add(key);
      }
      places.add(columns.indexOf(key) + 1);
    }
    Stage stage = builder.build(input, columns);
    boolean sorts = ofOuter ? path.sortsOuter() : path.sortsInner();
    return sorts ? sorted(stage, path, places, ofOuter) : stage;
  }

  private Stage sorted(Stage stage, Path.MergeJoin path, List<Integer> places, boolean ofOuter) {
    Map<Integer, SortKeys.Key> keys = new LinkedHashMap<>();
    for (int i = 0; i < places.size(); i++) {
      OrderKey order = path.keys().get(i);
      int operator = (ofOuter ? path.outerOperators() : path.innerOperators()).get(i);
      keys.putIfAbsent(
          places.get(i),
          new SortKeys.Key(places.get(i), operator, order.collation(), order.nullsFirst()));
    }
    PlanCommon common =
        level
            .state
            .common(stage.total(), stage.total(), stage.rows(), stage.plan().common().width())
            .withTargetList(builder.passedOn(stage));
    return stage.withPlan(
        new RowsPlan.Sort(common, stage.plan(), new SortKeys(List.copyOf(keys.values()))));
  }
}
