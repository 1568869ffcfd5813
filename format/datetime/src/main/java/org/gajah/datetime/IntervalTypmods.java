package org.gajah.datetime;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.text.IntervalRange;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.number.TypmodArray;
import org.jspecify.annotations.Nullable;

/// The fields and the precision of an interval column: `range << 16 | precision`, with 0xFFFF for
/// no precision.
public final class IntervalTypmods {
  private static final int NO_PRECISION = 0xFFFF;

  private IntervalTypmods() {}

  static @Nullable IntervalRange range(int typmod) {
    return IntervalRange.of(typmod >> 16 & 0x7FFF);
  }

  @PgFunction("interval_scale")
  public static void scale(byte[] value, int from, int length, int typmod, ByteSink out) {
    putFitting(
        Intervals.months(value, from),
        Intervals.days(value, from),
        Intervals.time(value, from),
        typmod,
        out);
  }

  /// Appends an interval cut to the fields of a column and rounded to its precision.
  static void putFitting(int months, int days, long time, int typmod, ByteSink out) {
    if (typmod < 0 || Intervals.isInfinite(months, days, time)) {
      Intervals.put(months, days, time, out);
      return;
    }
    IntervalRange range = range(typmod);
    if (range == null) {
      throw PgException.internal("unrecognized interval typmod: " + typmod);
    }
    int keptMonths = range == IntervalRange.YEAR ? months / 12 * 12 : months;
    boolean monthsOnly =
        range == IntervalRange.YEAR
            || range == IntervalRange.MONTH
            || range == IntervalRange.YEAR_TO_MONTH;
    long keptTime =
        switch (range) {
          case YEAR, MONTH, YEAR_TO_MONTH, DAY -> 0;
          case HOUR, DAY_TO_HOUR -> time / Clock.HOUR * Clock.HOUR;
          case MINUTE, DAY_TO_MINUTE, HOUR_TO_MINUTE -> time / Clock.MINUTE * Clock.MINUTE;
          case SECOND, DAY_TO_SECOND, HOUR_TO_SECOND, MINUTE_TO_SECOND, ALL -> time;
        };
    Intervals.put(keptMonths, monthsOnly ? 0 : days, rounded(keptTime, typmod & NO_PRECISION), out);
  }

  private static long rounded(long time, int precision) {
    if (precision == NO_PRECISION) {
      return time;
    }
    if (precision > Precision.MOST) {
      throw TimeFaults.parameter("interval(" + precision + ") precision must be between 0 and 6");
    }
    long scale = Precision.scale(precision);
    long half = time >= 0 ? scale / 2 : -(scale / 2);
    long sum = time + half;
    if (((time ^ sum) & (half ^ sum)) < 0) {
      throw TimeFaults.interval();
    }
    return sum - sum % scale;
  }

  @PgFunction("intervaltypmodin")
  public static int typmodIn(Slice words) {
    int[] numbers = TypmodArray.integers(words);
    if (numbers.length == 0 || numbers.length > 2 || IntervalRange.of(numbers[0]) == null) {
      throw TimeFaults.parameter("invalid INTERVAL type modifier");
    }
    if (numbers.length == 1) {
      return numbers[0] == 0x7FFF ? -1 : numbers[0] << 16 | NO_PRECISION;
    }
    if (numbers[1] < 0) {
      throw TimeFaults.parameter("INTERVAL(" + numbers[1] + ") precision must not be negative");
    }
    return numbers[0] << 16 | Math.min(numbers[1], Precision.MOST);
  }

  @PgFunction("intervaltypmodout")
  public static void typmodOut(int typmod, ByteSink out) {
    if (typmod < 0) {
      return;
    }
    IntervalRange range = range(typmod);
    if (range == null) {
      throw PgException.internal("invalid INTERVAL typmod: 0x" + Integer.toHexString(typmod));
    }
    if (!range.words().isEmpty()) {
      Ascii.put(out, " " + range.words());
    }
    if ((typmod & NO_PRECISION) != NO_PRECISION) {
      Ascii.put(out, "(" + (typmod & NO_PRECISION) + ")");
    }
  }
}
