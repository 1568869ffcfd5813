package org.gajah.functions.aggregate;

import java.util.Arrays;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;

/// Aggregates whose state is one signed integer: counts, sums of small integers, and the least or
/// greatest of integers, dates and times.
public final class LongStates implements GroupStates {
  private final Kind kind;
  private long[] values = {};

  /// How many rows went into a group; a sum or extreme of none is null.
  private long[] counts = {};

  private int groupCount;

  /// What is computed.
  public enum Kind {
    COUNT_ROWS,
    COUNT_VALUES,
    SUM,
    LEAST,
    GREATEST
  }

  public LongStates(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void ensureGroups(int count) {
    if (count > counts.length) {
      int room = Math.max(count, 2 * counts.length);
      counts = Arrays.copyOf(counts, room);
      values = Arrays.copyOf(values, isCount() ? 0 : room);
    }
    groupCount = Math.max(groupCount, count);
  }

  private boolean isCount() {
    return kind == Kind.COUNT_ROWS || kind == Kind.COUNT_VALUES;
  }

  @Override
  public void add(FunctionContext context, Vector[] arguments, Batch rows, int[] groups) {
    int selected = rows.selected();
    if (kind == Kind.COUNT_ROWS) {
      for (int i = 0; i < selected; i++) {
        counts[groups[rows.row(i)]]++;
      }
      return;
    }
    for (int i = 0; i < selected; i++) {
      int row = rows.row(i);
      if (!States.anyNull(arguments, row)) {
        advance(arguments[0], row, groups[row]);
      }
    }
  }

  @Override
  public void addAll(FunctionContext context, Vector[] arguments, Batch rows, int group) {
    if (kind == Kind.COUNT_ROWS
        || (kind == Kind.COUNT_VALUES && arguments.length == 1 && !arguments[0].anyNull())) {
      counts[group] += rows.selected();
      return;
    }
    if (kind == Kind.SUM && !arguments[0].anyNull() && !arguments[0].isConstant()) {
      sumAll(((LongVector) arguments[0]).values(), rows, group);
      return;
    }
    for (int i = 0; i < rows.selected(); i++) {
      int row = rows.row(i);
      if (!States.anyNull(arguments, row)) {
        advance(arguments[0], row, group);
      }
    }
  }

  private void sumAll(long[] numbers, Batch rows, int group) {
    long sum = 0;
    int selected = rows.selected();
    if (rows.isSelective()) {
      int[] selection = rows.selection();
      for (int i = 0; i < selected; i++) {
        sum += numbers[selection[i]];
      }
    } else {
      for (int i = 0; i < selected; i++) {
        sum += numbers[i];
      }
    }
    counts[group] += selected;
    plus(group, sum);
  }

  private void plus(int group, long number) {
    long sum = values[group] + number;
    if (((values[group] ^ sum) & (number ^ sum)) < 0) {
      throw new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "bigint out of range");
    }
    values[group] = sum;
  }

  private void advance(Vector argument, int row, int group) {
    if (kind != Kind.COUNT_VALUES) {
      long value = ((LongVector) argument).get(States.at(argument, row));
      switch (kind) {
        case SUM -> plus(group, value);
        case LEAST -> values[group] = counts[group] == 0 ? value : Math.min(values[group], value);
        case GREATEST ->
            values[group] = counts[group] == 0 ? value : Math.max(values[group], value);
        case COUNT_ROWS, COUNT_VALUES -> {
          // Only counted.
        }
      }
    }
    counts[group]++;
  }

  @Override
  public boolean remove(FunctionContext context, Vector[] arguments, int row, int group) {
    if (kind == Kind.LEAST || kind == Kind.GREATEST) {
      return false;
    }
    if (kind != Kind.COUNT_ROWS && States.anyNull(arguments, row)) {
      return true;
    }
    counts[group]--;
    if (kind == Kind.SUM) {
      values[group] -= ((LongVector) arguments[0]).get(States.at(arguments[0], row));
    }
    return true;
  }

  @Override
  public void finish(FunctionContext context, int group, Vector[] direct, Vector result, int row) {
    if (isCount()) {
      ((LongVector) result).set(row, counts[group]);
    } else if (counts[group] == 0) {
      result.setNull(row);
    } else {
      ((LongVector) result).set(row, values[group]);
    }
  }

  @Override
  public void partial(FunctionContext context, int group, Vector result, int row) {
    finish(context, group, new Vector[0], result, row);
  }

  @Override
  public void combine(FunctionContext context, Vector partial, Batch rows, int[] groups) {
    LongVector partials = (LongVector) partial;
    for (int i = 0; i < rows.selected(); i++) {
      int row = rows.row(i);
      int at = States.at(partials, row);
      if (partials.isNull(at)) {
        continue;
      }
      if (isCount()) {
        counts[groups[row]] += partials.get(at);
      } else {
        advance(partials, row, groups[row]);
      }
    }
  }

  @Override
  public void reset(int group) {
    counts[group] = 0;
    if (!isCount()) {
      values[group] = 0;
    }
  }

  @Override
  public long memory() {
    return 8L * (counts.length + values.length);
  }
}
