package org.gajah.planner.build;

import java.util.List;
import java.util.Map;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Var;
import org.gajah.planner.join.OrderKey;
import org.gajah.planner.plan.Plan;

/// A plan under construction, and what its columns are in terms of the query.
///
/// @param plan the nodes so far, their references resolved
/// @param columns what each column of the top node's target list stands for
/// @param order of the rows
/// @param wanted values that a nested loop further up must pass in: the variable, and the number of
///   the parameter that is used for it
public record Stage(Plan plan, List<Expr> columns, List<OrderKey> order, Map<Var, Integer> wanted) {
  public Stage {
    columns = List.copyOf(columns);
  }

  double rows() {
    return plan.common().rows();
  }

  double startup() {
    return plan.common().startupCost();
  }

  double total() {
    return plan.common().totalCost();
  }

  Stage withPlan(Plan newPlan) {
    return new Stage(newPlan, columns, order, wanted);
  }

  Stage withOrder(List<OrderKey> newOrder) {
    return new Stage(plan, columns, newOrder, wanted);
  }
}
