package org.gajah.commands.explain;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.planner.plan.JoinPlan;
import org.gajah.planner.plan.ModifyTable;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.plan.ScanPlan;
import org.jspecify.annotations.Nullable;

/// The sub-plans that the expressions of a node refer to.
final class SubPlansOf {
  private final List<SubPlan> found = new ArrayList<>();

  private SubPlansOf() {}

  static List<SubPlan> node(Plan plan) {
    SubPlansOf finder = new SubPlansOf();
    for (TargetEntry target : plan.targetList()) {
      finder.search(target.expr());
    }
    finder.searchAll(plan.common().qual());
    switch (plan) {
      case JoinPlan join -> finder.join(join);
      case ScanPlan scan -> finder.scan(scan);
      case RowsPlan.Result result -> finder.searchAll(result.constantConditions());
      case RowsPlan.Limit limit -> {
        finder.search(limit.offset());
        finder.search(limit.count());
      }
      case ModifyTable modify -> finder.modify(modify);
      default -> {}
    }
    return finder.found;
  }

  private void join(JoinPlan join) {
    searchAll(join.joinConditions());
    switch (join) {
      case JoinPlan.HashJoin hash -> searchAll(hash.hashConditions());
      case JoinPlan.MergeJoin merge -> searchAll(merge.mergeConditions());
      case JoinPlan.NestLoop loop -> loop.parameters().forEach(p -> search(p.value()));
    }
  }

  private void scan(ScanPlan scan) {
    switch (scan) {
      case ScanPlan.IndexScan index -> searchAll(index.originalConditions());
      case ScanPlan.IndexOnlyScan index -> searchAll(index.conditions());
      case ScanPlan.TidScan tid -> searchAll(tid.conditions());
      case ScanPlan.ValuesScan values -> values.rows().forEach(this::searchAll);
      case ScanPlan.FunctionScan function ->
          function.functions().forEach(f -> search((Expr) f.funcexpr()));
      default -> {}
    }
  }

  private void modify(ModifyTable modify) {
    for (ModifyTable.Target target : modify.targets()) {
      target.returning().forEach(t -> search(t.expr()));
    }
    ModifyTable.OnConflict conflict = modify.onConflict();
    if (conflict != null) {
      conflict.set().forEach(t -> search(t.expr()));
      search(conflict.where());
    }
  }

  private void searchAll(List<? extends Expr> expressions) {
    expressions.forEach(this::search);
  }

  private void search(@Nullable Expr expression) {
    if (expression == null) {
      return;
    }
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        if (node instanceof SubPlan subPlan) {
          found.add(subPlan);
        }
        return children(node);
      }
    }.walk(expression);
  }
}
