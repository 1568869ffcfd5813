package org.gajah.formatting;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.datetime.Intervals;
import org.gajah.datetime.Precision;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Kept;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// `to_char` of moments and intervals, `to_timestamp` and `to_date`.
public final class DateFormats {
  /// The first Julian day that is too late for a date.
  private static final int END = 2_147_483_494;

  private DateFormats() {}

  @PgFunction("timestamp_to_char")
  public static boolean ofTimestamp(
      TypeContext context, Kept kept, long timestamp, Slice pattern, ByteSink out) {
    if (pattern.length() == 0 || !Clock.isFinite(timestamp)) {
      return false;
    }
    write(context, kept, pattern, DateParts.of(new Fields().set(timestamp)), out);
    return true;
  }

  @PgFunction("timestamptz_to_char")
  public static boolean ofTimestamptz(
      TypeContext context, Kept kept, long timestamp, Slice pattern, ByteSink out) {
    if (pattern.length() == 0 || !Clock.isFinite(timestamp)) {
      return false;
    }
    write(
        context, kept, pattern, DateParts.of(new Fields().set(timestamp, context.timeZone())), out);
    return true;
  }

  @PgFunction("interval_to_char")
  public static boolean ofInterval(
      TypeContext context, Kept kept, Slice span, Slice pattern, ByteSink out) {
    byte[] array = span.array();
    if (pattern.length() == 0 || !Intervals.isFinite(array, span.from(), span.length())) {
      return false;
    }
    DateParts parts =
        DateParts.ofInterval(
            Intervals.months(array, span.from()),
            Intervals.days(array, span.from()),
            Intervals.time(array, span.from()));
    write(context, kept, pattern, parts, out);
    return true;
  }

  private static void write(
      TypeContext context, Kept kept, Slice pattern, DateParts parts, ByteSink out) {
    DateWriter.write(DatePattern.of(pattern, context, kept), parts, out);
  }

  private static DateResolver.Moment read(
      TypeContext context, Kept kept, Slice text, Slice pattern) {
    DatePattern parts = DatePattern.of(pattern, context, kept);
    return DateResolver.resolve(context, text, DateScanner.scan(context, parts, text));
  }

  @PgFunction("to_timestamp")
  public static long toTimestamp(TypeContext context, Kept kept, Slice text, Slice pattern) {
    DateResolver.Moment moment = read(context, kept, text, pattern);
    Integer known = moment.west();
    Fields fields = moment.fields();
    int west = known == null ? fields.zoneIn(context.timeZone()) : known;
    Long timestamp = fields.timestamp(west);
    if (timestamp == null) {
      throw new PgException(SqlState.DATETIME_VALUE_OUT_OF_RANGE, "timestamp out of range");
    }
    return moment.precision() == 0
        ? timestamp
        : Precision.scaleTimestamp(timestamp, moment.precision());
  }

  @PgFunction("to_date")
  public static int toDate(TypeContext context, Kept kept, Slice text, Slice pattern) {
    Fields fields = read(context, kept, text, pattern).fields();
    if (Calendar.isJulian(fields.year, fields.month)) {
      int julian = fields.julian();
      if (julian >= 0 && julian < END) {
        return julian - Calendar.EPOCH;
      }
    }
    throw new PgException(
        SqlState.DATETIME_VALUE_OUT_OF_RANGE,
        "date out of range: \"" + Utf8.forMessage(text.array(), text.from(), text.length()) + "\"");
  }
}
