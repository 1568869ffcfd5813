package org.gajah.ranges;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.numeric.NumericArithmetic;
import org.gajah.numeric.NumericCasts;
import org.gajah.types.contract.PgFunction;

/// How far values lie apart, as indexes on ranges ask.
public final class Differences {
  private static final double SECOND = 1_000_000;

  private Differences() {}

  @PgFunction({"int4range_subdiff", "int8range_subdiff", "daterange_subdiff"})
  public static double ofIntegers(long a, long b) {
    return (double) a - (double) b;
  }

  @PgFunction({"tsrange_subdiff", "tstzrange_subdiff"})
  public static double ofTimestamps(long a, long b) {
    return ((double) a - (double) b) / SECOND;
  }

  @PgFunction("numrange_subdiff")
  public static double ofNumerics(Slice a, Slice b) {
    ByteSink difference = new ByteSink(16);
    NumericArithmetic.subtract(
        a.array(), a.from(), a.length(), b.array(), b.from(), b.length(), difference);
    return NumericCasts.toFloat8(difference.array(), 0, difference.length());
  }
}
