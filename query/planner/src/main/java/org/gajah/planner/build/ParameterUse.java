package org.gajah.planner.build;

import java.util.BitSet;
import java.util.List;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Node;
import org.gajah.nodes.Param;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.planner.plan.CombiningPlan;
import org.gajah.planner.plan.JoinPlan;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlanCommon;
import org.gajah.planner.plan.PlanExpressions;
import org.gajah.planner.plan.ScanPlan;

/// Writes into each node of a statement's plans which parameters of the executor it depends on.
/// Mirrors `SS_finalize_plan()` of `optimizer/plan/subselect.c`.
final class ParameterUse {
  private final List<Plan> subplans;
  private final BitSet done = new BitSet();

  /// @param subplans of the statement, which are replaced by such that know
  ParameterUse(List<Plan> subplans) {
    this.subplans = subplans;
  }

  /// The plan with all that is known of it; its sub-plans, too.
  Plan finish(Plan plan) {
    List<Plan> inputs = plan.inputs().stream().map(this::finish).toList();
    Plan whole = inputs.isEmpty() ? plan : plan.withInputs(inputs);
    BitSet outside = ofExpressions(whole);
    BitSet all = (BitSet) outside.clone();
    for (int i = 0; i < inputs.size(); i++) {
      BitSet ofInput = bits(inputs.get(i).common().extParam());
      if (i == 1) {
        remove(ofInput, whole);
      }
      outside.or(ofInput);
      all.or(bits(inputs.get(i).common().allParam()));
    }
    PlanCommon common = whole.common();
    for (SubPlan each : common.initPlans()) {
      outside.or(bits(subplan(each.plan_id()).common().extParam()));
      each.setParam().stream().forEach(all::set);
    }
    for (SubPlan each : common.initPlans()) {
      each.setParam().stream().forEach(outside::clear);
    }
    all.or(outside);
    return whole.withCommon(common.withParams(Bitmapset.of(outside), Bitmapset.of(all)));
  }

  /// Removes what a node itself sets for its second input.
  private static void remove(BitSet parameters, Plan plan) {
    switch (plan) {
      case JoinPlan.NestLoop join ->
          join.parameters().forEach(each -> parameters.clear(each.number()));
      case CombiningPlan.RecursiveUnion union -> parameters.clear(union.parameter());
      default -> {}
    }
  }

  /// The parameters that a node's own expressions read, those left out that they set themselves.
  private BitSet ofExpressions(Plan plan) {
    BitSet result = new BitSet();
    BitSet own = new BitSet();
    for (Node expression : PlanExpressions.of(plan)) {
      new TreeWalker() {
        @Override
        protected boolean visit(Node node) {
          if (node instanceof Param param && param.paramkind() == ParamKind.PARAM_EXEC) {
            result.set(param.paramid());
          }
          if (node instanceof SubPlan sub) {
            BitSet below = bits(subplan(sub.plan_id()).common().extParam());
            sub.parParam().stream().forEach(below::clear);
            result.or(below);
            sub.paramIds().stream().forEach(own::set);
            sub.setParam().stream().forEach(own::set);
          }
          return children(node);
        }
      }.walk(expression);
    }
    switch (plan) {
      case ScanPlan.CteScan scan -> result.or(bits(subplan(scan.planId()).common().extParam()));
      case ScanPlan.WorkTableScan scan -> result.set(scan.parameter());
      default -> {}
    }
    result.andNot(own);
    return result;
  }

  private Plan subplan(int id) {
    if (!done.get(id)) {
      done.set(id);
      subplans.set(id - 1, finish(subplans.get(id - 1)));
    }
    return subplans.get(id - 1);
  }

  /// Sees to the sub-plans that nobody has mentioned.
  void finishSubplans() {
    for (int id = 1; id <= subplans.size(); id++) {
      subplan(id);
    }
  }

  private static BitSet bits(Bitmapset set) {
    BitSet result = new BitSet();
    for (int member = set.next(-1); member >= 0; member = set.next(member)) {
      result.set(member);
    }
    return result;
  }
}
