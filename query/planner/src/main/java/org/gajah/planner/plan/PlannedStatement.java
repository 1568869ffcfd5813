package org.gajah.planner.plan;

import java.util.List;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.kinds.CmdType;
import org.jspecify.annotations.Nullable;

/// A statement that is ready to run. Mirrors `PlannedStmt`.
///
/// @param command SELECT, INSERT, ... or UTILITY
/// @param queryId as `pg_stat_statements` shows it, 0 for none
/// @param hasReturning whether there is a RETURNING
/// @param hasModifyingCte whether a WITH clause changes something
/// @param canSetTag whether it decides the command tag
/// @param transientPlan whether the plan is good only for the transaction's xmin
/// @param dependsOnRole whether it must be made again for another role
/// @param plan the tree; null for utility statements
/// @param rangeTable all relations, those of sub-plans included
/// @param permissions what must be allowed before it runs
/// @param resultRelations places of the relations that it changes
/// @param subplans plans that `SubPlan` expressions refer to by number, from 1
/// @param rewindable numbers of sub-plans that are read more than once
/// @param rowMarks of the whole statement
/// @param relationOids all relations it depends on
/// @param invalidations functions, types and other objects it depends on: cache number and key hash
/// @param parameterTypes type OIDs of the executor's parameters, by number
/// @param utility the statement, where it is a utility statement
/// @param location where the statement starts in its text, in bytes; -1 for unknown
/// @param length how long it is, 0 for the rest of the text
public record PlannedStatement(
    CmdType command,
    long queryId,
    boolean hasReturning,
    boolean hasModifyingCte,
    boolean canSetTag,
    boolean transientPlan,
    boolean dependsOnRole,
    @Nullable Plan plan,
    List<RangeTblEntry> rangeTable,
    List<RTEPermissionInfo> permissions,
    List<Integer> resultRelations,
    List<Plan> subplans,
    List<Integer> rewindable,
    List<RowMark> rowMarks,
    List<Integer> relationOids,
    List<InvalidatedBy> invalidations,
    List<Integer> parameterTypes,
    @Nullable UtilityStmt utility,
    int location,
    int length) {
  /// A utility statement, which has no plan.
  public static PlannedStatement utility(
      UtilityStmt statement, long queryId, boolean canSetTag, int location, int length) {
    return new PlannedStatement(
        CmdType.CMD_UTILITY,
        queryId,
        false,
        false,
        canSetTag,
        false,
        false,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        statement,
        location,
        length);
  }

  /// An object that the plan depends on.
  ///
  /// @param cache number of the system cache
  /// @param hash of its key there
  public record InvalidatedBy(int cache, int hash) {}
}
