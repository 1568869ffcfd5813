package org.gajah.planner.plan;

import java.util.List;
import org.gajah.nodes.Expr;
import org.gajah.nodes.MergeAction;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.WithCheckOption;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.OnConflictAction;
import org.jspecify.annotations.Nullable;

/// Inserts, updates, deletes or merges the input's rows, and passes on what RETURNING asks for.
///
/// @param input rows to insert, or the old rows' identities (junk columns) with the new values
/// @param operation INSERT, UPDATE, DELETE or MERGE
/// @param canSetTag whether the rows count for the statement's command tag
/// @param nominalRelation the relation that the statement names, for EXPLAIN
/// @param rootRelation the partitioned table that is named, 0 for none
/// @param epqParameter the parameter that makes scans look at a row again
public record ModifyTable(
    PlanCommon common,
    Plan input,
    CmdType operation,
    boolean canSetTag,
    int nominalRelation,
    int rootRelation,
    List<Target> targets,
    List<RowMark> rowMarks,
    @Nullable OnConflict onConflict,
    int epqParameter)
    implements Plan {
  /// A table that is changed.
  ///
  /// @param relation place in the range table
  /// @param updatedColumns of an UPDATE: the numbers of the columns that get the input's first
  ///   values, in order
  /// @param checkOptions of views and policies
  /// @param returning what RETURNING computes
  /// @param mergeActions of a MERGE
  /// @param mergeCondition of a MERGE, for looking at a row again
  public record Target(
      int relation,
      List<Integer> updatedColumns,
      List<WithCheckOption> checkOptions,
      List<TargetEntry> returning,
      List<MergeAction> mergeActions,
      List<Expr> mergeCondition) {}

  /// ON CONFLICT.
  ///
  /// @param arbiterIndexes OIDs of the indexes that decide whether there is a conflict; empty for
  ///   all
  /// @param set of DO UPDATE: the new values
  /// @param setColumns the columns they go to
  /// @param where of DO UPDATE
  /// @param excludedRelation place of EXCLUDED in the range table
  /// @param excludedTargetList its columns
  public record OnConflict(
      OnConflictAction action,
      List<Integer> arbiterIndexes,
      List<TargetEntry> set,
      List<Integer> setColumns,
      @Nullable Expr where,
      int excludedRelation,
      List<TargetEntry> excludedTargetList) {}

  @Override
  public List<Plan> inputs() {
    return List.of(input);
  }

  @Override
  public Plan withInputs(List<Plan> newInputs) {
    return copy(common, newInputs.getFirst());
  }

  @Override
  public Plan withCommon(PlanCommon newCommon) {
    return copy(newCommon, input);
  }

  private ModifyTable copy(PlanCommon newCommon, Plan newInput) {
    return new ModifyTable(
        newCommon,
        newInput,
        operation,
        canSetTag,
        nominalRelation,
        rootRelation,
        targets,
        rowMarks,
        onConflict,
        epqParameter);
  }
}
