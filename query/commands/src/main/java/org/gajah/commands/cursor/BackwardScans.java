package org.gajah.commands.cursor;

import org.gajah.planner.plan.CombiningPlan;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.plan.ScanPlan;

/// Which plans PostgreSQL can run backward: cursors on them scroll without being asked to. Ours
/// keep their rows, but SCROLL is part of what a client sees. Mirrors `ExecSupportsBackwardScan` of
/// `executor/execAmi.c`.
final class BackwardScans {
  private BackwardScans() {}

  static boolean can(Plan plan) {
    if (plan.common().parallelAware()) {
      return false;
    }
    return switch (plan) {
      case RowsPlan.Result result -> result.input() != null && can(result.input());
      case RowsPlan.Limit limit -> can(limit.input());
      case RowsPlan.Material _, RowsPlan.Sort _ -> true;
      case CombiningPlan.Append append -> append.inputs().stream().allMatch(BackwardScans::can);
      case ScanPlan.SubqueryScan scan -> can(scan.subplan());
      case ScanPlan.SeqScan _,
          ScanPlan.IndexScan _,
          ScanPlan.IndexOnlyScan _,
          ScanPlan.TidScan _,
          ScanPlan.TidRangeScan _,
          ScanPlan.FunctionScan _,
          ScanPlan.ValuesScan _,
          ScanPlan.CteScan _ ->
          true;
      default -> false;
    };
  }
}
