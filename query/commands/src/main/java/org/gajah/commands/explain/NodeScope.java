package org.gajah.commands.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.deparse.PlanDeparser.Resolver;
import org.gajah.analyzer.deparse.PlanDeparser.Writing;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Expr;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.IntList;
import org.gajah.nodes.Param;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.kinds.SpecialVarno;
import org.gajah.planner.plan.CombiningPlan;
import org.gajah.planner.plan.JoinPlan;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.ScanPlan;
import org.jspecify.annotations.Nullable;

/// A node of a plan as the place where an expression stands: what columns of its inputs, parameters
/// and sub-plans mean there.
///
/// @param ancestors the nodes above, the nearest first; where a sub-plan begins, the `SubPlan`
record NodeScope(Plan plan, List<Object> ancestors) implements Resolver {
  static NodeScope top(Plan plan) {
    return new NodeScope(plan, List.of());
  }

  /// A node below this one.
  NodeScope below(Plan child) {
    return new NodeScope(child, with(plan));
  }

  /// The top of a sub-plan of this node.
  NodeScope within(SubPlan subPlan, Plan child) {
    List<Object> above = with(plan);
    above.addFirst(subPlan);
    return new NodeScope(child, above);
  }

  private List<Object> with(Object nearest) {
    List<Object> result = new ArrayList<>();
    result.add(nearest);
    result.addAll(ancestors);
    return result;
  }

  @Override
  public boolean write(Expr expr, Writing writing) {
    return switch (expr) {
      case Var var -> column(var, writing);
      case Param param when param.paramkind() == ParamKind.PARAM_EXEC -> parameter(param, writing);
      case SubPlan subPlan -> {
        subPlan(subPlan, writing);
        yield true;
      }
      default -> false;
    };
  }

  // Columns

  private boolean column(Var var, Writing writing) {
    switch (var.varno()) {
      case SpecialVarno.OUTER_VAR -> input(plan.inputs().getFirst(), var, writing);
      case SpecialVarno.INNER_VAR -> input(plan.inputs().getLast(), var, writing);
      case SpecialVarno.INDEX_VAR -> {
        if (!(plan instanceof ScanPlan.IndexOnlyScan scan)) {
          return false;
        }
        writing.inPlaceOfColumn(scan.indexColumns().get(var.varattno() - 1).expr(), this);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void input(Plan child, Var var, Writing writing) {
    TargetEntry target = child.targetList().get(var.varattno() - 1);
    writing.inPlaceOfColumn(target.expr(), below(child));
  }

  @Override
  public @Nullable Expr source(Var column) {
    return switch (column.varno()) {
      case SpecialVarno.OUTER_VAR -> source(plan.inputs().getFirst(), column);
      case SpecialVarno.INNER_VAR -> source(plan.inputs().getLast(), column);
      case SpecialVarno.INDEX_VAR -> null;
      default ->
          switch (plan) {
            case ScanPlan.SubqueryScan scan -> source(scan.inputs().getFirst(), column);
            case ScanPlan.WorkTableScan _ -> inRecursion(column);
            default -> null;
          };
    };
  }

  private @Nullable Expr source(Plan child, Var column) {
    Expr expr = child.targetList().get(column.varattno() - 1).expr();
    return expr instanceof Var inner ? below(child).source(inner) : expr;
  }

  /// A column of the work table, as the term makes it that is not recursive.
  private @Nullable Expr inRecursion(Var column) {
    for (int i = 0; i < ancestors.size(); i++) {
      if (ancestors.get(i) instanceof CombiningPlan.RecursiveUnion union) {
        return scopeOf(i).source(union.inputs().getFirst(), column);
      }
    }
    return null;
  }

  // Parameters

  private boolean parameter(Param param, Writing writing) {
    return referent(param, writing) || generator(param, writing);
  }

  /// A parameter that a node above sets from an expression of its own.
  private boolean referent(Param param, Writing writing) {
    Plan child = plan;
    for (int i = 0; i < ancestors.size(); i++) {
      Object ancestor = ancestors.get(i);
      if (ancestor instanceof SubPlan subPlan) {
        int at = index(subPlan.parParam(), param.paramid());
        if (at >= 0) {
          outside(subPlan.args().get(at), enclosing(i), writing);
          return true;
        }
        continue;
      }
      if (ancestor instanceof JoinPlan.NestLoop join && join.inner().equals(child)) {
        for (JoinPlan.NestLoop.Parameter each : join.parameters()) {
          if (each.number() == param.paramid()) {
            outside(each.value(), scopeOf(i), writing);
            return true;
          }
        }
      }
      child = (Plan) ancestor;
    }
    return false;
  }

  private NodeScope scopeOf(int ancestor) {
    return new NodeScope(
        (Plan) ancestors.get(ancestor), ancestors.subList(ancestor + 1, ancestors.size()));
  }

  private NodeScope enclosing(int subPlan) {
    int at = subPlan + 1;
    while (ancestors.get(at) instanceof SubPlan) {
      at++;
    }
    return scopeOf(at);
  }

  private static void outside(Expr expr, NodeScope scope, Writing writing) {
    boolean simple =
        expr instanceof Var
            || expr instanceof Aggref
            || expr instanceof GroupingFunc
            || expr instanceof Param;
    writing.outside(expr, scope, !simple);
  }

  private static int index(IntList numbers, int wanted) {
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  /// A parameter that a sub-plan computes.
  private boolean generator(Param param, Writing writing) {
    if (initPlan(plan, param, writing)) {
      return true;
    }
    for (Object ancestor : ancestors) {
      if (ancestor instanceof SubPlan subPlan) {
        int at = index(subPlan.paramIds(), param.paramid());
        if (at >= 0) {
          output(subPlan, at, writing);
          return true;
        }
      } else if (initPlan((Plan) ancestor, param, writing)) {
        return true;
      }
    }
    return false;
  }

  private static boolean initPlan(Plan node, Param param, Writing writing) {
    for (SubPlan subPlan : node.common().initPlans()) {
      int at = index(subPlan.setParam(), param.paramid());
      if (at >= 0) {
        output(subPlan, at, writing);
        return true;
      }
    }
    return false;
  }

  private static void output(SubPlan subPlan, int column, Writing writing) {
    writing.add(
        "(%s%s).col%d"
            .formatted(subPlan.useHashTable() ? "hashed " : "", subPlan.plan_name(), column + 1));
  }

  // Sub-plans

  private void subPlan(SubPlan subPlan, Writing writing) {
    writing.add(
        switch (subPlan.subLinkType()) {
          case EXISTS_SUBLINK -> "EXISTS(";
          case ALL_SUBLINK -> "(ALL ";
          case ANY_SUBLINK -> "(ANY ";
          case ROWCOMPARE_SUBLINK, EXPR_SUBLINK -> "(";
          case MULTIEXPR_SUBLINK -> "(rescan ";
          case ARRAY_SUBLINK -> "ARRAY(";
          case CTE_SUBLINK -> "CTE(";
        });
    Expr test = subPlan.testexpr();
    if (test != null) {
      writing.expression(test, new NodeScope(plan, testing(subPlan)));
      writing.add(")");
    } else {
      writing.add(
          (subPlan.useHashTable() ? "hashed " : "") + Objects.toString(subPlan.plan_name()) + ")");
    }
  }

  private List<Object> testing(SubPlan subPlan) {
    List<Object> result = new ArrayList<>();
    result.add(subPlan);
    result.addAll(ancestors);
    return result;
  }

  /// The node's own name for its input whose columns keys refer to.
  @Nullable Plan outer() {
    return plan.inputs().isEmpty() ? null : plan.inputs().getFirst();
  }
}
