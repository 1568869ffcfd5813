package org.gajah.planner.plan;

import java.util.List;
import org.gajah.nodes.TargetEntry;

/// A node of a plan.
public sealed interface Plan permits ScanPlan, JoinPlan, RowsPlan, CombiningPlan, ModifyTable {
  PlanCommon common();

  /// The inputs, the outer one first.
  List<Plan> inputs();

  /// The same node with other inputs, as many as there are.
  Plan withInputs(List<Plan> newInputs);

  /// The same node with another common part.
  Plan withCommon(PlanCommon newCommon);

  default List<TargetEntry> targetList() {
    return common().targetList();
  }
}
