package org.gajah.engine;

import java.util.List;
import java.util.Objects;
import org.gajah.batch.MemoryAccount;
import org.gajah.batch.Vector;
import org.gajah.executor.Operators;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.nodes.TargetEntry;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// A plan with its operators: one execution at a time, and as many after each other as the
/// operators allow. Making operators costs as much as finding a row.
final class ReadyPlan {
  private final PlannedStatement statement;
  private final StatementRelations relations;
  private final MemoryAccount memory;
  private final int[] columns;
  private final ExecutionState state;
  private @Nullable Operator operator;

  ReadyPlan(EngineSession session, PlannedStatement statement) {
    this(session, statement, Operators::create);
  }

  /// @param operators makes the operators
  ReadyPlan(
      EngineSession session,
      PlannedStatement statement,
      ExecutionState.OperatorFactory operators) {
    this.statement = statement;
    this.relations = new StatementRelations(session.relations());
    this.memory = new MemoryAccount("ExecutorState", session.context().memory(), Long.MAX_VALUE);
    this.columns = visible(plan().common().targetList());
    this.state =
        new ExecutionState(
            statement,
            session.registry(),
            session.functions(),
            relations,
            memory,
            new Vector[0],
            operators);
  }

  private static int[] visible(List<TargetEntry> targets) {
    int[] result = new int[(int) targets.stream().filter(target -> !target.resjunk()).count()];
    int at = 0;
    for (int i = 0; i < targets.size(); i++) {
      if (!targets.get(i).resjunk()) {
        result[at++] = i;
      }
    }
    return result;
  }

  PlannedStatement statement() {
    return statement;
  }

  Plan plan() {
    return Objects.requireNonNull(statement.plan());
  }

  MemoryAccount memory() {
    return memory;
  }

  ExecutionState state() {
    return state;
  }

  /// Which columns of the top operator's rows the client gets.
  int[] columns() {
    return columns;
  }

  /// Starts an execution.
  void begin(Vector[] parameters, Snapshot snapshot) {
    relations.see(snapshot);
    state.restart(parameters);
    if (operator != null) {
      operator.rescan();
    }
  }

  /// The top operator, made when first asked for.
  Operator operator() {
    Operator current = operator;
    if (current == null) {
      current = state.create(plan());
      operator = current;
    }
    return current;
  }

  /// Ends an execution.
  void end() {
    if (operator != null) {
      operator.close();
    }
    state.close();
    relations.see(null);
  }

  /// Whether another execution may follow one that went well.
  boolean isReusable() {
    return operator != null && operator.isReusable() && state.isReusable();
  }
}
