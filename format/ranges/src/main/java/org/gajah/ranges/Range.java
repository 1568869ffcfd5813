package org.gajah.ranges;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.containers.ElementType;
import org.gajah.types.contract.NumberFaults;

/// A range taken apart.
public record Range(boolean empty, Bound lower, Bound upper) {
  private static final int LAST_DATE = 2_147_483_493 - 2_451_545;

  public static final Range EMPTY =
      new Range(true, new Bound(null, false, true), new Bound(null, false, false));

  /// A range between bounds, in the form that its type prefers.
  ///
  /// @throws PgException 22000 when the lower bound lies above the upper one
  public static Range of(RangeType type, Bound lower, Bound upper) {
    Range plain = plain(type.element(), lower, upper);
    return plain.empty || type.steps() == RangeType.Steps.NONE
        ? plain
        : plain(type.element(), upwards(type, lower, true), upwards(type, upper, false));
  }

  private static Range plain(ElementType element, Bound lower, Bound upper) {
    int order = Bound.compareValues(element, lower, upper);
    if (order > 0) {
      throw new PgException(
          SqlState.DATA_EXCEPTION,
          "range lower bound must be less than or equal to range upper bound");
    }
    if (order == 0 && !(lower.inclusive() && upper.inclusive())) {
      return EMPTY;
    }
    return new Range(false, lower, upper);
  }

  /// Moves a bound of a type with steps to the next value where that makes it a lower one that
  /// includes, or an upper one that excludes.
  private static Bound upwards(RangeType type, Bound bound, boolean inclusive) {
    Slice value = bound.value();
    if (value == null || bound.inclusive() == inclusive) {
      return bound;
    }
    ByteSink next = new ByteSink(8);
    switch (type.steps()) {
      case INT8 -> {
        long number = (intAt(value, 0) & 0xFFFFFFFFL) | (long) intAt(value, 4) << 32;
        if (number == Long.MAX_VALUE) {
          throw NumberFaults.outOfRange("bigint");
        }
        next.putLong(number + 1);
      }
      case INT4 -> {
        if (intAt(value, 0) == Integer.MAX_VALUE) {
          throw NumberFaults.outOfRange("integer");
        }
        next.putInt(intAt(value, 0) + 1);
      }
      case DATE -> {
        int date = intAt(value, 0);
        if (date == Integer.MAX_VALUE || date == Integer.MIN_VALUE) {
          return bound;
        }
        if (date >= LAST_DATE) {
          throw new PgException(SqlState.DATETIME_VALUE_OUT_OF_RANGE, "date out of range");
        }
        next.putInt(date + 1);
      }
      case NONE -> throw PgException.internal("no steps");
    }
    return new Bound(Slice.of(next.toByteArray()), inclusive, bound.lower());
  }

  private static int intAt(Slice value, int at) {
    return (value.byteAt(at) & 0xFF)
        | (value.byteAt(at + 1) & 0xFF) << 8
        | (value.byteAt(at + 2) & 0xFF) << 16
        | value.byteAt(at + 3) << 24;
  }
}
