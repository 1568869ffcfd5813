package org.gajah.planner.build;

import java.util.List;
import org.gajah.nodes.Query;
import org.gajah.planner.facts.PlanningContext;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.planner.prepare.JoinAliases;

/// Plans a whole statement. Mirrors `standard_planner()`.
public final class StatementPlanner {
  private final PlanningContext context;

  public StatementPlanner(PlanningContext context) {
    this.context = context;
  }

  /// Plans a query that is not a utility statement.
  public PlannedStatement plan(Query query) {
    StatementState state = new StatementState();
    Query unmarked = JoinAliases.withoutMarks(query);
    Stage stage = new QueryPlanner(context, state).plan(unmarked, null, context.fraction());
    return statement(query, state, finished(stage.plan(), state));
  }

  /// The plan with the parameters that its nodes depend on.
  private static Plan finished(Plan plan, StatementState state) {
    if (state.parameterTypes.isEmpty()) {
      return plan;
    }
    ParameterUse parameters = new ParameterUse(state.subplans);
    Plan result = parameters.finish(plan);
    parameters.finishSubplans();
    return result;
  }

  private static PlannedStatement statement(Query query, StatementState state, Plan plan) {
    return new PlannedStatement(
        query.commandType(),
        query.queryId(),
        !query.returningList().isEmpty(),
        query.hasModifyingCTE(),
        query.canSetTag(),
        false,
        false,
        plan,
        List.copyOf(state.rangeTable),
        List.copyOf(state.permissions),
        List.copyOf(state.resultRelations),
        List.copyOf(state.subplans),
        List.copyOf(state.rewindable),
        List.copyOf(state.rowMarks),
        List.copyOf(state.relationOids),
        List.of(),
        List.copyOf(state.parameterTypes),
        null,
        query.stmt_location(),
        query.stmt_len());
  }
}
