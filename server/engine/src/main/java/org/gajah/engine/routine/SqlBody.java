package org.gajah.engine.routine;

import java.util.List;
import org.gajah.catalog.rows.PgProc;
import org.gajah.engine.plan.Dependencies;
import org.gajah.engine.plan.ReadyPlan;
import org.gajah.engine.plan.SessionPlanning;
import org.gajah.engine.scope.SessionScope;
import org.gajah.nodes.Query;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.planner.Planner;
import org.gajah.planner.plan.PlannedStatement;
import org.jspecify.annotations.Nullable;

/// The body of a function in SQL for arguments of some types: queries that have been analyzed and
/// rewritten, with the parameters as the statement's parameters.
final class SqlBody {
  private final PgProc function;
  private final int[] argumentTypes;
  private final List<Step> steps;
  private final int result;
  private final Dependencies dependencies;
  private final @Nullable PlannedStatement[] plans;
  private final @Nullable ReadyPlan[] idle;

  /// A query.
  ///
  /// @param statement which statement of the body it belongs to, from 1
  record Step(Query query, int statement) {}

  /// @param result which step's rows are the function's; -1 when none
  /// @param dependencies what the queries rest on
  SqlBody(
      PgProc function,
      int[] argumentTypes,
      List<Step> steps,
      int result,
      Dependencies dependencies) {
    this.function = function;
    this.argumentTypes = argumentTypes;
    this.steps = steps;
    this.result = result;
    this.dependencies = dependencies;
    this.plans = new PlannedStatement[steps.size()];
    this.idle = new ReadyPlan[steps.size()];
  }

  /// Whether its queries still mean the same.
  boolean holds() {
    return dependencies.hold();
  }

  PgProc function() {
    return function;
  }

  int[] argumentTypes() {
    return argumentTypes;
  }

  List<Step> steps() {
    return steps;
  }

  int result() {
    return result;
  }

  /// Whether it sees what the query that calls it sees, and nothing of its own.
  boolean isReadOnly() {
    return function.provolatile() != PgProc.PROVOLATILE_VOLATILE;
  }

  /// The plan of a step, with the operators of a call before where they are free.
  ReadyPlan ready(SessionScope session, int step) {
    ReadyPlan known = idle[step];
    idle[step] = null;
    if (known != null && known.isCurrent()) {
      return known;
    }
    if (known != null) {
      known.discard();
    }
    return new ReadyPlan(session, plan(session, step));
  }

  private PlannedStatement plan(SessionScope session, int step) {
    PlannedStatement plan = plans[step];
    if (plan == null) {
      SessionPlanning planning = new SessionPlanning(session);
      plan = Planner.plan(steps.get(step).query(), planning);
      planning.inlined().forEach(dependencies::addFunction);
      plans[step] = plan;
    }
    return plan;
  }

  /// Plans its queries, all before the first one runs.
  void plan(SessionScope session) {
    for (int i = 0; i < plans.length; i++) {
      if (steps.get(i).query().commandType() != CmdType.CMD_UTILITY) {
        plan(session, i);
      }
    }
  }

  /// Takes a plan back.
  void keep(int step, ReadyPlan ready) {
    idle[step] = ready;
  }
}
