package org.gajah.executor.scan;

import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TableScan;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.ExecutionState.Recheck;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.Projection;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.executor.state.RowFilter;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.TargetEntry;
import org.gajah.page.value.TupleDecoder;
import org.gajah.planner.plan.ScanPlan;
import org.jspecify.annotations.Nullable;

/// Reads a table: what scans of all kinds have in common, and the sequential scan itself.
public abstract class TableScanOperator extends Operator {
  /// Tables of more blocks than this part of shared buffers are read through a ring.
  private static final int BULK_BLOCKS = 4096;

  private final ExecutionState state;
  private final OpenTable table;
  private final ScanColumns columns;
  private final TupleDecoder decoder;
  private final Batch batch;
  private final @Nullable RowFilter qual;
  private final Projection projection;
  private final boolean rechecks;
  private final int relation;
  private boolean recheckDone;

  /// @param conditions of the plan that only a row that is looked at again must be checked for
  protected TableScanOperator(ScanPlan plan, ExecutionState state, List<Expr> conditions) {
    this(plan, state, conditions, List.of());
  }

  /// @param read expressions beside those of the plan whose columns are read
  protected TableScanOperator(
      ScanPlan plan, ExecutionState state, List<Expr> conditions, List<Expr> read) {
    this.state = state;
    int oid = state.statement().rangeTable().get(plan.relation() - 1).relid();
    this.table = state.relations().table(oid);
    Recheck recheck = state.recheck();
    Long narrowed = recheck == null ? null : recheck.rows().get(plan.relation());
    this.rechecks = narrowed != null;
    this.relation = plan.relation();
    List<Expr> filter = new ArrayList<>(plan.common().qual());
    if (rechecks) {
      filter.addAll(conditions);
    }
    List<Expr> users = new ArrayList<>(filter);
    users.addAll(read);
    plan.common().targetList().stream().map(TargetEntry::expr).forEach(users::add);
    this.columns = new ScanColumns(plan.relation(), table, users);
    this.decoder = columns.decoder(table);
    this.batch = new Batch(columns.vectors());
    this.qual = RowFilter.of(state, columns.shape(), filter);
    this.projection =
        new Projection(
            state, plan.common().targetList(), columns.shape(), columns.vectors().length);
  }

  protected final ExecutionState state() {
    return state;
  }

  protected final OpenTable table() {
    return table;
  }

  protected final ScanColumns columns() {
    return columns;
  }

  protected final TupleDecoder decoder() {
    return decoder;
  }

  @Override
  public final @Nullable Batch next(int maxRows) {
    projection.tell();
    RowFilter.tell(qual);
    while (true) {
      state.checkInterrupts();
      int rows = rechecks ? recheck() : fill(maxRows);
      if (rows == 0) {
        return null;
      }
      batch.setRows(rows);
      if (!rechecks && !narrow(batch)) {
        continue;
      }
      sample(batch);
      if (batch.selected() > 0 && (qual == null || qual.select(batch) > 0)) {
        return projection.apply(batch);
      }
    }
  }

  /// Chooses among the rows where only a sample is wanted.
  protected void sample(Batch rows) {}

  /// Fills the columns' vectors with rows.
  ///
  /// @return how many, at most `maxRows`; 0 at the end
  protected abstract int fill(int maxRows);

  /// Leaves rows out that [#fill] should not have given.
  ///
  /// @return whether any is left
  protected boolean narrow(Batch rows) {
    return true;
  }

  /// The one row that the table is narrowed to.
  private int recheck() {
    long recheckTid = recheckTid();
    if (recheckDone || recheckTid == Tid.INVALID) {
      return 0;
    }
    recheckDone = true;
    try (TableFetch fetch = table.method().fetch(state.relations().storage(), table.descriptor())) {
      if (!fetch.fetch(recheckTid, null)) {
        return 0;
      }
      columns.clear(1);
      fetch.decode(decoder, 0);
      columns.system(0, recheckTid, table.relation().oid(), fetch::systemColumn);
      return 1;
    }
  }

