package org.gajah.executor.combine;

import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.SpecialVarno;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.planner.plan.GroupKeys;
import org.gajah.planner.plan.RowsPlan;

/// Which columns of its input an aggregation reads.
final class AggNeeds {
  private AggNeeds() {}

  static boolean[] of(RowsPlan.Agg plan, int columns) {
    boolean[] needed = new boolean[columns];
    for (GroupKeys.Key key : plan.keys().keys()) {
      needed[key.column() - 1] = true;
    }
    plan.common().targetList().forEach(target -> add(target.expr(), needed));
    plan.common().qual().forEach(condition -> add(condition, needed));
    return needed;
  }

  private static void add(Expr expression, boolean[] needed) {
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        if (node instanceof Var var && var.varno() == SpecialVarno.OUTER_VAR) {
          needed[var.varattno() - 1] = true;
        }
        return children(node);
      }
    }.walk(expression);
  }
}
