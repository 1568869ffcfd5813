package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.SetOperationStmt;
import org.gajah.nodes.SetOperationTree;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.AggSplit;
import org.gajah.nodes.kinds.SetOperation;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.plan.CombiningPlan;
import org.gajah.planner.plan.GroupKeys;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlanCommon;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.plan.SortKeys;

/// UNION, INTERSECT, EXCEPT and the recursion of WITH RECURSIVE. Mirrors
/// `optimizer/prep/prepunion.c`.
final class SetOperations {
  private final Level level;
  private final Nodes nodes;
  private final Costs costs;
  private final Sublinks.SubqueryPlanner planner;
  private final Coercions coercions;

  SetOperations(
      Level level,
      Nodes nodes,
      Costs costs,
      Sublinks.SubqueryPlanner planner,
      Coercions coercions) {
    this.level = level;
    this.nodes = nodes;
    this.costs = costs;
    this.planner = planner;
    this.coercions = coercions;
  }

  /// Plans a query's set operations. The result's columns are what the query's target list has.
  Stage plan(SetOperationStmt statement) {
    Stage stage = operation(statement, level.recursionParameter());
    List<Expr> columns =
        level.query().targetList().stream()
            .filter(t -> !t.resjunk())
            .map(TargetEntry::expr)
            .toList();
    return new Stage(stage.plan(), columns, List.of(), stage.wanted());
  }

  private Stage node(SetOperationTree tree, SetOperationStmt parent) {
    return switch (tree) {
      case RangeTblRef ref -> leaf(ref.rtindex(), parent);
      case SetOperationStmt statement -> coerced(operation(statement, 0), parent);
    };
  }

  private Stage leaf(int relation, SetOperationStmt parent) {
    Stage planned =
        planner.plan(Objects.requireNonNull(level.entry(relation).subquery()), level, 1);
    List<Expr> columns = new ArrayList<>();
    for (TargetEntry target : planned.plan().common().targetList()) {
      columns.add(
          Var.builder()
              .varno(relation)
              .varattno(columns.size() + 1)
              .vartype(level.types.type(target.expr()))
              .vartypmod(level.types.typmod(target.expr()))
              .varcollid(level.types.collation(target.expr()))
              .varnosyn(relation)
              .varattnosyn(columns.size() + 1)
              .build());
    }
    return coerced(new Stage(planned.plan(), columns, List.of(), planned.wanted()), parent);
  }

  /// The columns that count, with the types of the operation.
  private Stage coerced(Stage stage, SetOperationStmt parent) {
    List<Expr> columns = new ArrayList<>();
    for (int i = 0; i < parent.colTypes().size(); i++) {
      columns.add(
          coercions.to(
              stage.columns().get(i), parent.colTypes().get(i), parent.colCollations().get(i)));
    }
    return nodes.project(stage, columns);
  }

  /// Placeholders for the columns of an operation's result.
  private static List<Expr> result(SetOperationStmt statement) {
    List<Expr> result = new ArrayList<>();
    for (int i = 0; i < statement.colTypes().size(); i++) {
      result.add(
          Var.builder()
              .varno(RESULT)
              .varattno(i + 1)
              .vartype(statement.colTypes().get(i))
              .vartypmod(statement.colTypmods().get(i))
              .varcollid(statement.colCollations().get(i))
              .build());
    }
    return result;
  }

  /// A place in the range table that nothing has: for columns that come from several.
  private static final int RESULT = 0;

  private Stage operation(SetOperationStmt statement, int recursion) {
    Stage left = node(statement.larg(), statement);
    if (recursion != 0) {
      return recursive(statement, left, recursion - 1);
    }
    Stage right = node(statement.rarg(), statement);
    if (statement.op() == SetOperation.SETOP_UNION) {
      Stage all = append(statement, List.of(left, right), result(statement));
      return statement.all() ? all : distinct(all, statement);
    }
    return flagged(statement, left, right);
  }

  private Stage append(SetOperationStmt statement, List<Stage> inputs, List<Expr> columns) {
    double rows = 0;
    double total = 0;
    List<Plan> plans = new ArrayList<>();
    Map<Var, Integer> wanted = new LinkedHashMap<>();
    for (Stage input : inputs) {
      rows += input.rows();
      total += input.total();
      wanted.putAll(input.wanted());
      boolean nested =
          statement.op() == SetOperation.SETOP_UNION
              && input.plan() instanceof CombiningPlan.Append;
      if (nested) {
        plans.addAll(input.plan().inputs());
      } else {
        plans.add(input.plan());
      }
    }
    PlanCommon common =
        level
            .state
            .common(inputs.getFirst().startup(), total, rows, nodes.width(columns))
            .withTargetList(passed(columns));
    return new Stage(new CombiningPlan.Append(common, plans), columns, List.of(), wanted);
  }

