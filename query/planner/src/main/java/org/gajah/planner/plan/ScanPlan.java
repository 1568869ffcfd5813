package org.gajah.planner.plan;

import java.util.List;
import org.gajah.nodes.Expr;
import org.gajah.nodes.RangeTblFunction;
import org.gajah.nodes.TableFunc;
import org.gajah.nodes.TableSampleClause;
import org.gajah.nodes.TargetEntry;

/// Plan nodes that scan an entry of the range table.
public sealed interface ScanPlan extends Plan {
  /// The scanned entry's place in the range table, from 1; 0 for none.
  int relation();

  @Override
  default List<Plan> inputs() {
    return List.of();
  }

  @Override
  default Plan withInputs(List<Plan> newInputs) {
    return this;
  }

  /// Every row of a table.
  record SeqScan(PlanCommon common, int relation) implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new SeqScan(newCommon, relation);
    }
  }

  /// A sample of a table's rows.
  record SampleScan(PlanCommon common, int relation, TableSampleClause sample) implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new SampleScan(newCommon, relation, sample);
    }
  }

  /// Rows that an index leads to, in its order.
  ///
  /// @param index the index's OID
  /// @param conditions on index columns (`INDEX_VAR`)
  /// @param originalConditions the same on the table's columns, for EXPLAIN and rechecks
  /// @param orderBy ordering expressions that the index evaluates, on index columns
  /// @param originalOrderBy the same on the table's columns
  /// @param orderByOperators their operators
  record IndexScan(
      PlanCommon common,
      int relation,
      int index,
      List<Expr> conditions,
      List<Expr> originalConditions,
      List<Expr> orderBy,
      List<Expr> originalOrderBy,
      List<Integer> orderByOperators,
      boolean backward)
      implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new IndexScan(
          newCommon,
          relation,
          index,
          conditions,
          originalConditions,
          orderBy,
          originalOrderBy,
          orderByOperators,
          backward);
    }
  }

  /// Values straight from an index, the table looked at only where a page is not all-visible.
  /// Target list and conditions refer to index columns (`INDEX_VAR`).
  ///
  /// @param recheckConditions the conditions on index columns, to be checked again where the index
  ///   is not exact
  /// @param indexColumns what each index column is in terms of the table
  record IndexOnlyScan(
      PlanCommon common,
      int relation,
      int index,
      List<Expr> conditions,
      List<Expr> recheckConditions,
      List<Expr> orderBy,
      List<TargetEntry> indexColumns,
      boolean backward)
      implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new IndexOnlyScan(
          newCommon,
          relation,
          index,
          conditions,
          recheckConditions,
          orderBy,
          indexColumns,
          backward);
    }
  }

  /// The tids that an index leads to, for a bitmap.
  record BitmapIndexScan(
      PlanCommon common,
      int relation,
      int index,
      List<Expr> conditions,
      List<Expr> originalConditions)
      implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new BitmapIndexScan(newCommon, relation, index, conditions, originalConditions);
    }
  }

  /// The rows of a bitmap, in the table's order.
  ///
  /// @param bitmap a [BitmapIndexScan], [CombiningPlan.BitmapAnd] or [CombiningPlan.BitmapOr]
  /// @param recheckConditions what to check where the bitmap only knows pages
  record BitmapHeapScan(PlanCommon common, int relation, Plan bitmap, List<Expr> recheckConditions)
      implements ScanPlan {
    @Override
    public List<Plan> inputs() {
      return List.of(bitmap);
    }

    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new BitmapHeapScan(common, relation, newInputs.getFirst(), recheckConditions);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new BitmapHeapScan(newCommon, relation, bitmap, recheckConditions);
    }
  }

  /// Rows whose tids are given.
  ///
  /// @param conditions `ctid = ...`, `ctid = ANY (...)` or `CURRENT OF ...`, any of which may hold
  record TidScan(PlanCommon common, int relation, List<Expr> conditions) implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new TidScan(newCommon, relation, conditions);
    }
  }

  /// Rows in a range of tids.
  record TidRangeScan(PlanCommon common, int relation, List<Expr> conditions) implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new TidRangeScan(newCommon, relation, conditions);
    }
  }

  /// The rows of a sub-query.
  record SubqueryScan(PlanCommon common, int relation, Plan subplan) implements ScanPlan {
    @Override
    public List<Plan> inputs() {
      return List.of(subplan);
    }

    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new SubqueryScan(common, relation, newInputs.getFirst());
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new SubqueryScan(newCommon, relation, subplan);
    }
  }

  /// The rows of functions in FROM.
  record FunctionScan(
      PlanCommon common, int relation, List<RangeTblFunction> functions, boolean withOrdinality)
      implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new FunctionScan(newCommon, relation, functions, withOrdinality);
    }
  }

  /// The rows of XMLTABLE or JSON_TABLE.
  record TableFuncScan(PlanCommon common, int relation, TableFunc tableFunc) implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new TableFuncScan(newCommon, relation, tableFunc);
    }
  }

  /// The rows of VALUES.
  record ValuesScan(PlanCommon common, int relation, List<List<Expr>> rows) implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new ValuesScan(newCommon, relation, rows);
    }
  }

  /// The rows of a common table expression.
  ///
  /// @param planId the sub-plan that computes it
  /// @param parameter the parameter through which all its scans share it
  record CteScan(PlanCommon common, int relation, int planId, int parameter) implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new CteScan(newCommon, relation, planId, parameter);
    }
  }

  /// The rows that the last round of a recursion found.
  record WorkTableScan(PlanCommon common, int relation, int parameter) implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new WorkTableScan(newCommon, relation, parameter);
    }
  }

  /// The rows of a transition table.
  record NamedTuplestoreScan(PlanCommon common, int relation, String name) implements ScanPlan {
    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new NamedTuplestoreScan(newCommon, relation, name);
    }
  }
}
