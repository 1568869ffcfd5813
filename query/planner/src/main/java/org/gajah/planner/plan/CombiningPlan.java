package org.gajah.planner.plan;

import java.util.List;

/// Plan nodes that combine any number of inputs.
public sealed interface CombiningPlan extends Plan {
  /// The rows of one input after the other.
  record Append(PlanCommon common, List<Plan> inputs) implements CombiningPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new Append(common, newInputs);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new Append(newCommon, inputs);
    }
  }

  /// The rows of ordered inputs, in order.
  record MergeAppend(PlanCommon common, List<Plan> inputs, SortKeys keys) implements CombiningPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new MergeAppend(common, newInputs, keys);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new MergeAppend(newCommon, inputs, keys);
    }
  }

  /// WITH RECURSIVE: the first input once, the second until it finds nothing new.
  ///
  /// @param parameter through which the second sees the rows of the last round
  /// @param distinct in UNION without ALL, the columns that tell rows apart; none otherwise
  record RecursiveUnion(
      PlanCommon common,
      Plan initial,
      Plan recursive,
      int parameter,
      GroupKeys distinct,
      long estimatedGroups)
      implements CombiningPlan {
    @Override
    public List<Plan> inputs() {
      return List.of(initial, recursive);
    }

    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new RecursiveUnion(
          common, newInputs.get(0), newInputs.get(1), parameter, distinct, estimatedGroups);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new RecursiveUnion(
          newCommon, initial, recursive, parameter, distinct, estimatedGroups);
    }
  }

  /// The tids that are in all bitmaps.
  record BitmapAnd(PlanCommon common, List<Plan> inputs) implements CombiningPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new BitmapAnd(common, newInputs);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new BitmapAnd(newCommon, inputs);
    }
  }

  /// The tids that are in some bitmap.
  record BitmapOr(PlanCommon common, List<Plan> inputs) implements CombiningPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new BitmapOr(common, newInputs);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new BitmapOr(newCommon, inputs);
    }
  }
}
