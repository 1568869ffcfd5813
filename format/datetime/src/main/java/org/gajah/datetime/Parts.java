package org.gajah.datetime;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.datetime.Extraction.Special;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.datetime.text.Unit;
import org.gajah.numeric.NumericText;
import org.gajah.numeric.NumericWriter;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.jspecify.annotations.Nullable;

/// `extract` (a numeric) and `date_part` (a floating-point number).
public final class Parts {
  private static final BigDecimal UNIX_EPOCH = BigDecimal.valueOf(Timestamps.UNIX_EPOCH, 6);

  private Parts() {}

  /// Appends the numeric.
  private static boolean put(@Nullable Extraction part, long rest, ByteSink out) {
    if (part == null) {
      return false;
    }
    if (part.infinite() != 0) {
      byte[] word = Ascii.bytes(part.infinite() < 0 ? "-Infinity" : "Infinity");
      NumericText.parse(word, 0, word.length, out);
    } else if (part.special() == Special.JULIAN) {
      NumericWriter.put(julian(part.number(), rest), out);
    } else if (part.special() == Special.LATE_EPOCH) {
      NumericWriter.put(late(part, rest), out);
    } else if (part.decimals() == 0) {
      NumericWriter.put(part.number(), out);
    } else {
      NumericWriter.put(BigDecimal.valueOf(part.number(), part.decimals()), out);
    }
    return true;
  }

  /// The Julian day with the fraction that has passed of it, in as many decimals as numeric's
  /// division gives.
  private static BigDecimal julian(long day, long time) {
    BigDecimal micros = BigDecimal.valueOf(time);
    int groups = (Long.toString(time).length() - 1) / 4;
    int weight = groups - 2;
    long first = time / (long) Math.pow(10_000, groups);
    int scale = 16 - 4 * (time == 0 ? -3 : first <= 864 ? weight - 1 : weight);
    return BigDecimal.valueOf(day)
        .add(micros.divide(BigDecimal.valueOf(Clock.DAY), scale, RoundingMode.HALF_UP));
  }

  private static BigDecimal late(Extraction part, long rest) {
    return part.decimals() == 6
        ? BigDecimal.valueOf(part.number(), 6)
            .subtract(UNIX_EPOCH)
            .setScale(4, RoundingMode.HALF_UP)
            .setScale(6)
        : BigDecimal.valueOf(part.number()).add(BigDecimal.valueOf(rest, 6));
  }

  private static @Nullable Double toDouble(@Nullable Extraction part, long rest) {
    if (part == null) {
      return null;
    }
    if (part.infinite() != 0) {
      return part.infinite() * Double.POSITIVE_INFINITY;
    }
    if (part.special() == Special.JULIAN) {
      return part.number() + rest / (double) Clock.SECOND / 86_400.0;
    }
    if (part.special() == Special.LATE_EPOCH) {
      return late(part, rest).doubleValue();
    }
    if (part.special() == Special.SECONDS) {
      long whole = part.number() / Clock.SECOND;
      double scale = part.decimals() == 3 ? 1000 : 1;
      return whole * scale + part.number() % Clock.SECOND / (Clock.SECOND / scale);
    }
    return part.decimals() == 6 ? part.number() / 1_000_000.0 : (double) part.number();
  }

  private static long timeOfDay(long timestamp) {
    return Math.floorMod(timestamp, Clock.DAY);
  }

  private static long timeOfDay(TypeContext context, long timestamp) {
    return Clock.isFinite(timestamp) ? new Fields().set(timestamp, context.timeZone()).time() : 0;
  }

  @PgFunction("extract_timestamp")
  public static boolean extractTimestamp(Slice unit, long timestamp, ByteSink out) {
    return put(Extraction.ofTimestamp(unit, timestamp), timeOfDay(timestamp), out);
  }

  @PgFunction("timestamp_part")
  public static @Nullable Double timestampPart(Slice unit, long timestamp) {
    return toDouble(Extraction.ofTimestamp(unit, timestamp), timeOfDay(timestamp));
  }

  @PgFunction("extract_timestamptz")
  public static boolean extractTimestamptz(
      TypeContext context, Slice unit, long timestamp, ByteSink out) {
    Extraction part = Extraction.ofTimestamptz(context, unit, timestamp);
    return put(part, timeOfDay(context, timestamp), out);
  }

  @PgFunction("timestamptz_part")
  public static @Nullable Double timestamptzPart(TypeContext context, Slice unit, long timestamp) {
    Extraction part = Extraction.ofTimestamptz(context, unit, timestamp);
    return toDouble(part, timeOfDay(context, timestamp));
  }

  @PgFunction("extract_date")
  public static boolean extractDate(Slice unit, int date, ByteSink out) {
    return put(Extraction.ofDate(unit, date), 0, out);
  }

  @PgFunction("extract_time")
  public static boolean extractTime(Slice unit, long time, ByteSink out) {
    return put(Extraction.ofTime(unit, time), 0, out);
  }

  @PgFunction("time_part")
  public static @Nullable Double timePart(Slice unit, long time) {
    return toDouble(Extraction.ofTime(unit, time), 0);
  }

  @PgFunction("extract_timetz")
  public static boolean extractTimetz(Slice unit, Slice time, ByteSink out) {
    return put(Extraction.ofTimetz(unit, time), 0, out);
  }

  @PgFunction("timetz_part")
  public static @Nullable Double timetzPart(Slice unit, Slice time) {
    if (Units.named(unit, Extraction.TIMETZ) == Unit.EPOCH) {
      return Timetzs.time(time.array(), time.from()) / 1_000_000.0
          + Timetzs.zone(time.array(), time.from());
    }
    return toDouble(Extraction.ofTimetz(unit, time), 0);
  }

  @PgFunction("extract_interval")
  public static boolean extractInterval(Slice unit, Slice span, ByteSink out) {
    Extraction part = Extraction.ofInterval(unit, span);
    return put(part, Intervals.time(span.array(), span.from()), out);
  }

  @PgFunction("interval_part")
  public static @Nullable Double intervalPart(Slice unit, Slice span) {
    Extraction part = Extraction.ofInterval(unit, span);
    boolean epoch = Units.named(unit, Extraction.INTERVAL) == Unit.EPOCH;
    if (epoch && part != null && part.infinite() == 0) {
      return epoch(span);
    }
    return toDouble(part, Intervals.time(span.array(), span.from()));
  }

  private static double epoch(Slice span) {
    int months = Intervals.months(span.array(), span.from());
    double seconds = Intervals.time(span.array(), span.from()) / 1_000_000.0;
    int years = months / 12;
    seconds += 365.25 * 86_400 * years;
    seconds += 30.0 * 86_400 * (months % 12);
    return seconds + 86_400.0 * Intervals.days(span.array(), span.from());
  }
}