  private List<TargetEntry> passed(List<Expr> columns) {
    List<Expr> result = new ArrayList<>();
    for (Expr column : columns) {
      result.add(nodes.references().column(column, result.size()));
    }
    return References.targets(result);
  }

  private static GroupKeys keys(SetOperationStmt statement) {
    List<GroupKeys.Key> keys = new ArrayList<>();
    for (SortGroupClause clause : statement.groupClauses()) {
      int place = keys.size();
      keys.add(new GroupKeys.Key(place + 1, clause.eqop(), statement.colCollations().get(place)));
    }
    return new GroupKeys(keys);
  }

  private static boolean hashable(SetOperationStmt statement) {
    return statement.groupClauses().stream().allMatch(SortGroupClause::hashable);
  }

  private Stage distinct(Stage stage, SetOperationStmt statement) {
    GroupKeys keys = keys(statement);
    if (hashable(statement)) {
      double total = stage.total() + stage.rows() * costs.operator() * keys.keys().size();
      PlanCommon common =
          level
              .state
              .common(
                  total,
                  total + stage.rows() * costs.tuple(),
                  stage.rows(),
                  stage.plan().common().width())
              .withTargetList(passed(stage.columns()));
      return stage.withPlan(
          new RowsPlan.Agg(
              common,
              stage.plan(),
              RowsPlan.Agg.Strategy.HASHED,
              AggSplit.AGGSPLIT_SIMPLE,
              keys,
              (long) stage.rows(),
              List.of(),
              List.of()));
    }
    return nodes.unique(sorted(stage, statement), keys, stage.rows());
  }

  private Stage sorted(Stage stage, SetOperationStmt statement) {
    List<SortKeys.Key> keys = new ArrayList<>();
    for (SortGroupClause clause : statement.groupClauses()) {
      int place = keys.size();
      keys.add(
          new SortKeys.Key(
              place + 1,
              clause.sortop(),
              statement.colCollations().get(place),
              clause.nulls_first()));
    }
    return nodes.passOn(
        stage, stage.rows(), (common, plan) -> new RowsPlan.Sort(common, plan, new SortKeys(keys)));
  }

  /// INTERSECT and EXCEPT: the rows of both sides, each with a flag, are counted.
  private Stage flagged(SetOperationStmt statement, Stage left, Stage right) {
    List<Expr> columns = new ArrayList<>(result(statement));
    columns.add(flag(0));
    Stage all = append(statement, List.of(withFlag(left, 0), withFlag(right, 1)), columns);
    boolean hashed = hashable(statement);
    Stage input = hashed ? all : sorted(all, statement);
    double rows = Math.max(1, left.rows());
    RowsPlan.SetOp.Command command = command(statement);
    List<Expr> counted = result(statement);
    PlanCommon common =
        level
            .state
            .common(input.startup(), input.total(), rows, nodes.width(counted))
            .withTargetList(passed(counted));
    Plan plan =
        new RowsPlan.SetOp(
            common, input.plan(), command, hashed, keys(statement), columns.size(), 0, (long) rows);
    return new Stage(plan, counted, List.of(), input.wanted());
  }

  private Stage withFlag(Stage stage, int flag) {
    List<Expr> columns = new ArrayList<>(stage.columns());
    columns.add(flag(flag));
    return nodes.project(stage, columns);
  }

  private static Const flag(int value) {
    byte[] bytes = new byte[8];
    bytes[0] = (byte) value;
    return new Const(TypeOid.INT4, -1, 0, 4, bytes, false, true, -1);
  }

  private static RowsPlan.SetOp.Command command(SetOperationStmt statement) {
    boolean intersect = statement.op() == SetOperation.SETOP_INTERSECT;
    if (statement.all()) {
      return intersect ? RowsPlan.SetOp.Command.INTERSECT_ALL : RowsPlan.SetOp.Command.EXCEPT_ALL;
    }
    return intersect ? RowsPlan.SetOp.Command.INTERSECT : RowsPlan.SetOp.Command.EXCEPT;
  }

  /// The first part is there; the second is run again and again on what the last round found.
  private Stage recursive(SetOperationStmt statement, Stage left, int parameter) {
    level.setRecursionRows(left.rows());
    Stage right = node(statement.rarg(), statement);
    List<Expr> columns = result(statement);
    double rows = left.rows() + 10 * right.rows();
    PlanCommon common =
        level
            .state
            .common(left.startup(), left.total() + 10 * right.total(), rows, nodes.width(columns))
            .withTargetList(passed(columns));
    Plan plan =
        new CombiningPlan.RecursiveUnion(
            common,
            left.plan(),
            right.plan(),
            parameter,
            statement.all() ? new GroupKeys(List.of()) : keys(statement),
            (long) rows);
    return new Stage(plan, columns, List.of(), Map.of());
  }
}
