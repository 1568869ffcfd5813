package org.gajah.planner;

import java.util.Objects;
import org.gajah.nodes.Query;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.planner.build.StatementPlanner;
import org.gajah.planner.facts.PlanningContext;
import org.gajah.planner.plan.PlannedStatement;

/// Plans statements.
public final class Planner {
  private Planner() {}

  /// Plans an analyzed and rewritten query.
  ///
  /// @throws org.gajah.base.error.PgException 0A000 for what cannot be planned
  public static PlannedStatement plan(Query query, PlanningContext context) {
    return query.commandType() == CmdType.CMD_UTILITY
        ? PlannedStatement.utility(
            Objects.requireNonNull(query.utilityStmt()),
            query.queryId(),
            query.canSetTag(),
            query.stmt_location(),
            query.stmt_len())
        : new StatementPlanner(context).plan(query);
  }
}
