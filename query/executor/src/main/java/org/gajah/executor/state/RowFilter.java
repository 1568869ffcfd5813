package org.gajah.executor.state;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.batch.Batch;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorPredicate;
import org.gajah.nodes.Expr;
import org.jspecify.annotations.Nullable;

/// A node's conditions on the rows of batches. Where they fail for a row, the rows before it are chosen from first, and
/// the fault is told by [#tell] when the next batch is asked for.
public final class RowFilter {
  private final ExecutionState state;
  private final VectorPredicate predicate;
  private final Faults faults = new Faults();
  private final Batch one = new Batch();
  private final int[] row = new int[1];
  private int[] before = {};

  private RowFilter(ExecutionState state, VectorPredicate predicate) {
    this.state = state;
    this.predicate = predicate;
  }

  /// A filter for some conditions; null for none.
  public static @Nullable RowFilter of(
      ExecutionState state, InputShape shape, List<Expr> conditions) {
    return conditions.isEmpty()
        ? null
        : new RowFilter(state, state.compiler(shape).predicate(conditions));
  }

  /// Tells the fault that was held back by the last batch; to be called before another is asked for.
  public static void tell(@Nullable RowFilter filter) {
    if (filter != null) {
      filter.faults.tell();
    }
  }

  /// Forgets such a fault.
  public static void forget(@Nullable RowFilter filter) {
    if (filter != null) {
      filter.faults.forget();
    }
  }

  /// Narrows the selection of a batch to the rows that fulfil the conditions.
  ///
  /// @return how many rows are left
  public int select(Batch batch) {
    int count = batch.selected();
    if (count <= 1) {
      return predicate.select(state.evaluation(), batch);
    }
    boolean selective = batch.isSelective();
    if (selective) {
      if (before.length < count) {
        before = new int[count];
      }
      System.arraycopy(batch.selection(), 0, before, 0, count);
    }
    try {
      return predicate.select(state.evaluation(), batch);
    } catch (PgException fault) {
      if (!Faults.isOfData(fault)) {
        throw fault;
      }
      return oneByOne(batch, selective, count);
    }
  }

  private int oneByOne(Batch batch, boolean selective, int count) {
    int[] selection = batch.selectionToFill();
    int kept = 0;
    one.view(batch);
    for (int i = 0; i < count; i++) {
      row[0] = selective ? before[i] : i;
      one.select(row, 1);
      try {
        if (predicate.select(state.evaluation(), one) > 0) {
          selection[kept++] = selective ? before[i] : i;
        }
      } catch (PgException fault) {
        if (kept == 0) {
          throw fault;
        }
        faults.hold(fault);
        break;
      }
    }
    batch.select(kept);
    return kept;
  }
}
