package org.gajah.engine.execution;

import java.util.Objects;
import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.engine.plan.ReadyPlan;
import org.gajah.engine.scope.SessionScope;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.RowReader;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.state.Operator;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LockClauseStrength;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.planner.plan.RowMark;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// A planned statement at work.
public final class PlanExecution implements Execution {
  private final SessionScope session;
  private final ReadyPlan ready;
  private final PlannedStatement plan;
  private final @Nullable RowShape shape;
  private final Consumer<ReadyPlan> reuse;
  private final boolean inner;
  private final Snapshot snapshot;
  private @Nullable RowStore kept;
  private int position;
  private boolean ended;
  private boolean failed;
  private boolean closed;

  /// @param reuse gets the plan back when the execution is over and the plan may be used again
  public PlanExecution(
      SessionScope session,
      ReadyPlan ready,
      Vector[] parameters,
      @Nullable RowShape shape,
      Consumer<ReadyPlan> reuse,
      StatementView view) {
    this.session = session;
    this.ready = ready;
    this.plan = ready.statement();
    this.shape = shape;
    this.reuse = reuse;
    this.inner = view.inner();
    ready.lock();
    ready.requirePermission();
    refuseWhenReadOnly();
    var snapshots = session.process().transaction().snapshots();
    Snapshot seen = view.seen();
    this.snapshot = snapshots.register(seen == null ? session.work().statementSnapshot() : seen);
    ready.begin(parameters, snapshot, view.crosscheck());
  }

  private void refuseWhenReadOnly() {
    if (!session.process().transaction().isReadOnly()) {
      return;
    }
    RowMark locking = null;
    for (RowMark mark : plan.rowMarks()) {
      if (mark.strength() != LockClauseStrength.LCS_NONE) {
        locking = locking == null ? mark : locking;
      }
    }
    if (isChange() || plan.hasModifyingCte() || locking != null) {
      String what = isChange() || locking == null ? tag() : tag(locking.strength());
      throw new PgException(
          SqlState.READ_ONLY_SQL_TRANSACTION,
          "cannot execute " + what + " in a read-only transaction");
    }
  }

  private static String tag(LockClauseStrength strength) {
    return switch (strength) {
      case LCS_FORKEYSHARE -> "SELECT FOR KEY SHARE";
      case LCS_FORSHARE -> "SELECT FOR SHARE";
      case LCS_FORNOKEYUPDATE -> "SELECT FOR NO KEY UPDATE";
      case LCS_FORUPDATE -> "SELECT FOR UPDATE";
      case LCS_NONE -> "SELECT";
    };
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
    failed = true;
    Snapshot around = session.running(snapshot);
    try {
      Completion completion = run(maxRows, sink);
      failed = false;
      return completion;
    } finally {
      session.running(around);
    }
  }

  private @Nullable Completion run(long maxRows, RowSink sink) {
    RowShape result = shape;
    if (isChange() || plan.hasModifyingCte()) {
      runChange();
      if (result != null) {
        sink.start(result);
      }
      return changed(maxRows, sink);
    }
    if (result != null) {
      sink.start(result);
    }
    Operator source = ready.operator();
    long wanted = maxRows == 0 ? Long.MAX_VALUE : maxRows;
    long sent = 0;
    while (sent < wanted) {
      Batch batch = ended ? null : source.next((int) Math.min(Vector.BATCH_ROWS, wanted - sent));
      if (batch == null) {
        ended = true;
        return new Completion(tag(), sent);
      }
      send(batch, sink);
      sent += batch.selected();
    }
    return null;
  }

  /// Changes are made to the end; the rows that they return are kept.
  private void runChange() {
    if (kept == null) {
      RowStore store =
          RowStore.of(session.catalog(), ready.plan().common().targetList(), ready.memory());
      kept = store;
      if (!inner) {
        session.triggers().beginQuery();
      }
      Operator source = ready.operator();
      Batch batch = source.next(Vector.BATCH_ROWS);
      while (batch != null) {
        store.add(batch);
        batch = source.next(Vector.BATCH_ROWS);
      }
      ready.state().finishShared();
      if (!inner) {
        session.triggers().endQuery();
      }
    }
  }

  /// Hands out rows that changes returned. The tag counts those of this call, as PostgreSQL's does.
  private @Nullable Completion changed(long maxRows, RowSink sink) {
    RowStore store = Objects.requireNonNull(kept);
    RowReader reader = store.reader();
    Batch view = reader.newBatch();
    long wanted = maxRows == 0 ? Long.MAX_VALUE : maxRows;
    long sent = 0;
    while (position < store.rows()) {
      if (sent == wanted) {
        return null;
      }
      int count = reader.show(position, (int) Math.min(Vector.BATCH_ROWS, wanted - sent), view);
      send(view, sink);
      position += count;
      sent += count;
    }
    String tag = plan.command() == CmdType.CMD_INSERT ? "INSERT 0" : tag();
    return new Completion(tag, shape == null ? ready.state().processed() : sent);
  }

  private void send(Batch batch, RowSink sink) {
    int[] columns = ready.columns();
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
    ready.end();
    if (kept != null) {
      kept.close();
    }
    session.process().transaction().snapshots().unregister(snapshot);
    if (!failed && ready.isReusable()) {
      reuse.accept(ready);
    } else {
      ready.discard();
    }
  }
}
