package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.gajah.base.error.PgException;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.operator.OrderingOperator;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.facts.Relations;
import org.gajah.planner.join.OrderKey;
import org.gajah.planner.join.Path;
import org.gajah.planner.plan.GroupKeys;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlanCommon;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.plan.SortKeys;
import org.gajah.planner.tree.Trees;

/// Puts single nodes on top of a stage.
final class Nodes {
  private final Level level;
  private final Costs costs;
  private final Operators operators;
  private final Functions functions;
  private final Relations relations;
  private final References references;

  Nodes(Level level, Costs costs, Operators operators, Functions functions, Relations relations) {
    this.level = level;
    this.costs = costs;
    this.operators = operators;
    this.functions = functions;
    this.relations = relations;
    this.references = level.references();
  }

  /// The average width of some columns.
  int width(List<Expr> columns) {
    int width = 0;
    for (Expr column : columns) {
      width += relations.width(level.types.type(column), level.types.typmod(column));
    }
    return width;
  }

  PathBuilder paths() {
    return new PathBuilder(level, this::width);
  }

  References references() {
    return references;
  }

  private PlanCommon common(double startup, double total, double rows, int width) {
    return level.state.common(startup, total, rows, width);
  }

  // Projection

  /// A stage with other columns, computed from those it has.
  Stage project(Stage stage, List<Expr> columns) {
    if (stage.columns().equals(columns)) {
      return stage;
    }
    double cost = 0;
    for (Expr column : columns) {
      cost += functions.evaluation(column);
    }
    PlanCommon common =
        common(
                stage.startup(),
                stage.total() + stage.rows() * (costs.tuple() + cost * costs.operator()),
                stage.rows(),
                width(columns))
            .withTargetList(
                References.targets(references.above(columns, stage.columns(), List.of())));
    return new Stage(
        new RowsPlan.Result(common, stage.plan(), List.of()),
        columns,
        stage.order(),
        stage.wanted());
  }

  /// The rows of a path with some columns, of which some may give sets of rows.
  Stage withSets(Path path, List<Expr> columns) {
    if (columns.stream().noneMatch(functions::containsSet)) {
      return paths().build(path, columns);
    }
    List<Expr> base = new ArrayList<>();
    for (Expr column : columns) {
      Trees.variables(column).stream().filter(v -> !base.contains(v)).forEach(base::add);
    }
    return projectSets(paths().build(path, base), columns);
  }

  /// Computes columns of which some give sets of rows.
  Stage projectSets(Stage stage, List<Expr> columns) {
    Stage result = stage;
    while (true) {
      List<Expr> sets = innermostSets(columns, result.columns());
      if (sets.isEmpty()) {
        return project(result, columns);
      }
      List<Expr> next = new ArrayList<>();
      boolean last = columns.stream().allMatch(c -> sets.contains(c) || !remains(c, sets));
      if (last) {
        next.addAll(columns);
      } else {
        next.addAll(result.columns());
        sets.stream().filter(s -> !next.contains(s)).forEach(next::add);
      }
      result = projectSet(result, next, sets);
      if (last) {
        return result;
      }
    }
  }

  /// Whether a set-returning call is left in an expression when some are taken out.
  private boolean remains(Expr expression, List<Expr> sets) {
    return functions.containsSet(expression) && !sets.contains(expression);
  }

  private List<Expr> innermostSets(List<Expr> columns, List<Expr> available) {
    List<Expr> result = new ArrayList<>();
    for (Expr column : columns) {
      Trees.any(
          column,
          node -> {
            if (node instanceof Expr call
                && isSet(call)
                && !available.contains(call)
                && !result.contains(call)
                && !innerSet(call, available)) {
              result.add(call);
            }
            return false;
          });
    }
    return result;
  }

  private static boolean isSet(Expr expression) {
    return expression instanceof FuncExpr call && call.funcretset()
        || expression instanceof OpExpr operator && operator.opretset();
  }

  private static boolean innerSet(Expr call, List<Expr> available) {
    return call.anyChild(child ->
        Trees.any(
            child, node -> node instanceof Expr part && isSet(part) && !available.contains(part)));
  }

  private Stage projectSet(Stage stage, List<Expr> columns, List<Expr> sets) {
    double factor = 1;
    for (Expr set : sets) {
      factor = Math.max(factor, set instanceof FuncExpr call ? functions.rows(call.funcid()) : 1);
    }
    double rows = stage.rows() * factor;
    PlanCommon common =
        common(stage.startup(), stage.total() + rows * costs.tuple(), rows, width(columns))
            .withTargetList(
                References.targets(references.above(columns, stage.columns(), List.of())));
    return new Stage(
        new RowsPlan.ProjectSet(common, stage.plan()), columns, List.of(), stage.wanted());
  }

  // Passing rows on

  private PlanCommon passing(Stage stage, double startup, double total, double rows) {
    return common(startup, total, rows, stage.plan().common().width())
        .withTargetList(paths().passedOn(stage));
  }

