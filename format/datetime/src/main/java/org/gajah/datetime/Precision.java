package org.gajah.datetime;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.number.TypmodArray;

/// How many decimals of a second a column keeps: the type modifier of times and timestamps.
public final class Precision {
  static final int MOST = 6;
  private static final long[] SCALES = {1_000_000, 100_000, 10_000, 1000, 100, 10, 1};

  private Precision() {}

  static long scale(int precision) {
    return SCALES[precision];
  }

  /// Rounds, halves away from zero.
  static long round(long time, int precision) {
    if (precision < 0 || precision >= MOST) {
      return time;
    }
    long scale = SCALES[precision];
    return time >= 0 ? (time + scale / 2) / scale * scale : -((-time + scale / 2) / scale * scale);
  }

  @PgFunction({"timestamptypmodin"})
  public static int timestampTypmodIn(Slice words) {
    return in(words, "TIMESTAMP", "");
  }

  @PgFunction({"timestamptztypmodin"})
  public static int timestamptzTypmodIn(Slice words) {
    return in(words, "TIMESTAMP", " WITH TIME ZONE");
  }

  @PgFunction({"timetypmodin"})
  public static int timeTypmodIn(Slice words) {
    return in(words, "TIME", "");
  }

  @PgFunction({"timetztypmodin"})
  public static int timetzTypmodIn(Slice words) {
    return in(words, "TIME", " WITH TIME ZONE");
  }

  private static int in(Slice words, String type, String zone) {
    int[] numbers = TypmodArray.integers(words);
    if (numbers.length != 1) {
      throw TimeFaults.parameter("invalid type modifier");
    }
    if (numbers[0] < 0) {
      throw TimeFaults.parameter(
          type + "(" + numbers[0] + ")" + zone + " precision must not be negative");
    }
    return Math.min(numbers[0], MOST);
  }

  @PgFunction({"timestamptypmodout", "timetypmodout"})
  public static void out(int typmod, ByteSink out) {
    put(typmod, " without time zone", out);
  }

  @PgFunction({"timestamptztypmodout", "timetztypmodout"})
  public static void outWithZone(int typmod, ByteSink out) {
    put(typmod, " with time zone", out);
  }

  private static void put(int typmod, String zone, ByteSink out) {
    Ascii.put(out, typmod >= 0 ? "(" + typmod + ")" + zone : zone);
  }

  @PgFunction({"timestamp_scale", "timestamptz_scale"})
  public static long scaleTimestamp(long value, int typmod) {
    return Timestamps.fit(value, typmod);
  }

  @PgFunction("time_scale")
  public static long scaleTime(long value, int typmod) {
    return round(value, typmod);
  }
}
