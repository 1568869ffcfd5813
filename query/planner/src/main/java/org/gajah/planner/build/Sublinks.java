package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IntList;
import org.gajah.nodes.Node;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.Param;
import org.gajah.nodes.Query;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.kinds.SubLinkType;
import org.gajah.nodes.walk.QueryPart;
import org.gajah.nodes.walk.TreeRewriter;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Turns sub-queries in expressions into sub-plans. What does not depend on the row is run once
/// ("InitPlan") and becomes a parameter; the rest is run for each row, or looked up in a hash
/// table. Mirrors `optimizer/plan/subselect.c`.
final class Sublinks {
  private static final int ROW_OVERHEAD = 32;

  private final Level level;
  private final SubqueryPlanner planner;
  private final Costs costs;
  private final Operators operators;
  private final Functions functions;

  /// Plans a query below another.
  interface SubqueryPlanner {
    /// @param fraction which part of the rows will be wanted, 1 for all
    Stage plan(Query query, Level parent, double fraction);
  }

  Sublinks(
      Level level, SubqueryPlanner planner, Costs costs, Operators operators, Functions functions) {
    this.level = level;
    this.planner = planner;
    this.costs = costs;
    this.operators = operators;
    this.functions = functions;
  }

  /// Replaces all sub-links of an expression.
  ///
  /// @param condition whether the expression is a condition, for which null is as good as false
  Expr process(Expr expression, boolean condition) {
    return rewrite(expression, condition);
  }

  private Expr rewrite(Expr expression, boolean condition) {
    if (expression instanceof SubLink link) {
      return convert(link, condition);
    }
    if (expression instanceof BoolExpr bool && bool.boolop() != BoolExprType.NOT_EXPR) {
      List<Expr> arguments = new ArrayList<>();
      bool.args().forEach(a -> arguments.add(rewrite(a, condition)));
      return bool.toBuilder().args(arguments).build();
    }
    return (Expr)
        new TreeRewriter(QueryPart.values()) {
          @Override
          protected Node rewrite(Node node) {
            return node instanceof SubLink link ? convert(link, false) : children(node);
          }
        }.apply(expression);
  }

  private Expr convert(SubLink link, boolean condition) {
    Expr test = link.testexpr() == null ? null : rewrite(link.testexpr(), false);
    Query query = (Query) link.subselect();
    if (link.subLinkType() == SubLinkType.EXISTS_SUBLINK) {
      query = simplifiedExists(query);
    }
    double fraction =
        switch (link.subLinkType()) {
          case EXISTS_SUBLINK -> 1e-9;
          case ALL_SUBLINK, ANY_SUBLINK -> 0.5;
          default -> 1;
        };
    Map<Expr, Param> before = level.startCapture();
    Stage stage = planner.plan(query, level, fraction);
    Map<Expr, Param> captured = level.endCapture(before);
    return build(link, test, stage, captured, condition);
  }

  /// EXISTS asks for one row, and for none of its columns.
  private static Query simplifiedExists(Query query) {
    boolean keeps =
        query.setOperations() != null
            || query.hasAggs()
            || !query.groupingSets().isEmpty()
            || query.havingQual() != null
            || query.hasWindowFuncs()
            || query.hasTargetSRFs()
            || query.hasModifyingCTE()
            || query.limitOffset() != null
            || query.limitCount() != null
            || !query.rowMarks().isEmpty();
    if (keeps) {
      return query;
    }
    return query.toBuilder()
        .targetList(List.of())
        .groupClause(List.of())
        .windowClause(List.of())
        .distinctClause(List.of())
        .sortClause(List.of())
        .hasDistinctOn(false)
        .limitCount(one())
        .build();
  }

  private static Const one() {
    return new Const(TypeOid.INT8, -1, 0, 8, new byte[] {1, 0, 0, 0, 0, 0, 0, 0}, false, true, -1);
  }

  private Expr build(
      SubLink link,
      @Nullable Expr test,
      Stage stage,
      Map<Expr, Param> captured,
      boolean condition) {
    boolean once = captured.isEmpty();
    return switch (link.subLinkType()) {
      case EXISTS_SUBLINK ->
          once
              ? initPlan(link, stage, List.of(parameter(TypeOid.BOOL)))
              : subPlan(link, null, stage, List.of(), captured, false, condition);
      case EXPR_SUBLINK ->
          once
              ? initPlan(link, stage, List.of(parameter(stage.columns().getFirst())))
              : subPlan(link, null, stage, List.of(), captured, false, condition);
      case ARRAY_SUBLINK ->
          once
              ? initPlan(link, stage, List.of(parameter(link)))
              : subPlan(link, null, stage, List.of(), captured, false, condition);
      case ROWCOMPARE_SUBLINK -> rowComparison(link, test, stage, captured, condition);
      case MULTIEXPR_SUBLINK -> multiple(link, stage, captured);
      case ANY_SUBLINK, ALL_SUBLINK -> quantified(link, test, stage, captured, condition);
      case CTE_SUBLINK -> throw new IllegalStateException();
    };
  }

  private Param parameter(int type) {
    return level.state.newParameter(type, -1, 0);
  }

  private Param parameter(Expr like) {
    return level.state.newParameter(
        level.types.type(like), level.types.typmod(like), level.types.collation(like));
  }

  /// Run once: its value is the parameter.
  private Expr initPlan(SubLink link, Stage stage, List<Param> parameters) {
    SubPlan.Builder plan = common(link, stage, "InitPlan");
    plan.setParam(numbers(parameters));
    level.initPlans.add(plan.build());
    return parameters.getFirst();
  }

  private static IntList numbers(List<Param> parameters) {
    return IntList.of(parameters.stream().mapToInt(Param::paramid).toArray());
  }