  /// Orders the rows, unless they are in that order already.
  Stage sort(Stage stage, List<OrderKey> order, SortKeys keys) {
    if (OrderKey.satisfies(stage.order(), order)) {
      return stage;
    }
    double startup = stage.total() + sortCost(stage.rows());
    PlanCommon common =
        passing(stage, startup, startup + stage.rows() * costs.operator(), stage.rows());
    return new Stage(
        new RowsPlan.Sort(common, stage.plan(), keys), stage.columns(), order, stage.wanted());
  }

  /// What ordering so many rows costs.
  double sortCost(double rows) {
    double allowed = costs.methods().sort() ? 0 : Costs.DISABLED;
    return 2 * costs.operator() * rows * Math.log(Math.max(2, rows)) / Math.log(2) + allowed;
  }

  Stage unique(Stage stage, GroupKeys keys, double rows) {
    PlanCommon common =
        passing(stage, stage.startup(), stage.total() + stage.rows() * costs.operator(), rows);
    return stage.withPlan(new RowsPlan.Unique(common, stage.plan(), keys));
  }

  /// Wraps a node around a stage that passes its rows on.
  Stage passOn(Stage stage, double rows, BiFunction<PlanCommon, Plan, Plan> node) {
    PlanCommon common = passing(stage, stage.startup(), stage.total(), rows);
    return stage.withPlan(node.apply(common, stage.plan()));
  }

  // Keys

  /// The target that a clause refers to.
  static TargetEntry target(SortGroupClause clause, List<TargetEntry> targets) {
    for (TargetEntry target : targets) {
      if (target.ressortgroupref() == clause.tleSortGroupRef()) {
        return target;
      }
    }
    throw PgException.internal("ORDER/GROUP BY expression not found in targetlist");
  }

  /// The order that clauses ask for, without keys that decide nothing any more.
  List<OrderKey> order(List<SortGroupClause> clauses, List<TargetEntry> targets) {
    return List.copyOf(deciding(clauses, targets).values());
  }

  /// The clauses on which the order of rows depends: neither those by what all rows have in common
  /// nor those by what an earlier one orders by.
  private Map<SortGroupClause, OrderKey> deciding(
      List<SortGroupClause> clauses, List<TargetEntry> targets) {
    Map<SortGroupClause, OrderKey> result = new LinkedHashMap<>();
    Set<Object> subjects = new HashSet<>();
    for (SortGroupClause clause : clauses) {
      Expr expression = target(clause, targets).expr();
      OrderingOperator ordering = operators.ordering(clause.sortop());
      if (ordering == null) {
        throw PgException.internal(
            "operator %d is not a valid ordering operator".formatted(clause.sortop()));
      }
      int collation = level.types.collation(expression);
      Object subject = level.orderSubject(expression, ordering.family(), collation);
      if (subject != null && subjects.add(subject)) {
        result.put(
            clause,
            new OrderKey(
                subject,
                ordering.family(),
                collation,
                ordering.isDescending(),
                clause.nulls_first()));
      }
    }
    return result;
  }

  /// The same as places in a stage's columns.
  SortKeys sortKeys(List<SortGroupClause> clauses, List<TargetEntry> targets, Stage stage) {
    Map<Integer, SortKeys.Key> keys = new LinkedHashMap<>();
    for (SortGroupClause clause : deciding(clauses, targets).keySet()) {
      Expr expression = target(clause, targets).expr();
      int place = place(expression, stage);
      keys.putIfAbsent(
          place,
          new SortKeys.Key(
              place, clause.sortop(), level.types.collation(expression), clause.nulls_first()));
    }
    return new SortKeys(List.copyOf(keys.values()));
  }

  GroupKeys groupKeys(List<SortGroupClause> clauses, List<TargetEntry> targets, Stage stage) {
    List<GroupKeys.Key> keys = new ArrayList<>();
    for (SortGroupClause clause : clauses) {
      Expr expression = target(clause, targets).expr();
      keys.add(
          new GroupKeys.Key(
              place(expression, stage), clause.eqop(), level.types.collation(expression)));
    }
    return new GroupKeys(keys);
  }

  private static int place(Expr expression, Stage stage) {
    int place = stage.columns().indexOf(expression);
    if (place < 0) {
      throw PgException.internal("sort or group key not found in the columns below");
    }
    return place + 1;
  }

  /// Copies names and the like of targets to the top node's target list.
  static Stage named(Stage stage, List<TargetEntry> targets) {
    PlanCommon common = stage.plan().common();
    List<TargetEntry> result = new ArrayList<>();
    for (int i = 0; i < common.targetList().size(); i++) {
      TargetEntry target = common.targetList().get(i);
      result.add(
          i < targets.size()
              ? targets.get(i).toBuilder().expr(target.expr()).resno(i + 1).build()
              : target);
    }
    return stage.withPlan(stage.plan().withCommon(common.withTargetList(result)));
  }

  static Map<Integer, Bitmapset> neededColumns(List<Expr> expressions) {
    Map<Integer, Bitmapset> result = new HashMap<>();
    for (Expr expression : expressions) {
      for (var variable : Trees.variables(expression)) {
        if (variable.varno() > 0) {
          int column = variable.varattno() < 0 ? 10_000 - variable.varattno() : variable.varattno();
          result.merge(variable.varno(), Bitmapset.of(column), Bitmapset::plus);
        }
      }
    }
    return result;
  }
}
