package org.gajah.engine;

import java.util.List;
import org.gajah.catalog.rows.PgProc;
import org.gajah.nodes.Query;
import org.gajah.planner.Planner;
import org.jspecify.annotations.Nullable;

/// The body of a function in SQL for arguments of some types: queries that have been analyzed and
/// rewritten, with the parameters as the statement's parameters.
final class SqlBody {
  private final PgProc function;
  private final int[] argumentTypes;
  private final List<Step> steps;
  private final int result;
  private final @Nullable ReadyPlan[] idle;

  /// A query.
  ///
  /// @param statement which statement of the body it belongs to, from 1
  record Step(Query query, int statement) {}

  /// @param result which step's rows are the function's; -1 when none
  SqlBody(PgProc function, int[] argumentTypes, List<Step> steps, int result) {
    this.function = function;
    this.argumentTypes = argumentTypes;
    this.steps = steps;
    this.result = result;
    this.idle = new ReadyPlan[steps.size()];
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
  ReadyPlan ready(EngineSession session, int step) {
    ReadyPlan known = idle[step];
    idle[step] = null;
    return known != null
        ? known
        : new ReadyPlan(
            session, Planner.plan(steps.get(step).query(), new SessionPlanning(session)));
  }

  /// Takes a plan back.
  void keep(int step, ReadyPlan ready) {
    idle[step] = ready;
  }
}
