package org.gajah.commands.explain;

import org.gajah.nodes.kinds.JoinType;
import org.gajah.planner.plan.CombiningPlan;
import org.gajah.planner.plan.JoinPlan;
import org.gajah.planner.plan.ModifyTable;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.plan.ScanPlan;

/// What the nodes of plans are called.
final class NodeNames {
  private NodeNames() {}

  /// The name for programs, the same for all variants of a node.
  static String type(Plan plan) {
    return switch (plan) {
      case ScanPlan scan -> scan(scan);
      case JoinPlan.NestLoop _ -> "Nested Loop";
      case JoinPlan.MergeJoin _ -> "Merge Join";
      case JoinPlan.HashJoin _ -> "Hash Join";
      case RowsPlan rows -> rows(rows);
      case CombiningPlan.Append _ -> "Append";
      case CombiningPlan.MergeAppend _ -> "Merge Append";
      case CombiningPlan.RecursiveUnion _ -> "Recursive Union";
      case CombiningPlan.BitmapAnd _ -> "BitmapAnd";
      case CombiningPlan.BitmapOr _ -> "BitmapOr";
      case ModifyTable _ -> "ModifyTable";
    };
  }

  private static String scan(ScanPlan plan) {
    return switch (plan) {
      case ScanPlan.SeqScan _ -> "Seq Scan";
      case ScanPlan.SampleScan _ -> "Sample Scan";
      case ScanPlan.IndexScan _ -> "Index Scan";
      case ScanPlan.IndexOnlyScan _ -> "Index Only Scan";
      case ScanPlan.BitmapIndexScan _ -> "Bitmap Index Scan";
      case ScanPlan.BitmapHeapScan _ -> "Bitmap Heap Scan";
      case ScanPlan.TidScan _ -> "Tid Scan";
      case ScanPlan.TidRangeScan _ -> "Tid Range Scan";
      case ScanPlan.SubqueryScan _ -> "Subquery Scan";
      case ScanPlan.FunctionScan _ -> "Function Scan";
      case ScanPlan.TableFuncScan _ -> "Table Function Scan";
      case ScanPlan.ValuesScan _ -> "Values Scan";
      case ScanPlan.CteScan _ -> "CTE Scan";
      case ScanPlan.WorkTableScan _ -> "WorkTable Scan";
      case ScanPlan.NamedTuplestoreScan _ -> "Named Tuplestore Scan";
    };
  }

  private static String rows(RowsPlan plan) {
    return switch (plan) {
      case RowsPlan.Result _ -> "Result";
      case RowsPlan.ProjectSet _ -> "ProjectSet";
      case RowsPlan.Material _ -> "Materialize";
      case RowsPlan.Memoize _ -> "Memoize";
      case RowsPlan.Sort _ -> "Sort";
      case RowsPlan.IncrementalSort _ -> "Incremental Sort";
      case RowsPlan.Group _ -> "Group";
      case RowsPlan.Agg _ -> "Aggregate";
      case RowsPlan.WindowAgg _ -> "WindowAgg";
      case RowsPlan.Unique _ -> "Unique";
      case RowsPlan.SetOp _ -> "SetOp";
      case RowsPlan.LockRows _ -> "LockRows";
      case RowsPlan.Limit _ -> "Limit";
      case RowsPlan.Hash _ -> "Hash";
      case RowsPlan.Gather gather -> gather.order() == null ? "Gather" : "Gather Merge";
    };
  }

  /// The name for people.
  static String text(Plan plan) {
    return switch (plan) {
      case JoinPlan join -> join(join);
      case RowsPlan.Agg agg -> partial(agg) + aggregate(agg);
      case RowsPlan.SetOp set -> (set.hashed() ? "HashSetOp " : "SetOp ") + command(set);
      case ModifyTable modify -> operation(modify);
      default -> type(plan);
    };
  }

  private static String join(JoinPlan join) {
    boolean loop = join instanceof JoinPlan.NestLoop;
    String method =
        switch (join) {
          case JoinPlan.NestLoop _ -> "Nested Loop";
          case JoinPlan.MergeJoin _ -> "Merge";
          case JoinPlan.HashJoin _ -> "Hash";
        };
    if (join.type() == JoinType.JOIN_INNER) {
      return loop ? method : method + " Join";
    }
    return method + " " + joinType(join.type()) + " Join";
  }

  static String joinType(JoinType type) {
    return switch (type) {
      case JOIN_INNER -> "Inner";
      case JOIN_LEFT -> "Left";
      case JOIN_FULL -> "Full";
      case JOIN_RIGHT -> "Right";
      case JOIN_SEMI -> "Semi";
      case JOIN_ANTI -> "Anti";
      case JOIN_RIGHT_ANTI -> "Right Anti";
      default -> "???";
    };
  }

  private static String aggregate(RowsPlan.Agg agg) {
    return switch (agg.strategy()) {
      case PLAIN -> "Aggregate";
      case SORTED -> "GroupAggregate";
      case HASHED -> "HashAggregate";
      case MIXED -> "MixedAggregate";
    };
  }

  static String strategy(RowsPlan.Agg agg) {
    return switch (agg.strategy()) {
      case PLAIN -> "Plain";
      case SORTED -> "Sorted";
      case HASHED -> "Hashed";
      case MIXED -> "Mixed";
    };
  }

  private static String partial(RowsPlan.Agg agg) {
    String mode = mode(agg);
    return mode.equals("Simple") ? "" : mode + " ";
  }

  static String mode(RowsPlan.Agg agg) {
    return switch (agg.split().name()) {
      case "AGGSPLIT_INITIAL_SERIAL" -> "Partial";
      case "AGGSPLIT_FINAL_DESERIAL" -> "Finalize";
      default -> "Simple";
    };
  }

  static String command(RowsPlan.SetOp set) {
    return switch (set.command()) {
      case INTERSECT -> "Intersect";
      case INTERSECT_ALL -> "Intersect All";
      case EXCEPT -> "Except";
      case EXCEPT_ALL -> "Except All";
    };
  }

  static String operation(ModifyTable modify) {
    return switch (modify.operation()) {
      case CMD_INSERT -> "Insert";
      case CMD_UPDATE -> "Update";
      case CMD_DELETE -> "Delete";
      case CMD_MERGE -> "Merge";
      default -> "???";
    };
  }
}
