package org.gajah.types.number;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.PgFunction;

/// Whether a value lies within RANGE distance of the current row's (`in_range` support functions):
/// compares `value` with `base` plus or minus `offset`.
public final class WindowFrames {
  private WindowFrames() {}

  /// The fault of an offset below zero.
  public static PgException invalidOffset() {
    return new PgException(
        SqlState.INVALID_PRECEDING_OR_FOLLOWING_SIZE,
        "invalid preceding or following size in window function");
  }

  @PgFunction({
    "in_range_int2_int2",
    "in_range_int2_int4",
    "in_range_int2_int8",
    "in_range_int4_int2",
    "in_range_int4_int4",
    "in_range_int4_int8",
    "in_range_int8_int8"
  })
  public static boolean inRange(
      long value, long base, long offset, boolean subtract, boolean less) {
    if (offset < 0) {
      throw invalidOffset();
    }
    long bound = subtract ? base - offset : base + offset;
    boolean overflow = subtract ? bound > base : bound < base;
    if (overflow) {
      return subtract != less;
    }
    return less ? value <= bound : value >= bound;
  }

  @PgFunction({"in_range_float8_float8", "in_range_float4_float8"})
  public static boolean inRange(
      double value, double base, double offset, boolean subtract, boolean less) {
    if (Double.isNaN(offset) || offset < 0) {
      throw invalidOffset();
    }
    if (Double.isNaN(value)) {
      return Double.isNaN(base) || !less;
    }
    if (Double.isNaN(base)) {
      return less;
    }
    boolean awayFromInfinity =
        Double.isInfinite(base) && (subtract ? base > 0 : base < 0) && Double.isInfinite(offset);
    if (awayFromInfinity) {
      return true;
    }
    double bound = subtract ? base - offset : base + offset;
    return less ? value <= bound : value >= bound;
  }
}
