package org.gajah.functions;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.ArrayValue;
import org.gajah.containers.StoredType;
import org.gajah.datetime.IntervalArithmetic;
import org.gajah.functions.aggregate.ObjectStates;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.BoundElement;

/// `percentile_cont`, `percentile_disc` and `mode`: the values of a group, which come in their
/// order (`utils/adt/orderedsetaggs.c`).
final class OrderedStates extends ObjectStates<OrderedStates.Group> {
  private static final StoredType FLOAT8 = new StoredType.Layout(TypeOid.FLOAT8, 8, 8);

  private final Kind kind;
  private final boolean many;
  private final PgType type;
  private final BoundElement element;

  /// The values of a group, in order.
  static final class Group {
    private final Vector values;
    private int count;
    private long bytes;

    private Group(Vector values) {
      this.values = values;
    }
  }

  /// What is computed.
  enum Kind {
    CONTINUOUS,
    CONTINUOUS_INTERVAL,
    DISCRETE,
    MODE
  }

  /// @param many whether the direct argument is an array of percentages, and so the result one
  /// @param type of the values
  /// @param element the same, to compare by
  OrderedStates(Kind kind, boolean many, PgType type, BoundElement element) {
    super(true, 64);
    this.kind = kind;
    this.many = many;
    this.type = type;
    this.element = element;
  }

  @Override
  protected Group empty() {
    return new Group(type.typbyval() ? new LongVector(16) : new BytesVector(16));
  }

  @Override
  protected long size(Group group) {
    return group.bytes;
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, Group group) {
    int at = at(arguments[0], row);
    int next = group.count++;
    group.values.ensureCapacity(next + 1);
    switch (group.values) {
      case LongVector longs -> {
        longs.copyFrom(arguments[0], at, next);
        group.bytes += 8;
      }
      case BytesVector target -> {
        ArgumentPreparation.copyPlain(context, (BytesVector) arguments[0], at, next, target);
        group.bytes += target.length(next) + 8;
      }
    }
  }

  @Override
  protected void finish(
      FunctionContext context, Group group, Vector[] direct, Vector result, int row) {
    if (kind != Kind.MODE && direct[0].isNull(0)) {
      result.setNull(row);
      return;
    }
    element.enter(context);
    Vector list = group.values;
    if (kind == Kind.MODE) {
      result.copyFrom(list, mode(list, group.count), row);
    } else if (many) {
      putMany((BytesVector) direct[0], list, group.count, (BytesVector) result, row);
    } else {
      Vector value = percentile(((LongVector) direct[0]).getDouble(0), list, group.count);
      result.copyFrom(value, 0, row);
    }
  }

  private Slice stored(Vector list, int index) {
    return switch (list) {
      case BytesVector vector -> vector.slice(index);
      case LongVector vector -> StoredValues.slice(vector.get(index), type.typlen());
    };
  }

  /// The number of the value that is there most often, the first of several.
  private int mode(Vector list, int count) {
    int best = 0;
    int most = 0;
    int first = 0;
    for (int i = 1; i <= count; i++) {
      if (i == count || !equal(stored(list, first), stored(list, i))) {
        if (i - first > most) {
          most = i - first;
          best = first;
        }
        first = i;
      }
    }
    return best;
  }

  private boolean equal(Slice a, Slice b) {
    return element.equal(a.array(), a.from(), a.length(), b.array(), b.from(), b.length());
  }

  private Vector percentile(double share, Vector list, int count) {
    if (!(share >= 0 && share <= 1)) {
      throw new PgException(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
          "percentile value " + shown(share) + " is not between 0 and 1");
    }
    Vector value = type.typbyval() ? new LongVector(1) : new BytesVector(1);
    if (kind == Kind.DISCRETE) {
      int place = (int) Math.ceil(share * count);
      value.copyFrom(list, Math.max(place, 1) - 1, 0);
      return value;
    }
    double place = share * (count - 1);
    int low = (int) Math.floor(place);
    int high = (int) Math.ceil(place);
    if (low == high) {
      value.copyFrom(list, low, 0);
    } else {
      between(list, low, high, place - low, value);
    }
    return value;
  }

  /// A number with six digits, as C's `%g` writes it.
  private static String shown(double number) {
    if (!Double.isFinite(number)) {
      return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }
    String text = "%.6g".formatted(number);
    boolean large = Math.abs(number) >= 1e6 || (number != 0 && Math.abs(number) < 1e-4);
    String digits = large ? "%.5e".formatted(number) : text;
    int exponent = digits.indexOf('e');
    String mantissa = exponent < 0 ? digits : digits.substring(0, exponent);
    String end = exponent < 0 ? "" : digits.substring(exponent);
    return (mantissa.indexOf('.') < 0 ? mantissa : mantissa.replaceFirst("\\.?0+$", "")) + end;
  }

  private void between(Vector list, int low, int high, double part, Vector value) {
    switch (value) {
      case LongVector number -> {
        double from = ((LongVector) list).getDouble(low);
        double to = ((LongVector) list).getDouble(high);
        number.setDouble(0, from + part * (to - from));
      }
      case BytesVector span -> {
        Slice from = stored(list, low);
        Slice to = stored(list, high);
        ByteSink difference = new ByteSink(16);
        IntervalArithmetic.subtract(
            to.array(),
            to.from(),
            to.length(),
            from.array(),
            from.from(),
            from.length(),
            difference);
        ByteSink share = new ByteSink(16);
        IntervalArithmetic.multiply(difference.array(), 0, difference.length(), part, share);
        ByteSink sum = new ByteSink(16);
        IntervalArithmetic.add(
            share.array(), 0, share.length(), from.array(), from.from(), from.length(), sum);
        span.set(0, sum.array(), 0, sum.length());
      }
    }
  }

  private void putMany(BytesVector direct, Vector list, int count, BytesVector result, int row) {
    ArrayValue shares = new ArrayValue(direct.slice(0), FLOAT8);
    ArrayBuilder builder = new ArrayBuilder(StoredValues.layout(type));
    for (int i = 0; i < shares.count(); i++) {
      if (shares.isNull(i)) {
        builder.add(null);
      } else {
        long datum = StoredValues.read(shares.bytes(), shares.start(i), Double.BYTES);
        builder.add(stored(percentile(Double.longBitsToDouble(datum), list, count), 0));
      }
    }
    int start = result.dataLength();
    ByteSink array = new ByteSink(64);
    builder.put(shares.sizes(), shares.lowerBounds(), array);
    result.sink().putBytes(array.array(), 0, array.length());
    result.finish(row, start);
  }
}
