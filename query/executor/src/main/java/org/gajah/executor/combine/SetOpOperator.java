package org.gajah.executor.combine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.RowPartition;
import org.gajah.executor.rows.RowPartitions;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// INTERSECT and EXCEPT: counts how often each row comes from either side. When the memory is used
/// up, rows that were not met before go to partitions by their hash, which have their turn later.
public final class SetOpOperator extends Operator {
  private static final int BITS = 4;
  private static final int FAN_OUT = 1 << BITS;
  private static final int LEVELS = Integer.SIZE / BITS;

  private final ExecutionState state;
  private final RowsPlan.SetOp plan;
  private final Operator input;
  private final GroupTable groups;
  private final RowStore rows;
  private final RowPartitions files;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Vector[] vectors;
  private final Batch batch;
  private long[] left = new long[16];
  private long[] right = new long[16];
  private RowPartition @Nullable [] partitions;
  private int level;
  private boolean counted;
  private int group;
  private long remaining;

  /// Rows that wait, told apart by so many parts of their hash.
  private record Waiting(RowPartition rows, int level) {}

  public SetOpOperator(RowsPlan.SetOp plan, ExecutionState state) {
    this.state = state;
    this.plan = plan;
    this.input = state.create(plan.input());
    var targets = plan.input().common().targetList();
    this.groups = new GroupTable(plan.keys(), targets, state);
    this.vectors = Vectors.ofTargets(state.catalog(), plan.common().targetList(), 16);
    this.rows = new RowStore(vectors, state.memory());
    this.files = new RowPartitions(state.work(), Vectors.ofTargets(state.catalog(), targets, 1));
    this.batch = new Batch(vectors);
  }

  private void count() {
    counted = true;
    Batch next = input.next(Vector.BATCH_ROWS);
    while (next != null) {
      state.checkInterrupts();
      take(next);
      next = input.next(Vector.BATCH_ROWS);
    }
    complete();
  }

  private void take(Batch next) {
    Vector[] columns = Vectors.of(next);
    LongVector flags = next.longs(plan.flagColumn() - 1);
    for (int i = 0; i < next.selected(); i++) {
      int row = next.row(i);
      int number = groups.find(columns, row);
      if (number < 0 && partitions != null) {
        put(columns, row, partitions);
        continue;
      }
      if (number < 0) {
        number = groups.add(row);
        rows.add(columns, row);
        ensure(number);
      }
      (flags.get(row) == plan.firstFlag() ? left : right)[number]++;
    }
    long memory = groups.memory() + rows.memory() + 16L * left.length;
    if (partitions == null && level < LEVELS && memory > state.work().hashBytes()) {
      partitions = new RowPartition[FAN_OUT];
    }
  }

  private void put(Vector[] columns, int row, RowPartition[] targets) {
    int number = RowPartitions.spread(groups.hash(row)) >>> BITS * level & FAN_OUT - 1;
    RowPartition target = targets[number];
    if (target == null) {
      target = files.create(FAN_OUT);
      targets[number] = target;
    }
    target.add(columns, row);
  }

  /// All rows of the groups that are there have been counted.
  private void complete() {
    RowPartition[] full = partitions;
    if (full != null) {
      for (RowPartition some : full) {
        if (some != null) {
          some.flush();
          waiting.addFirst(new Waiting(some, level + 1));
        }
      }
      partitions = null;
    }
    group = -1;
    remaining = 0;
  }

  private void ensure(int number) {
    if (number >= left.length) {
      left = Arrays.copyOf(left, 2 * number);
      right = Arrays.copyOf(right, 2 * number);
    }
    left[number] = 0;
    right[number] = 0;
  }

  private long times(int number) {
    return switch (plan.command()) {
      case INTERSECT -> left[number] > 0 && right[number] > 0 ? 1 : 0;
      case INTERSECT_ALL -> Math.min(left[number], right[number]);
      case EXCEPT -> left[number] > 0 && right[number] == 0 ? 1 : 0;
      case EXCEPT_ALL -> Math.max(0, left[number] - right[number]);
    };
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    if (!counted) {
      count();
    }
    Vectors.clear(vectors);
    int count = 0;
    while (count < maxRows) {
      if (remaining > 0) {
        Vectors.ensure(vectors, count + 1);
        Vectors.copyRow(rows.chunk(group), rows.place(group), vectors, count++);
        remaining--;
      } else if (++group < rows.rows()) {
        remaining = times(group);
      } else if (waiting.isEmpty()) {
        group = rows.rows();
        break;
      } else {
        takeWaiting(waiting.removeFirst());
      }
    }
    batch.setRows(count);
    return count == 0 ? null : batch;
  }

  private void takeWaiting(Waiting next) {
    groups.clear();
    rows.clear();
    level = next.level();
    Vector[] block = files.newVectors();
    Batch some = new Batch(block);
    for (int got = next.rows().read(block); got > 0; got = next.rows().read(block)) {
      state.checkInterrupts();
      some.setRows(got);
      take(some);
    }
    complete();
  }

  @Override
  public void rescan() {
    counted = false;
    groups.clear();
    rows.clear();
    waiting.clear();
    files.close();
    partitions = null;
    level = 0;
    input.rescan();
  }

  @Override
  public void close() {
    groups.close();
    rows.close();
    files.close();
    input.close();
  }
}
