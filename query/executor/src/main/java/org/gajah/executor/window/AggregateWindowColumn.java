package org.gajah.executor.window;

import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Ledger;
import org.gajah.executor.rows.RowReader;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.functions.aggregate.AggregateFunction;
import org.gajah.functions.aggregate.GroupStates;

/// An aggregate over frames. While frames only grow, rows are added to its state; where they lose
/// rows at their start, those are taken back, or, where the aggregate cannot do that or rows within
/// the frame are excluded, the state is built anew.
final class AggregateWindowColumn implements WindowColumn {
  private static final Vector[] NO_DIRECT = {};

  private final ExecutionState state;
  private final AggregateFunction function;
  private final PartitionRows rows;
  private final Frame frame;
  private final RowReader reader;
  private final int firstArgument;
  private final int filter;
  private final Vector[] arguments;
  private final Batch batch = new Batch();
  private final GroupStates states;
  private final Ledger ledger;
  private final Vector last;
  private int from;
  private int to;
  private boolean known;

  /// @param firstArgument where its arguments begin among the columns of the rows
  /// @param filter the column of its condition, or -1
  /// @param kind a vector for its results
  AggregateWindowColumn(
      ExecutionState state,
      AggregateFunction function,
      PartitionRows rows,
      Frame frame,
      int firstArgument,
      int argumentCount,
      int filter,
      Vector kind) {
    this.state = state;
    this.function = function;
    this.rows = rows;
    this.frame = frame;
    this.reader = rows.newReader();
    this.firstArgument = firstArgument;
    this.filter = filter;
    this.arguments = new Vector[argumentCount];
    this.last = Vectors.like(kind);
    this.ledger = new Ledger(state.memory());
    this.states = function.states(state.context());
    states.ensureGroups(1);
  }

  @Override
  public void startPartition() {
    restart(0);
    known = false;
  }

  private void restart(int first) {
    states.reset(0);
    from = first;
    to = first;
  }

  @Override
  public void value(Vector result, int resultRow) {
    int start = frame.start();
    int end = frame.end();
    boolean same = known && !frame.excludes() && start == from && end == to;
    if (!same) {
      if (frame.excludes()) {
        restart(start);
      } else if (start != from) {
        leave(start);
      }
      if (end < to) {
        restart(start);
      }
      add(to, end);
      to = end;
      last.clear();
      states.finish(state.context(), 0, NO_DIRECT, last, 0);
      known = true;
      ledger.set(states.memory());
    }
    result.copyFrom(last, 0, resultRow);
  }

  /// Takes the rows before the frame's start back.
  private void leave(int start) {
    if (!function.removable() || start < from || start >= to) {
      restart(start);
      return;
    }
    for (int row = from; row < start; row++) {
      Vector[] vectors = reader.vectors(row);
      int place = reader.place(row);
      if (!counts(vectors, place)) {
        continue;
      }
      System.arraycopy(vectors, firstArgument, arguments, 0, arguments.length);
      if (!states.remove(state.context(), arguments, place, 0)) {
        restart(start);
        return;
      }
    }
    from = start;
  }

  private boolean counts(Vector[] vectors, int place) {
    return filter < 0
        || !vectors[filter].isNull(place) && ((LongVector) vectors[filter]).getBoolean(place);
  }

  private void add(int first, int end) {
    int row = first;
    while (row < end) {
      Vector[] vectors = reader.vectors(row);
      int place = reader.place(row);
      int count = Math.min(end - row, rows.store().endOfChunk(row) - row);
      batch.setRows(place + count);
      int[] selection = batch.selectionToFill();
      int chosen = 0;
      for (int i = 0; i < count; i++) {
        if (counts(vectors, place + i) && !frame.excluded(row + i)) {
          selection[chosen++] = place + i;
        }
      }
      batch.select(chosen);
      if (chosen > 0) {
        System.arraycopy(vectors, firstArgument, arguments, 0, arguments.length);
        states.addAll(state.context(), arguments, batch, 0);
      }
      row += count;
    }
  }

  @Override
  public void close() {
    ledger.clear();
  }
}
