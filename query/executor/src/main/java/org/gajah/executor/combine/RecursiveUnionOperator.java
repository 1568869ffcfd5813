package org.gajah.executor.combine;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.planner.plan.CombiningPlan;
import org.jspecify.annotations.Nullable;

/// WITH RECURSIVE: the first input once, then the second over the rows of the last round until it
/// finds nothing new.
public final class RecursiveUnionOperator extends Operator {
  private final CombiningPlan.RecursiveUnion plan;
  private final ExecutionState state;
  private final Operator initial;
  private final @Nullable GroupTable seen;
  private final Batch view = new Batch();
  private @Nullable Operator recursive;
  private RowStore found;
  private boolean first = true;

  public RecursiveUnionOperator(CombiningPlan.RecursiveUnion plan, ExecutionState state) {
    this.plan = plan;
    this.state = state;
    this.initial = state.create(plan.initial());
    this.found = store();
    state.setWorkTable(plan.parameter(), store());
    this.seen =
        plan.distinct().keys().isEmpty()
            ? null
            : new GroupTable(plan.distinct(), plan.initial().common().targetList(), state);
  }

  private RowStore store() {
    return RowStore.of(state.catalog(), plan.initial().common().targetList(), state.work());
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    while (true) {
      state.checkInterrupts();
      Batch rows = first ? initial.next(maxRows) : round().next(maxRows);
      if (rows == null) {
        if (!nextRound()) {
          return null;
        }
        continue;
      }
      Batch fresh = fresh(rows);
      if (fresh.selected() > 0) {
        found.add(fresh);
        return fresh;
      }
    }
  }

  private Operator round() {
    if (recursive == null) {
      recursive = state.create(plan.recursive());
    }
    return recursive;
  }

  /// The rows found in this round become those that the next one works on.
  private boolean nextRound() {
    if (found.rows() == 0) {
      return false;
    }
    RowStore old = state.workTable(plan.parameter());
    state.setWorkTable(plan.parameter(), found);
    old.clear();
    found = old;
    if (!first) {
      round().rescan();
    }
    first = false;
    return true;
  }

  private Batch fresh(Batch rows) {
    if (seen == null) {
      return rows;
    }
    view.view(rows);
    int[] selection = view.selectionToFill();
    int count = 0;
    Vector[] columns = Vectors.of(rows);
    for (int i = 0; i < rows.selected(); i++) {
      if (seen.isNew(columns, rows.row(i))) {
        selection[count++] = rows.row(i);
      }
    }
    view.select(count);
    return view;
  }

  @Override
  public void rescan() {
    first = true;
    found.clear();
    state.workTable(plan.parameter()).clear();
    if (seen != null) {
      seen.clear();
    }
    initial.rescan();
    if (recursive != null) {
      recursive.rescan();
    }
  }

  @Override
  public void close() {
    initial.close();
    if (recursive != null) {
      recursive.close();
    }
    found.close();
    state.workTable(plan.parameter()).close();
  }
}
