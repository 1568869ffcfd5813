package org.gajah.executor.combine;

import java.util.Arrays;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.nodes.TargetEntry;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// Aggregates over groups that come one after the other. The groups of a batch of rows are worked
/// on together; only the last of them goes on into the next batch.
public final class SortedAggOperator extends Operator {
  private static final int NONE = -1;

  private final ExecutionState state;
  private final Operator input;
  private final AggOutput output;
  private final List<AggregateColumn> aggregates;
  private final KeptRow open;

  /// The group of each row of a batch; and, of the groups that the batch begins, the first rows.
  private int[] numbers = {};

  private int[] begun = new int[16];
  private int[] beginnings = new int[16];
  private int begunCount;

  private int[] free = new int[16];
  private int freeCount;
  private int numberCount;
  private int openNumber = NONE;
  private boolean ended;
  private int filled;
  private int shown;

  public SortedAggOperator(RowsPlan.Agg plan, ExecutionState state) {
    this.state = state;
    this.input = state.create(plan.input());
    List<TargetEntry> targets = plan.input().common().targetList();
    this.open = new KeptRow(plan.keys(), targets, state);
    this.output = new AggOutput(plan, state);
    this.aggregates = output.newAggregates(state, true);
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    output.tell();
    while (true) {
      if (shown == filled && !fill(maxRows)) {
        return null;
      }
      int count = Math.min(maxRows, filled - shown);
      int from = shown;
      shown += count;
      Batch result = output.show(from, count);
      if (result != null) {
        return result;
      }
    }
  }

  /// Reads until some groups are done: a group takes at least one row, so that as many rows may be
  /// read as groups are wanted.
  private boolean fill(int maxRows) {
    output.clear();
    filled = 0;
    shown = 0;
    while (filled == 0 && !ended) {
      state.checkInterrupts();
      Batch rows = input.next(input.isAhead() ? Vector.BATCH_ROWS : maxRows);
      if (rows != null) {
        take(rows);
      } else {
        ended = true;
        if (openNumber != NONE) {
          finish(openNumber, null, 0);
          openNumber = NONE;
        }
      }
    }
    return filled > 0;
  }

  private void take(Batch rows) {
    Vector[] columns = Vectors.of(rows);
    number(rows, columns);
    for (AggregateColumn aggregate : aggregates) {
      aggregate.ensureGroups(numberCount);
      aggregate.add(rows, numbers);
    }
    if (begunCount == 0) {
      return;
    }
    if (openNumber != NONE) {
      finish(openNumber, null, 0);
    }
    for (int i = 0; i < begunCount - 1; i++) {
      finish(begun[i], columns, beginnings[i]);
    }
    openNumber = begun[begunCount - 1];
    open.keep(columns, beginnings[begunCount - 1]);
  }

  /// Tells the groups of a batch apart.
  private void number(Batch rows, Vector[] columns) {
    if (numbers.length < rows.rows()) {
      numbers = new int[rows.rows()];
    }
    begunCount = 0;
    int number = openNumber;
    int before = NONE;
    for (int i = 0; i < rows.selected(); i++) {
      int row = rows.row(i);
      boolean like =
          before == NONE ? open.isLike(columns, row) : open.areLike(columns, before, row);
      if (!like) {
        number = begin(row);
      }
      numbers[row] = number;
      before = row;
    }
  }

  private int begin(int row) {
    if (begunCount == begun.length) {
      begun = Arrays.copyOf(begun, 2 * begunCount);
      beginnings = Arrays.copyOf(beginnings, 2 * begunCount);
    }
    int number = freeCount > 0 ? free[--freeCount] : numberCount++;
    begun[begunCount] = number;
    beginnings[begunCount++] = row;
    return number;
  }

  /// Puts a group's results behind the others.
  ///
  /// @param columns of the batch in which it began; null where that was an earlier one
  private void finish(int number, Vector @Nullable [] columns, int row) {
    Vector[] source = columns == null ? open.row() : columns;
    int sourceRow = columns == null ? 0 : row;
    Vector[] vectors = output.vectors();
    Vectors.ensure(vectors, filled + 1);
    int passed = output.passed().size();
    for (int i = 0; i < passed; i++) {
      int column = output.passed().get(i).varattno() - 1;
      vectors[i].copyFrom(source[column], sourceRow, filled);
    }
    for (int i = 0; i < aggregates.size(); i++) {
      AggregateColumn aggregate = aggregates.get(i);
      aggregate.complete(number);
      aggregate.finish(number, vectors[passed + i], filled);
      aggregate.reset(number);
    }
    filled++;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = number;
  }

  @Override
  public void rescan() {
    output.forget();
    input.rescan();
    aggregates.forEach(AggregateColumn::clear);
    open.clear();
    openNumber = NONE;
    numberCount = 0;
    freeCount = 0;
    ended = false;
    filled = 0;
    shown = 0;
  }

  @Override
  public void close() {
    aggregates.forEach(AggregateColumn::close);
    input.close();
  }
}