  private SubPlan.Builder common(SubLink link, Stage stage, String name) {
    int id = level.state.addSubplan(stage.plan());
    SubPlan.Builder result =
        SubPlan.builder().subLinkType(link.subLinkType()).plan_id(id).plan_name(name + " " + id);
    if (!stage.columns().isEmpty()) {
      TargetEntry first = stage.plan().common().targetList().getFirst();
      result
          .firstColType(level.types.type(first.expr()))
          .firstColTypmod(level.types.typmod(first.expr()))
          .firstColCollation(level.types.collation(first.expr()));
    }
    return result
        .startup_cost(stage.startup())
        .per_call_cost(stage.total() / Math.max(costs.operator(), 1e-9));
  }

  private Expr subPlan(
      SubLink link,
      @Nullable Expr test,
      Stage stage,
      List<Param> columns,
      Map<Expr, Param> captured,
      boolean hashed,
      boolean condition) {
    SubPlan.Builder plan = common(link, stage, "SubPlan");
    plan.testexpr(test)
        .paramIds(numbers(columns))
        .parParam(numbers(List.copyOf(captured.values())))
        .args(captured.keySet().stream().map(e -> process(e, false)).toList())
        .useHashTable(hashed)
        .unknownEqFalse(condition);
    return plan.build();
  }

  /// The test's parameters that stand for the sub-query's columns get numbers.
  private static Expr numbered(Expr test, List<Param> columns) {
    return Trees.replace(
        test,
        node ->
            node instanceof Param param && param.paramkind() == ParamKind.PARAM_SUBLINK
                ? columns.get(param.paramid() - 1)
                : null);
  }

  private List<Param> columnParameters(Stage stage) {
    List<Param> result = new ArrayList<>();
    for (TargetEntry target : stage.plan().common().targetList()) {
      if (!target.resjunk()) {
        result.add(parameter(target.expr()));
      }
    }
    return result;
  }

  private Expr rowComparison(
      SubLink link,
      @Nullable Expr test,
      Stage stage,
      Map<Expr, Param> captured,
      boolean condition) {
    List<Param> columns = columnParameters(stage);
    Expr numbered = numbered(Objects.requireNonNull(test), columns);
    if (captured.isEmpty()) {
      initPlan(link, stage, columns);
      return numbered;
    }
    return subPlan(link, numbered, stage, columns, captured, false, condition);
  }

  /// UPDATE ... SET (a, b) = (SELECT ...): evaluated for its parameters, which the other columns
  /// refer to by number.
  private Expr multiple(SubLink link, Stage stage, Map<Expr, Param> captured) {
    List<Param> columns = columnParameters(stage);
    SubPlan.Builder plan = common(link, stage, "SubPlan");
    plan.setParam(numbers(columns))
        .parParam(numbers(List.copyOf(captured.values())))
        .args(captured.keySet().stream().map(e -> process(e, false)).toList());
    multiple.put(link.subLinkId(), columns);
    return plan.build();
  }

  private final Map<Integer, List<Param>> multiple = new HashMap<>();

  /// The parameters of a sub-link that gives several values, by the number that references carry.
  @Nullable Param multipleValue(int reference) {
    List<Param> columns = multiple.get(reference >> 16);
    return columns == null ? null : columns.get((reference & 0xFFFF) - 1);
  }

  private Expr quantified(
      SubLink link,
      @Nullable Expr test,
      Stage stage,
      Map<Expr, Param> captured,
      boolean condition) {
    List<Param> columns = columnParameters(stage);
    Expr numbered = numbered(Objects.requireNonNull(test), columns);
    boolean fits =
        stage.rows() * (ROW_OVERHEAD + stage.plan().common().width()) <= 2.0 * costs.workMemory();
    boolean hashed =
        link.subLinkType() == SubLinkType.ANY_SUBLINK
            && captured.isEmpty()
            && fits
            && isHashable(numbered, columns);
    Stage used = stage;
    if (captured.isEmpty() && !hashed) {
      used =
          stage.withPlan(
              new RowsPlan.Material(
                  level
                      .state
                      .common(
                          stage.startup(),
                          stage.total(),
                          stage.rows(),
                          stage.plan().common().width())
                      .withTargetList(
                          References.targets(
                              level
                                  .references()
                                  .above(stage.columns(), stage.columns(), List.of()))),
                  stage.plan()));
    }
    Expr result = subPlan(link, numbered, used, columns, captured, hashed, condition);
    if (captured.isEmpty() && !hashed) {
      level.state.rewindable.add(((SubPlan) result).plan_id());
    }
    return result;
  }

  /// Whether a test is nothing but equalities of a value of the row and a column of the sub-query.
  private boolean isHashable(Expr test, List<Param> columns) {
    return Trees.conjuncts(test).stream()
        .allMatch(part ->
            part instanceof OpExpr operator
                && operator.args().size() == 2
                && operators.get(operator.opno()).oprcanhash()
                && functions.isStrict(operators.get(operator.opno()).oprcode())
                && columns.stream().noneMatch(c -> mentions(operator.args().get(0), c))
                && columns.stream().anyMatch(c -> mentions(operator.args().get(1), c))
                && Trees.relations(operator.args().get(1)).isEmpty());
  }

  private static boolean mentions(Expr expression, Param parameter) {
    return Trees.any(
        expression,
        node ->
            node instanceof Param param
                && param.paramkind() == ParamKind.PARAM_EXEC
                && param.paramid() == parameter.paramid());
  }

  /// The nodes of all sub-plans, which are run with what the level's own nodes give them.
  List<Plan> plans() {
    return level.state.subplans;
  }
}
