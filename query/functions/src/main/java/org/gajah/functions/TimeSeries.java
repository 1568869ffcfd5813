package org.gajah.functions;

import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.SetCall;

/// Timestamps from one to another, an interval apart.
final class TimeSeries {
  private final int type;
  private final boolean atZone;
  private final ValueCall addition;
  private final ValueCall sign;
  private final ValueCall finite;

  TimeSeries(FunctionRegistry registry, FunctionContext context, CallSite site) {
    type = site.resultType();
    atZone = site.argumentTypes().size() > 3;
    List<Integer> operands =
        atZone ? List.of(type, TypeOid.INTERVAL, TypeOid.TEXT) : List.of(type, TypeOid.INTERVAL);
    int function =
        type == TypeOid.TIMESTAMP
            ? FunctionOid.TIMESTAMP_PL_INTERVAL
            : atZone
                ? FunctionOid.DATE_ADD_TIMESTAMPTZ_INTERVAL_TEXT
                : FunctionOid.TIMESTAMPTZ_PL_INTERVAL;
    addition =
        new ValueCall(
            registry.prepare(context, function, operands, type, 0),
            atZone ? new boolean[] {true, false, false} : new boolean[] {true, false});
    sign =
        new ValueCall(
            registry.prepare(
                context,
                FunctionOid.INTERVAL_CMP,
                List.of(TypeOid.INTERVAL, TypeOid.INTERVAL),
                TypeOid.INT4,
                0),
            false,
            false);
    finite =
        new ValueCall(
            registry.prepare(
                context, FunctionOid.ISFINITE_INTERVAL, List.of(TypeOid.INTERVAL), TypeOid.BOOL, 0),
            false);
  }

  SetCall open(FunctionContext context, Vector[] arguments, int row) {
    Slice step = SetFunctions.sliceAt(context, arguments, 2, row);
    byte[] zero = new byte[step.length()];
    int direction =
        (int)
            sign.set(0, step.array(), step.from(), step.length())
                .set(1, zero, 0, zero.length)
                .callLong(context);
    if (direction == 0) {
      throw IntegerSeries.zeroStep();
    }
    if (finite.set(0, step.array(), step.from(), step.length()).callLong(context) == 0) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "step size cannot be infinite");
    }
    addition.set(1, step.array(), step.from(), step.length());
    if (atZone) {
      addition.setFrom(context, 2, arguments[3], row);
    }
    return new Call(
        context,
        SetFunctions.longAt(arguments, 0, row),
        SetFunctions.longAt(arguments, 1, row),
        direction);
  }

  private final class Call implements SetCall {
    private final FunctionContext context;
    private final long stop;
    private final int direction;
    private long next;

    Call(FunctionContext context, long start, long stop, int direction) {
      this.context = context;
      this.next = start;
      this.stop = stop;
      this.direction = direction;
    }

    @Override
    public int next(Vector[] columns, int maxRows) {
      LongVector out = (LongVector) columns[0];
      out.ensureCapacity(maxRows);
      int count = 0;
      while (count < maxRows && (direction > 0 ? next <= stop : next >= stop)) {
        out.set(count++, next);
        next = addition.set(0, next).callLong(context);
      }
      return count;
    }
  }
}
