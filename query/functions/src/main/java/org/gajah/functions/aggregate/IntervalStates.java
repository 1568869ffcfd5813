package org.gajah.functions.aggregate;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.datetime.IntervalArithmetic;
import org.gajah.datetime.Intervals;
import org.gajah.functions.contract.FunctionContext;

/// `sum` and `avg` of intervals. Infinite ones are only counted.
public final class IntervalStates extends States {
  private final boolean average;
  private long[] counts = {};
  private long[] infinite = {};
  private long[] minusInfinite = {};
  private int[] months = {};
  private int[] days = {};
  private long[] times = {};

  /// @param average whether the average is wanted rather than the sum
  public IntervalStates(boolean average) {
    super(true);
    this.average = average;
  }

  @Override
  public void ensureGroups(int count) {
    if (count > counts.length) {
      int room = Math.max(count, 2 * counts.length);
      counts = Arrays.copyOf(counts, room);
      infinite = Arrays.copyOf(infinite, room);
      minusInfinite = Arrays.copyOf(minusInfinite, room);
      months = Arrays.copyOf(months, room);
      days = Arrays.copyOf(days, room);
      times = Arrays.copyOf(times, room);
    }
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, int group) {
    BytesVector vector = (BytesVector) arguments[0];
    int at = at(vector, row);
    byte[] array = vector.array();
    int from = vector.from(at);
    if (!Intervals.isFinite(array, from, vector.length(at))) {
      if (Intervals.months(array, from) > 0) {
        infinite[group]++;
      } else {
        minusInfinite[group]++;
      }
      return;
    }
    try {
      months[group] = Math.addExact(months[group], Intervals.months(array, from));
      days[group] = Math.addExact(days[group], Intervals.days(array, from));
      times[group] = Math.addExact(times[group], Intervals.time(array, from));
    } catch (ArithmeticException e) {
      throw outOfRange();
    }
    if (months[group] == Integer.MAX_VALUE
        && days[group] == Integer.MAX_VALUE
        && times[group] == Long.MAX_VALUE) {
      throw outOfRange();
    }
    counts[group]++;
  }

  private static PgException outOfRange() {
    return new PgException(SqlState.DATETIME_VALUE_OUT_OF_RANGE, "interval out of range");
  }

  @Override
  public void finish(FunctionContext context, int group, Vector[] direct, Vector result, int row) {
    if (counts[group] + infinite[group] + minusInfinite[group] == 0) {
      result.setNull(row);
      return;
    }
    if (infinite[group] > 0 && minusInfinite[group] > 0) {
      throw outOfRange();
    }
    BytesVector target = (BytesVector) result;
    int start = target.dataLength();
    ByteSink out = target.sink();
    if (infinite[group] > 0) {
      Intervals.put(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, out);
    } else if (minusInfinite[group] > 0) {
      Intervals.put(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE, out);
    } else if (!average) {
      Intervals.put(months[group], days[group], times[group], out);
    } else {
      ByteSink sum = new ByteSink(16);
      Intervals.put(months[group], days[group], times[group], sum);
      IntervalArithmetic.divide(sum.array(), 0, sum.length(), (double) counts[group], out);
    }
    target.finish(row, start);
  }

  @Override
  public void reset(int group) {
    counts[group] = 0;
    infinite[group] = 0;
    minusInfinite[group] = 0;
    months[group] = 0;
    days[group] = 0;
    times[group] = 0;
  }

  @Override
  public long memory() {
    return 40L * counts.length;
  }
}