  private long recheckTid() {
    Recheck recheck = state.recheck();
    return recheck == null ? Tid.INVALID : recheck.rows().getOrDefault(relation, Tid.INVALID);
  }

  @Override
  public final void rescan() {
    projection.forget();
    RowFilter.forget(qual);
    recheckDone = false;
    restart();
  }

  /// Starts again.
  protected abstract void restart();

  @Override
  public final boolean isReusable() {
    return true;
  }

  /// Reads every row.
  public static final class Sequential extends TableScanOperator {
    private final @Nullable Sampler sampler;
    private @Nullable TableScan scan;
    private boolean sampling;

    public Sequential(ScanPlan plan, ExecutionState state) {
      super(plan, state, List.of());
      this.sampler = plan instanceof ScanPlan.SampleScan s ? new Sampler(s.sample(), state) : null;
    }

    @Override
    protected void sample(Batch rows) {
      TableScan current = scan;
      if (sampler == null || current == null) {
        return;
      }
      int[] selection = rows.selectionToFill();
      int kept = 0;
      for (int i = 0; i < rows.rows(); i++) {
        if (sampler.takes(current.tid(i))) {
          selection[kept++] = i;
        }
      }
      rows.select(kept);
    }

    @Override
    protected int fill(int maxRows) {
      if (sampler != null && !sampling) {
        sampler.start();
        sampling = true;
      }
      TableScan current = scan();
      int rows = current.next(maxRows);
      columns().clear(rows);
      if (rows > 0) {
        current.decode(decoder());
      }
      if (columns().hasSystemColumns()) {
        for (int i = 0; i < rows; i++) {
          int row = i;
          columns()
              .system(
                  i,
                  current.tid(i),
                  table().relation().oid(),
                  column -> current.systemColumn(row, column));
        }
      }
      return rows;
    }

    private TableScan scan() {
      if (scan == null) {
        boolean bulk = table().relation().row().relpages() > BULK_BLOCKS;
        scan =
            table()
                .method()
                .scan(
                    state().relations().storage(),
                    table().descriptor(),
                    state().relations().snapshot(),
                    bulk);
      }
      return scan;
    }

    @Override
    protected void restart() {
      sampling = false;
      if (scan != null) {
        scan.rescan();
      }
    }

    @Override
    public void close() {
      if (scan != null) {
        scan.close();
        scan = null;
      }
    }
  }

  /// Reads rows whose tids are given.
  public static final class ByTid extends TableScanOperator {
    private final VectorExpression[] values;
    private @Nullable TableFetch fetch;
    private int position;

    public ByTid(ScanPlan.TidScan plan, ExecutionState state) {
      super(plan, state, plan.conditions());
      List<Expr> right = new ArrayList<>();
      for (Expr condition : plan.conditions()) {
        if (!(condition instanceof OpExpr operator)) {
          throw PgException.notBuilt("WHERE CURRENT OF");
        }
        right.add(operator.args().get(1));
      }
      values = state.compiler(InputShape.NONE).compile(right);
    }

    @Override
    protected int fill(int maxRows) {
      if (fetch == null) {
        fetch = table().method().fetch(state().relations().storage(), table().descriptor());
      }
      Batch none = new Batch();
      none.setRows(1);
      while (position < values.length) {
        var value = values[position++].evaluate(state().evaluation(), none);
        if (value.isNull(0)) {
          continue;
        }
        long tid = Tids.get((BytesVector) value, 0);
        if (isStored(tid) && fetch.fetch(tid, state().relations().snapshot())) {
          columns().clear(1);
          fetch.decode(decoder(), 0);
          columns().system(0, tid, table().relation().oid(), fetch::systemColumn);
          return 1;
        }
      }
      return 0;
    }

    private boolean isStored(long tid) {
      return Tid.offset(tid) != 0
          && Integer.compareUnsigned(Tid.block(tid), table().descriptor().main().blocks()) < 0;
    }

    @Override
    protected void restart() {
      position = 0;
    }

    @Override
    public void close() {
      if (fetch != null) {
        fetch.close();
        fetch = null;
      }
    }
  }
}
