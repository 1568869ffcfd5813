package org.gajah.engine;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.Operators;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.RowReader;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.WorkMemory;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// A planned statement at work.
final class PlanExecution implements Execution {
  private final EngineSession session;
  private final PlannedStatement plan;
  private final @Nullable RowShape shape;
  private final ExecutionState state;
  private final WorkMemory memory;
  private final Snapshot snapshot;
  private final int[] columns;
  private @Nullable Operator operator;
  private @Nullable RowStore kept;
  private int position;
  private long rows;
  private boolean closed;

  PlanExecution(
      EngineSession session, PlannedStatement plan, Vector[] parameters, @Nullable RowShape shape) {
    this.session = session;
    this.plan = plan;
    this.shape = shape;
    lock();
    Permissions.check(session, plan.permissions());
    refuseWhenReadOnly();
    var snapshots = session.process().transaction().snapshots();
    this.snapshot = snapshots.register(session.work().statementSnapshot());
    this.memory = session.statementMemory();
    this.state =
        new ExecutionState(
            plan,
            session.registry(),
            session.functions(),
            new StatementRelations(session.relations(), snapshot),
            memory,
            parameters,
            Operators::create);
    this.columns = visible(plan);
  }

  private static int[] visible(PlannedStatement plan) {
    var targets = java.util.Objects.requireNonNull(plan.plan()).common().targetList();
    int count = (int) targets.stream().filter(t -> !t.resjunk()).count();
    int[] result = new int[count];
    int at = 0;
    for (int i = 0; i < targets.size(); i++) {
      TargetEntry target = targets.get(i);
      if (!target.resjunk()) {
        result[at++] = i;
      }
    }
    return result;
  }

  private void lock() {
    for (RangeTblEntry entry : plan.rangeTable()) {
      if (entry.rtekind() == RTEKind.RTE_RELATION && entry.rellockmode() > 0) {
        session.relations().lock(entry.relid(), entry.rellockmode());
      }
    }
  }

  private void refuseWhenReadOnly() {
    if (isChange() && session.process().transaction().isReadOnly()) {
      throw new PgException(
          SqlState.READ_ONLY_SQL_TRANSACTION,
          "cannot execute " + tag() + " in a read-only transaction");
    }
  }

  private boolean isChange() {
    return plan.command() != CmdType.CMD_SELECT;
  }

  private String tag() {
    return switch (plan.command()) {
      case CMD_INSERT -> "INSERT";
      case CMD_UPDATE -> "UPDATE";
      case CMD_DELETE -> "DELETE";
      case CMD_MERGE -> "MERGE";
      default -> "SELECT";
    };
  }

  @Override
  public @Nullable RowShape shape() {
    return shape;
  }

  @Override
  public @Nullable Completion run(long maxRows, RowSink sink, boolean topLevel) {
    RowShape result = shape;
    if (result != null) {
      sink.start(result);
    }
    if (isChange()) {
      return runChange(maxRows, sink);
    }
    Operator source = operator();
    long left = maxRows == 0 ? Long.MAX_VALUE : maxRows;
    while (left > 0) {
      Batch batch = source.next((int) Math.min(Vector.BATCH_ROWS, left));
      if (batch == null) {
        return new Completion(tag(), rows);
      }
      send(batch, sink);
      left -= batch.selected();
      rows += batch.selected();
    }
    return null;
  }

  private Operator operator() {
    Operator current = operator;
    if (current == null) {
      current = state.create(java.util.Objects.requireNonNull(plan.plan()));
      operator = current;
    }
    return current;
  }

  /// Changes are made to the end; the rows that they return are kept and handed out.
  private @Nullable Completion runChange(long maxRows, RowSink sink) {
    RowStore store = kept;
    if (store == null) {
      store =
          RowStore.of(
              session.catalog(),
              java.util.Objects.requireNonNull(plan.plan()).common().targetList(),
              memory);
      kept = store;
      Operator source = operator();
      Batch batch = source.next(Vector.BATCH_ROWS);
      while (batch != null) {
        store.add(batch);
        batch = source.next(Vector.BATCH_ROWS);
      }
      state.finishShared();
    }
    RowReader reader = store.reader();
    Batch view = reader.newBatch();
    long left = maxRows == 0 ? Long.MAX_VALUE : maxRows;
    while (position < store.rows()) {
      if (left == 0) {
        return null;
      }
      int count = reader.show(position, (int) Math.min(Vector.BATCH_ROWS, left), view);
      send(view, sink);
      position += count;
      left -= count;
    }
    String tag = plan.command() == CmdType.CMD_INSERT ? "INSERT 0" : tag();
    return new Completion(tag, state.processed());
  }

  private void send(Batch batch, RowSink sink) {
    Vector[] vectors = new Vector[columns.length];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = Plain.of(session.functions(), batch.column(columns[i]), batch);
    }
    Batch shown = new Batch(vectors);
    shown.setRows(batch.rows());
    if (batch.isSelective()) {
      shown.select(batch.selection(), batch.selected());
    }
    sink.rows(shown);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (operator != null) {
      operator.close();
    }
    state.close();
    if (kept != null) {
      kept.close();
    }
    memory.account().close();
    session.process().transaction().snapshots().unregister(snapshot);
  }
}
