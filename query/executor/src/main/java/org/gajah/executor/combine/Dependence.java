package org.gajah.executor.combine;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Node;
import org.gajah.nodes.Param;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.planner.plan.JoinPlan;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.plan.ScanPlan;
import org.gajah.planner.tree.Trees;

/// Whether the rows of a plan may change when parameters of the executor do.
public final class Dependence {
  private Dependence() {}

  /// Whether they may: true also where only parameters set within the plan are read.
  public static boolean onParameters(Plan plan, PlannedStatement statement) {
    List<Node> expressions = new ArrayList<>();
    collect(plan, expressions);
    for (Node expression : expressions) {
      if (Trees.any(expression, Dependence::isParameter)) {
        return true;
      }
    }
    return plan.inputs().stream().anyMatch(input -> onParameters(input, statement));
  }

  private static boolean isParameter(Node node) {
    return node instanceof Param param && param.paramkind() == ParamKind.PARAM_EXEC
        || node instanceof SubPlan;
  }

  private static void collect(Plan plan, List<Node> result) {
    plan.common().targetList().stream().map(TargetEntry::expr).forEach(result::add);
    result.addAll(plan.common().qual());
    switch (plan) {
      case ScanPlan.IndexScan scan -> result.addAll(scan.conditions());
      case ScanPlan.IndexOnlyScan scan -> result.addAll(scan.conditions());
      case ScanPlan.BitmapIndexScan scan -> result.addAll(scan.conditions());
      case ScanPlan.BitmapHeapScan scan -> result.addAll(scan.recheckConditions());
      case ScanPlan.TidScan scan -> result.addAll(scan.conditions());
      case ScanPlan.FunctionScan scan -> scan.functions().forEach(f -> result.add(f.funcexpr()));
      case ScanPlan.ValuesScan scan -> scan.rows().forEach(result::addAll);
      case ScanPlan.WorkTableScan _ -> result.add(changing());
      case JoinPlan.NestLoop join -> result.addAll(join.joinConditions());
      case JoinPlan.MergeJoin join -> result.addAll(join.joinConditions());
      case JoinPlan.HashJoin join -> result.addAll(join.joinConditions());
      case RowsPlan.Result node -> result.addAll(node.constantConditions());
      default -> {}
    }
  }

  /// Stands for rows that change from round to round.
  private static Param changing() {
    return new Param(ParamKind.PARAM_EXEC, 0, 0, -1, 0, -1);
  }
}
