package org.gajah.executor.combine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// Aggregates over all rows, or over groups in hash tables: one for each grouping set. The groups
/// of a batch are numbered first, and then each aggregate takes the whole batch in.
public final class AggOperator extends Operator {
  private final ExecutionState state;
  private final Operator input;
  private final AggOutput output;
  private final List<GroupingSet> sets = new ArrayList<>();
  private boolean aggregated;
  private int current;

  private AggOperator(RowsPlan.Agg plan, ExecutionState state) {
    this.state = state;
    this.input = state.create(plan.input());
    this.output = new AggOutput(plan, state);
    List<Integer> all = IntStream.range(0, plan.keys().keys().size()).boxed().toList();
    List<List<Integer>> wanted = plan.groupingSets().isEmpty() ? List.of(all) : plan.groupingSets();
    wanted.forEach(set -> sets.add(new GroupingSet(plan, set, output, state)));
  }

  /// The operator for a node.
  public static Operator create(RowsPlan.Agg plan, ExecutionState state) {
    return plan.strategy() == RowsPlan.Agg.Strategy.SORTED
        ? new SortedAggOperator(plan, state)
        : new AggOperator(plan, state);
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    output.tell();
    if (!aggregated) {
      aggregate();
    }
    while (current < sets.size()) {
      int count = sets.get(current).fill(maxRows);
      if (count == 0) {
        current++;
        continue;
      }
      Batch result = output.show(0, count);
      if (result != null) {
        return result;
      }
    }
    return null;
  }

  private void aggregate() {
    aggregated = true;
    current = 0;
    Batch rows = input.next(Vector.BATCH_ROWS);
    while (rows != null) {
      state.checkInterrupts();
      long memory = 0;
      for (GroupingSet set : sets) {
        set.take(rows);
        memory += set.memory();
      }
      if (memory > state.work().hashBytes()) {
        sets.forEach(GroupingSet::spill);
      }
      rows = input.next(Vector.BATCH_ROWS);
    }
    sets.forEach(GroupingSet::complete);
  }

  @Override
  public void rescan() {
    output.forget();
    aggregated = false;
    sets.forEach(GroupingSet::clear);
    input.rescan();
  }

  @Override
  public void close() {
    sets.forEach(GroupingSet::close);
    input.close();
  }
}
