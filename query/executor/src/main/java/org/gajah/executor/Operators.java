package org.gajah.executor;

import org.gajah.base.error.PgException;
import org.gajah.executor.combine.AggOperator;
import org.gajah.executor.combine.AppendOperator;
import org.gajah.executor.combine.LimitOperator;
import org.gajah.executor.combine.MaterialOperator;
import org.gajah.executor.combine.ProjectSetOperator;
import org.gajah.executor.combine.RecursiveUnionOperator;
import org.gajah.executor.combine.ResultOperator;
import org.gajah.executor.combine.RowByRow;
import org.gajah.executor.combine.SetOpOperator;
import org.gajah.executor.combine.SortOperator;
import org.gajah.executor.combine.UniqueOperator;
import org.gajah.executor.join.HashJoinOperator;
import org.gajah.executor.join.MergeJoinOperator;
import org.gajah.executor.join.NestLoopOperator;
import org.gajah.executor.modify.LockRowsOperator;
import org.gajah.executor.modify.ModifyTableOperator;
import org.gajah.executor.scan.BitmapHeapScanOperator;
import org.gajah.executor.scan.FunctionScanOperator;
import org.gajah.executor.scan.IndexOnlyScanOperator;
import org.gajah.executor.scan.IndexScanOperator;
import org.gajah.executor.scan.RowsScanOperators;
import org.gajah.executor.scan.TableScanOperator;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.Projection;
import org.gajah.executor.window.WindowAggOperator;
import org.gajah.nodes.Expr;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.plan.CombiningPlan;
import org.gajah.planner.plan.JoinPlan;
import org.gajah.planner.plan.ModifyTable;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.plan.ScanPlan;

/// The operator of each plan node.
public final class Operators {
  private Operators() {}

  /// Makes the operator of a node, and those below it.
  ///
  /// @throws PgException 0A000 for nodes that are not built
  public static Operator create(Plan plan, ExecutionState state) {
    Operator operator = operator(plan, state);
    return isVolatile(plan, state) ? new RowByRow(operator) : operator;
  }

  /// Whether what a node computes can be noticed, so that it must be for one row after the other,
  /// and for none that nobody asks for.
  private static boolean isVolatile(Plan plan, ExecutionState state) {
    if (plan instanceof ModifyTable) {
      return false;
    }
    Functions functions = new Functions(state.catalog());
    for (TargetEntry target : plan.common().targetList()) {
      Expr expression = target.expr();
      if (!(expression instanceof Var)
          && (Projection.isMultiple(expression) || functions.containsVolatile(expression))) {
        return true;
      }
    }
    for (Expr condition : plan.common().qual()) {
      if (functions.containsVolatile(condition)) {
        return true;
      }
    }
    return false;
  }

  private static Operator operator(Plan plan, ExecutionState state) {
    return switch (plan) {
      case ScanPlan scan -> scan(scan, state);
      case JoinPlan.NestLoop join -> new NestLoopOperator(join, state);
      case JoinPlan.HashJoin join -> new HashJoinOperator(join, state);
      case JoinPlan.MergeJoin join -> new MergeJoinOperator(join, state);
      case RowsPlan rows -> rows(rows, state);
      case CombiningPlan combining -> combining(combining, state);
      case ModifyTable modify -> new ModifyTableOperator(modify, state);
    };
  }

  private static Operator scan(ScanPlan plan, ExecutionState state) {
    return switch (plan) {
      case ScanPlan.SeqScan scan -> new TableScanOperator.Sequential(scan, state);
      case ScanPlan.SampleScan scan -> new TableScanOperator.Sequential(scan, state);
      case ScanPlan.IndexScan scan -> new IndexScanOperator(scan, state);
      case ScanPlan.IndexOnlyScan scan -> new IndexOnlyScanOperator(scan, state);
      case ScanPlan.BitmapHeapScan scan -> new BitmapHeapScanOperator(scan, state);
      case ScanPlan.TidScan scan -> new TableScanOperator.ByTid(scan, state);
      case ScanPlan.SubqueryScan scan -> new RowsScanOperators.SubqueryScan(scan, state);
      case ScanPlan.FunctionScan scan -> new FunctionScanOperator(scan, state);
      case ScanPlan.ValuesScan scan -> new RowsScanOperators.ValuesScan(scan, state);
      case ScanPlan.CteScan scan -> new RowsScanOperators.CteScan(scan, state);
      case ScanPlan.WorkTableScan scan -> new RowsScanOperators.WorkTableScan(scan, state);
      default -> throw PgException.notBuilt(plan.getClass().getSimpleName());
    };
  }

  private static Operator rows(RowsPlan plan, ExecutionState state) {
    return switch (plan) {
      case RowsPlan.Result node -> new ResultOperator(node, state);
      case RowsPlan.ProjectSet node -> new ProjectSetOperator(node, state);
      case RowsPlan.Material node -> new MaterialOperator(node, state);
      case RowsPlan.Sort node -> new SortOperator(node, state);
      case RowsPlan.Agg node -> AggOperator.create(node, state);
      case RowsPlan.Unique node -> new UniqueOperator(node, state);
      case RowsPlan.SetOp node -> new SetOpOperator(node, state);
      case RowsPlan.Limit node -> new LimitOperator(node, state);
      case RowsPlan.LockRows node -> new LockRowsOperator(node, state);
      case RowsPlan.WindowAgg node -> new WindowAggOperator(node, state);
      default -> throw PgException.notBuilt(plan.getClass().getSimpleName());
    };
  }

  private static Operator combining(CombiningPlan plan, ExecutionState state) {
    return switch (plan) {
      case CombiningPlan.Append append -> new AppendOperator(append, state);
      case CombiningPlan.RecursiveUnion union -> new RecursiveUnionOperator(union, state);
      default -> throw PgException.notBuilt(plan.getClass().getSimpleName());
    };
  }
}
