package org.gajah.engine.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.batch.Vector;
import org.gajah.engine.relation.Permissions;
import org.gajah.engine.relation.StatementRelations;
import org.gajah.engine.scope.SessionScope;
import org.gajah.executor.Operators;
import org.gajah.executor.rows.WorkMemory;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// A plan with its operators: one execution at a time, and as many after each other as the
/// operators allow. Making operators costs as much as finding a row.
public final class ReadyPlan {
  private final SessionScope session;
  private final PlannedStatement statement;
  private final StatementRelations relations;
  private final WorkMemory memory;
  private final int[] columns;
  private final ExecutionState state;
  private final long madeAt;
  private final LockTag[] tags;
  private final LockMode[] modes;
  private int permittedTo;
  private @Nullable Operator operator;

  public ReadyPlan(SessionScope session, PlannedStatement statement) {
    this(session, statement, Operators::create);
  }

  /// @param operators makes the operators
  public ReadyPlan(
      SessionScope session, PlannedStatement statement, ExecutionState.OperatorFactory operators) {
    this.statement = statement;
    this.relations = new StatementRelations(session.relations());
    this.memory = session.statementMemory();
    this.columns = visible(plan().common().targetList());
    this.session = session;
    this.madeAt = session.catalog().state();
    List<RangeTblEntry> locked = locked(statement);
    this.tags = new LockTag[locked.size()];
    this.modes = new LockMode[locked.size()];
    for (int i = 0; i < tags.length; i++) {
      tags[i] = session.lockTag(locked.get(i).relid());
      modes[i] = LockMode.of(locked.get(i).rellockmode());
    }
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

  private static List<RangeTblEntry> locked(PlannedStatement statement) {
    List<RangeTblEntry> result = new ArrayList<>();
    for (RangeTblEntry entry : statement.rangeTable()) {
      if (entry.rtekind() == RTEKind.RTE_RELATION && entry.rellockmode() > 0) {
        result.add(entry);
      }
    }
    return result;
  }

  private static int[] visible(List<TargetEntry> targets) {
    int[] result = new int[targets.size()];
    int count = 0;
    for (int i = 0; i < targets.size(); i++) {
      if (!targets.get(i).resjunk()) {
        result[count++] = i;
      }
    }
    return Arrays.copyOf(result, count);
  }

  /// Whether the catalogs are as they were when the operators were made.
  public boolean isCurrent() {
    return session.catalog().state() == madeAt;
  }

  /// Locks the relations of the plan.
  public void lock() {
    for (int i = 0; i < tags.length; i++) {
      session.process().locks().acquire(tags[i], modes[i]);
    }
  }

  /// Checks whether the current role may do what the statement does.
  public void requirePermission() {
    int user = session.user();
    if (user != permittedTo) {
      Permissions.check(session, statement.permissions());
      permittedTo = user;
    }
  }

  public PlannedStatement statement() {
    return statement;
  }

  public Plan plan() {
    return Objects.requireNonNull(statement.plan());
  }

  public WorkMemory memory() {
    return memory;
  }

  public ExecutionState state() {
    return state;
  }

  /// Which columns of the top operator's rows the client gets.
  public int[] columns() {
    return columns;
  }

  /// Starts an execution.
  ///
  /// @param crosscheck a snapshot that must see the rows that are changed, too; null for none
  public void begin(Vector[] parameters, Snapshot snapshot, @Nullable Snapshot crosscheck) {
    relations.see(snapshot, crosscheck);
    state.restart(parameters);
    if (operator != null) {
      operator.rescan();
    }
  }

  /// The top operator, made when first asked for.
  public Operator operator() {
    Operator current = operator;
    if (current == null) {
      current = state.create(plan());
      operator = current;
    }
    return current;
  }

  /// Ends an execution.
  public void end() {
    if (operator != null) {
      operator.close();
    }
    state.close();
    relations.see(null, null);
  }

  /// Gives its memory back: it is not used again.
  public void discard() {
    memory.account().close();
  }

  /// Whether another execution may follow one that went well.
  public boolean isReusable() {
    return operator != null && operator.isReusable() && state.isReusable();
  }
}
