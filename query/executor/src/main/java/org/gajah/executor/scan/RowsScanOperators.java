package org.gajah.executor.scan;

import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.Projection;
import org.gajah.executor.state.RowFilter;
import org.gajah.executor.state.Shapes;
import org.gajah.executor.state.SharedRows;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.Expr;
import org.gajah.planner.plan.ScanPlan;
import org.jspecify.annotations.Nullable;

/// Operators that scan entries of the range table that are no tables.
public final class RowsScanOperators {
  private RowsScanOperators() {}

  /// A scan whose rows come from somewhere in batches: filters and computes.
  public abstract static class RowsScan extends Operator {
    protected final ExecutionState state;
    private final @Nullable RowFilter qual;
    private final Projection projection;
    private final Batch view = new Batch();

    /// @param columns how many columns the rows have
    protected RowsScan(ScanPlan plan, ExecutionState state, int columns) {
      this.state = state;
      InputShape shape = Shapes.relation(plan.relation());
      this.qual = RowFilter.of(state, shape, plan.common().qual());
      this.projection = new Projection(state, plan.common().targetList(), shape, columns);
    }

    @Override
    public final @Nullable Batch next(int maxRows) {
      projection.tell();
      RowFilter.tell(qual);
      while (true) {
        state.checkInterrupts();
        Batch rows = rows(maxRows);
        if (rows == null) {
          return null;
        }
        Batch chosen = chosen(rows);
        if (chosen.selected() > 0) {
          return projection.apply(chosen);
        }
      }
    }

    /// The rows that fulfil the conditions; the batch that they come in may be another's.
    private Batch chosen(Batch rows) {
      if (qual == null) {
        return rows;
      }
      view.view(rows);
      if (rows.isSelective()) {
        int[] selection = view.selectionToFill();
        System.arraycopy(rows.selection(), 0, selection, 0, rows.selected());
        view.select(rows.selected());
      }
      qual.select(view);
      return view;
    }

    /// Forgets what was held back.
    protected final void forget() {
      projection.forget();
      RowFilter.forget(qual);
    }

    /// Some rows, or null at the end.
    protected abstract @Nullable Batch rows(int maxRows);
  }

  /// The rows of a sub-query.
  public static final class SubqueryScan extends RowsScan {
    private final Operator input;

    public SubqueryScan(ScanPlan.SubqueryScan plan, ExecutionState state) {
      super(plan, state, plan.subplan().common().targetList().size());
      this.input = state.create(plan.subplan());
    }

    @Override
    protected @Nullable Batch rows(int maxRows) {
      return input.next(maxRows);
    }

    @Override
    public void rescan() {
      forget();
      input.rescan();
    }

    @Override
    public void close() {
      input.close();
    }
  }

  /// The rows of VALUES, computed as they are asked for.
  public static final class ValuesScan extends RowsScan {
    private final List<List<Expr>> rows;
    private final Vector[] vectors;
    private final Batch batch;
    private final Batch none = new Batch();
    private int position;

    public ValuesScan(ScanPlan.ValuesScan plan, ExecutionState state) {
      super(plan, state, plan.rows().getFirst().size());
      this.rows = plan.rows();
      List<Expr> first = rows.getFirst();
      vectors = new Vector[first.size()];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = Vectors.ofExpression(state.catalog(), first.get(i), 16);
      }
      batch = new Batch(vectors);
      none.setRows(1);
    }

    @Override
    protected @Nullable Batch rows(int maxRows) {
      int count = Math.min(maxRows, rows.size() - position);
      if (count == 0) {
        return null;
      }
      Vectors.clear(vectors);
      Vectors.ensure(vectors, count);
      for (int row = 0; row < count; row++) {
        List<Expr> values = rows.get(position++);
        for (int i = 0; i < vectors.length; i++) {
          VectorExpression value = state.compiler(InputShape.NONE).compile(values.get(i));
          vectors[i].copyFrom(value.evaluate(state.evaluation(), none), 0, row);
        }
      }
      batch.setRows(count);
      return batch;
    }

    @Override
    public void rescan() {
      forget();
      position = 0;
    }

    @Override
    public void close() {}
  }

  /// The rows of a common table expression.
  public static final class CteScan extends RowsScan {
    private final SharedRows rows;
    private final Batch batch;
    private int position;

    public CteScan(ScanPlan.CteScan plan, ExecutionState state) {
      super(
          plan,
          state,
          state.statement().subplans().get(plan.planId() - 1).common().targetList().size());
      this.rows = state.shared(plan.parameter());
      this.batch = rows.newBatch();
    }

    @Override
    protected @Nullable Batch rows(int maxRows) {
      int count = rows.show(position, maxRows, batch);
      position += count;
      return count == 0 ? null : batch;
    }

    @Override
    public void rescan() {
      forget();
      position = 0;
    }

    @Override
    public void close() {}
  }

  /// The rows that the last round of a recursion found.
  public static final class WorkTableScan extends RowsScan {
    private final int parameter;
    private @Nullable Batch batch;
    private int position;

    public WorkTableScan(ScanPlan.WorkTableScan plan, ExecutionState state) {
      super(plan, state, state.workTable(plan.parameter()).columnCount());
      this.parameter = plan.parameter();
    }

    @Override
    protected @Nullable Batch rows(int maxRows) {
      RowStore store = state.workTable(parameter);
      if (batch == null) {
        batch = store.newBatch();
      }
      if (position >= store.rows()) {
        return null;
      }
      position += store.show(position, maxRows, batch);
      return batch;
    }

    @Override
    public void rescan() {
      forget();
      position = 0;
    }

    @Override
    public void close() {}
  }
}
