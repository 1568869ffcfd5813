package org.gajah.executor.join;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Projection;
import org.gajah.executor.state.RowFilter;
import org.gajah.executor.state.Shapes;
import org.gajah.expression.InputShape;
import org.gajah.planner.plan.JoinPlan;
import org.jspecify.annotations.Nullable;

/// Pairs of rows on their way out of a join: the columns of both sides next to each other, missing
/// ones null.
final class JoinOutput {
  private final Vector[] outer;
  private final Vector[] inner;
  private final Batch batch;
  private final Projection projection;
  private final @Nullable RowFilter filter;
  private int rows;

  JoinOutput(JoinPlan plan, Vector[] outerKinds, Vector[] innerKinds, ExecutionState state) {
    this.outer = Vectors.like(outerKinds, 16);
    this.inner = Vectors.like(innerKinds, 16);
    Vector[] all = new Vector[outer.length + inner.length];
    System.arraycopy(outer, 0, all, 0, outer.length);
    System.arraycopy(inner, 0, all, outer.length, inner.length);
    this.batch = new Batch(all);
    InputShape shape = Shapes.joined(outer.length);
    this.filter = RowFilter.of(state, shape, plan.common().qual());
    this.projection = new Projection(state, plan.common().targetList(), shape, all.length);
  }

  int rows() {
    return rows;
  }

  /// Adds a pair; a null side is missing.
  void add(Vector @Nullable [] outerRow, int outerAt, Vector @Nullable [] innerRow, int innerAt) {
    side(outer, outerRow, outerAt);
    side(inner, innerRow, innerAt);
    rows++;
  }

  private void side(Vector[] target, Vector @Nullable [] source, int at) {
    Vectors.ensure(target, rows + 1);
    if (source != null) {
      Vectors.copyRow(source, at, target, rows);
      return;
    }
    for (Vector column : target) {
      column.setNull(rows);
    }
  }

  /// The target list for the pairs that fulfil the conditions on the result, or null when none
  /// does.
  @Nullable Batch flush() {
    batch.setRows(rows);
    if (rows == 0 || filter != null && filter.select(batch) == 0) {
      clear();
      return null;
    }
    rows = 0;
    flushed = true;
    return projection.apply(batch);
  }

  private boolean flushed;

  /// Makes room for new pairs, once what was flushed has been used.
  void begin() {
    projection.tell();
    RowFilter.tell(filter);
    if (flushed) {
      clear();
      flushed = false;
    }
  }

  /// Forgets what was held back.
  void forget() {
    projection.forget();
    RowFilter.forget(filter);
  }

  private void clear() {
    Vectors.clear(outer);
    Vectors.clear(inner);
    rows = 0;
  }
}
