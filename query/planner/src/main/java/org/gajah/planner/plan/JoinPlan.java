package org.gajah.planner.plan;

import java.util.List;
import org.gajah.nodes.Expr;
import org.gajah.nodes.kinds.JoinType;

/// Plan nodes that join an outer and an inner input.
public sealed interface JoinPlan extends Plan {
  Plan outer();

  Plan inner();

  JoinType type();

  /// Whether the inner input has at most one match for each outer row, so that the search stops at
  /// the first.
  boolean innerUnique();

  /// Conditions of the join itself, as opposed to those on its result ([PlanCommon#qual]).
  List<Expr> joinConditions();

  @Override
  default List<Plan> inputs() {
    return List.of(outer(), inner());
  }

  /// For each outer row the inner input is run.
  ///
  /// @param parameters what the inner input gets from the outer row
  record NestLoop(
      PlanCommon common,
      Plan outer,
      Plan inner,
      JoinType type,
      boolean innerUnique,
      List<Expr> joinConditions,
      List<Parameter> parameters)
      implements JoinPlan {
    /// A parameter that is set from the outer row.
    ///
    /// @param number of the parameter
    /// @param value an expression over the outer row
    public record Parameter(int number, Expr value) {}

    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new NestLoop(
          common,
          newInputs.get(0),
          newInputs.get(1),
          type,
          innerUnique,
          joinConditions,
          parameters);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new NestLoop(newCommon, outer, inner, type, innerUnique, joinConditions, parameters);
    }
  }

  /// Both inputs come in the order of the keys.
  ///
  /// @param mergeConditions equalities, outer on the left
  /// @param keys how the values of each are ordered
  /// @param skipMarkRestore whether the inner input need not go back
  record MergeJoin(
      PlanCommon common,
      Plan outer,
      Plan inner,
      JoinType type,
      boolean innerUnique,
      List<Expr> joinConditions,
      List<Expr> mergeConditions,
      List<MergeKey> keys,
      boolean skipMarkRestore)
      implements JoinPlan {
    /// How a key is ordered.
    ///
    /// @param operatorFamily whose comparison function says so
    public record MergeKey(
        int operatorFamily, int collation, boolean descending, boolean nullsFirst) {}

    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new MergeJoin(
          common,
          newInputs.get(0),
          newInputs.get(1),
          type,
          innerUnique,
          joinConditions,
          mergeConditions,
          keys,
          skipMarkRestore);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new MergeJoin(
          newCommon,
          outer,
          inner,
          type,
          innerUnique,
          joinConditions,
          mergeConditions,
          keys,
          skipMarkRestore);
    }
  }

  /// The inner input, a [RowsPlan.Hash], is put into a hash table.
  ///
  /// @param hashConditions equalities, outer on the left
  /// @param hashOperators their operators
  /// @param hashCollations their collations
  /// @param hashKeys the outer keys
  record HashJoin(
      PlanCommon common,
      Plan outer,
      Plan inner,
      JoinType type,
      boolean innerUnique,
      List<Expr> joinConditions,
      List<Expr> hashConditions,
      List<Integer> hashOperators,
      List<Integer> hashCollations,
      List<Expr> hashKeys)
      implements JoinPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new HashJoin(
          common,
          newInputs.get(0),
          newInputs.get(1),
          type,
          innerUnique,
          joinConditions,
          hashConditions,
          hashOperators,
          hashCollations,
          hashKeys);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new HashJoin(
          newCommon,
          outer,
          inner,
          type,
          innerUnique,
          joinConditions,
          hashConditions,
          hashOperators,
          hashCollations,
          hashKeys);
    }
  }
}
