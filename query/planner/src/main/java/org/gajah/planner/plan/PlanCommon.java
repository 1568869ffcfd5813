package org.gajah.planner.plan;

import java.util.List;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.TargetEntry;

/// What all plan nodes have.
///
/// @param id number of the node within its statement
/// @param startupCost cost before the first row
/// @param totalCost cost of all rows
/// @param rows how many rows are expected
/// @param width how many bytes they have on average
/// @param targetList what the node computes for each row
/// @param qual conditions on its rows that nothing else checks, all of which must hold
/// @param initPlans sub-plans that are run once, when their value is first wanted
/// @param extParam parameters from outside that the node or one below depends on
/// @param allParam the same with those set within
public record PlanCommon(
    int id,
    double startupCost,
    double totalCost,
    double rows,
    int width,
    boolean parallelAware,
    boolean parallelSafe,
    List<TargetEntry> targetList,
    List<Expr> qual,
    List<SubPlan> initPlans,
    Bitmapset extParam,
    Bitmapset allParam) {
  public PlanCommon {
    targetList = List.copyOf(targetList);
    qual = List.copyOf(qual);
    initPlans = List.copyOf(initPlans);
  }

  public PlanCommon withTargetList(List<TargetEntry> newTargetList) {
    return new PlanCommon(
        id,
        startupCost,
        totalCost,
        rows,
        width,
        parallelAware,
        parallelSafe,
        newTargetList,
        qual,
        initPlans,
        extParam,
        allParam);
  }

  public PlanCommon withQual(List<Expr> newQual) {
    return new PlanCommon(
        id,
        startupCost,
        totalCost,
        rows,
        width,
        parallelAware,
        parallelSafe,
        targetList,
        newQual,
        initPlans,
        extParam,
        allParam);
  }

  public PlanCommon withInitPlans(List<SubPlan> newInitPlans) {
    return new PlanCommon(
        id,
        startupCost,
        totalCost,
        rows,
        width,
        parallelAware,
        parallelSafe,
        targetList,
        qual,
        newInitPlans,
        extParam,
        allParam);
  }

  public PlanCommon withParams(Bitmapset newExtParam, Bitmapset newAllParam) {
    return new PlanCommon(
        id,
        startupCost,
        totalCost,
        rows,
        width,
        parallelAware,
        parallelSafe,
        targetList,
        qual,
        initPlans,
        newExtParam,
        newAllParam);
  }
}
