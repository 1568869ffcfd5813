package org.gajah.planner.plan;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Node;
import org.gajah.nodes.TargetEntry;
import org.jspecify.annotations.Nullable;

/// The expressions that a plan node evaluates, those of its inputs left out.
public final class PlanExpressions {
  private final List<Node> found = new ArrayList<>();

  private PlanExpressions() {}

  public static List<Node> of(Plan plan) {
    PlanExpressions expressions = new PlanExpressions();
    expressions.targets(plan.common().targetList());
    expressions.add(plan.common().qual());
    switch (plan) {
      case ScanPlan scan -> expressions.scan(scan);
      case JoinPlan join -> expressions.join(join);
      case RowsPlan rows -> expressions.rows(rows);
      case ModifyTable modify -> expressions.modify(modify);
      case CombiningPlan _ -> {}
    }
    return expressions.found;
  }

  private void add(List<? extends Node> nodes) {
    found.addAll(nodes);
  }

  private void add(@Nullable Node node) {
    if (node != null) {
      found.add(node);
    }
  }

  private void targets(List<TargetEntry> targets) {
    targets.forEach(target -> found.add(target.expr()));
  }

  private void scan(ScanPlan plan) {
    switch (plan) {
      case ScanPlan.IndexScan scan -> {
        add(scan.conditions());
        add(scan.originalConditions());
        add(scan.orderBy());
      }
      case ScanPlan.IndexOnlyScan scan -> {
        add(scan.conditions());
        add(scan.recheckConditions());
        add(scan.orderBy());
      }
      case ScanPlan.BitmapIndexScan scan -> add(scan.conditions());
      case ScanPlan.BitmapHeapScan scan -> add(scan.recheckConditions());
      case ScanPlan.TidScan scan -> add(scan.conditions());
      case ScanPlan.TidRangeScan scan -> add(scan.conditions());
      case ScanPlan.FunctionScan scan -> add(scan.functions());
      case ScanPlan.TableFuncScan scan -> add(scan.tableFunc());
      case ScanPlan.ValuesScan scan -> scan.rows().forEach(this::add);
      case ScanPlan.SampleScan scan -> add(scan.sample());
      case ScanPlan.SeqScan _,
          ScanPlan.SubqueryScan _,
          ScanPlan.CteScan _,
          ScanPlan.WorkTableScan _,
          ScanPlan.NamedTuplestoreScan _ -> {}
    }
  }

  private void join(JoinPlan plan) {
    add(plan.joinConditions());
    switch (plan) {
      case JoinPlan.NestLoop join -> join.parameters().forEach(each -> add(each.value()));
      case JoinPlan.MergeJoin join -> add(join.mergeConditions());
      case JoinPlan.HashJoin join -> {
        add(join.hashConditions());
        add(join.hashKeys());
      }
    }
  }

  private void rows(RowsPlan plan) {
    switch (plan) {
      case RowsPlan.Result result -> add(result.constantConditions());
      case RowsPlan.Memoize memoize -> add(memoize.keys());
      case RowsPlan.WindowAgg window -> {
        add(window.startOffset());
        add(window.endOffset());
        add(window.runCondition());
      }
      case RowsPlan.Limit limit -> {
        add(limit.offset());
        add(limit.count());
      }
      case RowsPlan.Hash hash -> add(hash.keys());
      case RowsPlan.Agg agg -> agg.chain().forEach(phase -> found.addAll(of(phase)));
      case RowsPlan.ProjectSet _,
          RowsPlan.Material _,
          RowsPlan.Sort _,
          RowsPlan.IncrementalSort _,
          RowsPlan.Group _,
          RowsPlan.Unique _,
          RowsPlan.SetOp _,
          RowsPlan.LockRows _,
          RowsPlan.Gather _ -> {}
    }
  }

  private void modify(ModifyTable plan) {
    for (ModifyTable.Target target : plan.targets()) {
      add(target.checkOptions());
      targets(target.returning());
      add(target.mergeActions());
      add(target.mergeCondition());
    }
    ModifyTable.OnConflict conflict = plan.onConflict();
    if (conflict != null) {
      targets(conflict.set());
      add(conflict.where());
    }
  }
}
