package org.gajah.functions;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.SetCall;

/// Integers from one to another; it ends, too, where the next would not fit the type.
final class IntegerSeries implements SetCall {
  private final long stop;
  private final long step;
  private final long least;
  private long next;
  private boolean ended;

  private IntegerSeries(long start, long stop, long step, long least) {
    this.next = start;
    this.stop = stop;
    this.step = step;
    this.least = least;
  }

  static PgException zeroStep() {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, "step size cannot equal zero");
  }

  /// @param least the least value of the type
  static IntegerSeries open(long start, long stop, long step, long least) {
    if (step == 0) {
      throw zeroStep();
    }
    return new IntegerSeries(start, stop, step, least);
  }

  @Override
  public int next(Vector[] columns, int maxRows) {
    LongVector out = (LongVector) columns[0];
    out.ensureCapacity(maxRows);
    int count = 0;
    while (count < maxRows && !ended && (step > 0 ? next <= stop : next >= stop)) {
      out.set(count++, next);
      long following = next + step;
      ended =
          ((next ^ following) & (step ^ following)) < 0
              || following < least
              || following > -(least + 1);
      next = following;
    }
    return count;
  }
}
