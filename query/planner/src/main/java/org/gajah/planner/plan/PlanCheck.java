package org.gajah.planner.plan;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.kinds.SpecialVarno;
import org.gajah.nodes.walk.TreeWalker;

/// Checks a finished plan: every reference leads to a column that is there, and nothing is left
/// that only a query may have. Run between planner and executor when tests run.
public final class PlanCheck {
  private final PlannedStatement statement;

  private PlanCheck(PlannedStatement statement) {
    this.statement = statement;
  }

  /// Checks a statement's plans.
  ///
  /// @throws PgException XX000 at the first fault
  public static void check(PlannedStatement statement) {
    PlanCheck check = new PlanCheck(statement);
    statement.subplans().forEach(check::node);
    if (statement.plan() != null) {
      check.node(statement.plan());
    }
  }

  private void node(Plan plan) {
    plan.inputs().forEach(this::node);
    List<Plan> inputs = plan.inputs();
    int outer = inputs.isEmpty() ? 0 : columns(inputs.getFirst());
    int inner = plan instanceof JoinPlan ? columns(inputs.get(1)) : 0;
    boolean modifies = plan instanceof ModifyTable;
    for (TargetEntry target : plan.common().targetList()) {
      if (!modifies || !(target.expr() instanceof Var)) {
        expression(plan, target.expr(), outer, inner);
      }
    }
    plan.common().qual().forEach(condition -> expression(plan, condition, outer, inner));
  }

  private static int columns(Plan plan) {
    return plan.common().targetList().size();
  }

  private void expression(Plan plan, Expr expression, int outer, int inner) {
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        switch (node) {
          case Var var -> variable(plan, var, outer, inner);
          case SubLink _ -> throw fault(plan, "a sub-link is left");
          case Aggref _ when !(plan instanceof RowsPlan.Agg) ->
              throw fault(plan, "an aggregate outside of an aggregation");
          case WindowFunc _ when !(plan instanceof RowsPlan.WindowAgg) ->
              throw fault(plan, "a window function outside of a window");
          default -> {}
        }
        return children(node);
      }
    }.walk(expression);
  }

  private void variable(Plan plan, Var var, int outer, int inner) {
    boolean fits =
        switch (var.varno()) {
          case SpecialVarno.OUTER_VAR -> var.varattno() >= 1 && var.varattno() <= outer;
          case SpecialVarno.INNER_VAR -> var.varattno() >= 1 && var.varattno() <= inner;
          case SpecialVarno.INDEX_VAR -> plan instanceof ScanPlan.IndexOnlyScan;
          default -> relation(plan, var);
        };
    if (!fits || var.varlevelsup() != 0) {
      throw fault(plan, "no such column: " + var.varno() + "." + var.varattno());
    }
  }

  private boolean relation(Plan plan, Var var) {
    boolean there = var.varno() >= 1 && var.varno() <= statement.rangeTable().size();
    return there
        && (plan instanceof ScanPlan scan && scan.relation() == var.varno()
            || plan instanceof ModifyTable);
  }

  private static PgException fault(Plan plan, String what) {
    String name = Objects.requireNonNull(plan.getClass().getSimpleName());
    return PgException.internal("plan node " + name + ": " + what);
  }
}
