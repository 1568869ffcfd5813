package org.gajah.functions;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.SetCall;
import org.gajah.numeric.NumericArithmetic;
import org.gajah.numeric.NumericFormat;
import org.gajah.numeric.NumericOrder;
import org.gajah.numeric.NumericWriter;

/// Numerics from one to another.
final class NumericSeries implements SetCall {
  private final byte[] stop;
  private final byte[] step;
  private final int direction;
  private byte[] next;

  private NumericSeries(byte[] start, byte[] stop, byte[] step) {
    this.next = start;
    this.stop = stop;
    this.step = step;
    direction = NumericFormat.sign(step, 0, step.length);
  }

  static SetCall open(FunctionContext context, Vector[] arguments, int row) {
    byte[] start = finite(SetFunctions.sliceAt(context, arguments, 0, row), "start value");
    byte[] stop = finite(SetFunctions.sliceAt(context, arguments, 1, row), "stop value");
    byte[] step;
    if (arguments.length > 2) {
      step = finite(SetFunctions.sliceAt(context, arguments, 2, row), "step size");
    } else {
      ByteSink one = new ByteSink(8);
      NumericWriter.put(1, one);
      step = one.toByteArray();
    }
    if (NumericFormat.sign(step, 0, step.length) == 0) {
      throw IntegerSeries.zeroStep();
    }
    return new NumericSeries(start, stop, step);
  }

  private static byte[] finite(Slice value, String what) {
    if (NumericFormat.isSpecial(value.array(), value.from())) {
      boolean nan = NumericFormat.isNaN(value.array(), value.from());
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, what + " cannot be " + (nan ? "NaN" : "infinity"));
    }
    return value.toByteArray();
  }

  @Override
  public int next(Vector[] columns, int maxRows) {
    BytesVector out = (BytesVector) columns[0];
    out.ensureCapacity(maxRows);
    int count = 0;
    while (count < maxRows
        && NumericOrder.compare(next, 0, next.length, stop, 0, stop.length) * direction <= 0) {
      out.set(count++, next, 0, next.length);
      ByteSink sum = new ByteSink(next.length + 8);
      NumericArithmetic.add(next, 0, next.length, step, 0, step.length, sum);
      next = sum.toByteArray();
    }
    return count;
  }
}
