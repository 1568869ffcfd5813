package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Param;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlanCommon;
import org.gajah.planner.plan.RowMark;

/// What all queries of a statement share while it is planned. Mirrors `PlannerGlobal`.
final class StatementState {
  final List<RangeTblEntry> rangeTable = new ArrayList<>();
  final List<RTEPermissionInfo> permissions = new ArrayList<>();
  final List<Plan> subplans = new ArrayList<>();
  final List<Integer> rewindable = new ArrayList<>();
  final List<Integer> parameterTypes = new ArrayList<>();
  final List<RowMark> rowMarks = new ArrayList<>();
  final List<Integer> resultRelations = new ArrayList<>();
  final Set<Integer> relationOids = new LinkedHashSet<>();
  private int nodes;
  private int rowMarkIds;

  /// Adds a query's range table.
  ///
  /// @return what is to be added to its places
  int addRangeTable(List<RangeTblEntry> entries, List<RTEPermissionInfo> newPermissions) {
    int offset = rangeTable.size();
    for (RangeTblEntry entry : entries) {
      int permission = entry.perminfoindex();
      RangeTblEntry.Builder copy = entry.toBuilder().subquery(null).joinaliasvars(List.of());
      copy.perminfoindex(permission == 0 ? 0 : permission + permissions.size());
      rangeTable.add(copy.build());
      if (entry.relid() != 0) {
        relationOids.add(entry.relid());
      }
    }
    permissions.addAll(newPermissions);
    return offset;
  }

  /// A new parameter of the executor.
  Param newParameter(int type, int modifier, int collation) {
    parameterTypes.add(type);
    return new Param(
        ParamKind.PARAM_EXEC, parameterTypes.size() - 1, type, modifier, collation, -1);
  }

  int nextRowMark() {
    return ++rowMarkIds;
  }

  /// The common part of a node, with neither columns nor conditions yet.
  PlanCommon common(double startup, double total, double rows, int width) {
    return new PlanCommon(
        nodes++,
        startup,
        total,
        rows,
        width,
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        Bitmapset.EMPTY,
        Bitmapset.EMPTY);
  }

  /// Adds a sub-plan.
  ///
  /// @return its number, from 1
  int addSubplan(Plan plan) {
    subplans.add(plan);
    return subplans.size();
  }
}
