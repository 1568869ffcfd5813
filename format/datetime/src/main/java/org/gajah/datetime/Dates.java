package org.gajah.datetime;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.datetime.text.DateTimeReader;
import org.gajah.datetime.text.DateTimeWriter;
import org.gajah.text.encoding.Utf8;
import org.gajah.text.zone.TimeZone;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// Type `date`, days since 2000-01-01.
public final class Dates {
  static final int INFINITY = Integer.MAX_VALUE;
  static final int MINUS_INFINITY = Integer.MIN_VALUE;

  /// The first date that is too late.
  private static final int END = 2_147_483_494 - Calendar.EPOCH;

  /// The first date that has no timestamp.
  static final int TIMESTAMP_END = 109_203_528 - Calendar.EPOCH;

  private Dates() {}

  static boolean isValid(long date) {
    return date >= -Calendar.EPOCH && date < END;
  }

  @PgFunction("date_finite")
  public static boolean isFinite(int date) {
    return date != INFINITY && date != MINUS_INFINITY;
  }

  @PgFunction("date_in")
  public static int in(TypeContext context, byte[] text, int from, int length) {
    if (length == 10) {
      int plain = plainDate(text, from);
      if (plain != MINUS_INFINITY) {
        return plain;
      }
    }
    DateTimeReader reader = DateTimeReader.readDateTime(context, "date", text, from, length);
    return switch (reader.result()) {
      case EPOCH -> Calendar.UNIX_EPOCH - Calendar.EPOCH;
      case INFINITY -> INFINITY;
      case MINUS_INFINITY -> MINUS_INFINITY;
      case FIELDS -> {
        if (!reader.isJulian()) {
          throw outOfRange(text, from, length);
        }
        long date = (long) reader.fields().julian() - Calendar.EPOCH;
        if (!isValid(date)) {
          throw outOfRange(text, from, length);
        }
        yield (int) date;
      }
    };
  }

  private static PgException outOfRange(byte[] text, int from, int length) {
    return TimeFaults.overflow(
        "date out of range: \"" + Utf8.forMessage(text, from, length) + "\"");
  }

  /// The date that ten bytes `YYYY-MM-DD` say, or [#MINUS_INFINITY] when they say something else.
  static int plainDate(byte[] text, int from) {
    int year = plainNumber(text, from, 4);
    int month = plainNumber(text, from + 5, 2);
    int day = plainNumber(text, from + 8, 2);
    boolean plain =
        text[from + 4] == '-'
            && text[from + 7] == '-'
            && year > 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= Calendar.daysIn(year, month);
    return plain ? Calendar.julian(year, month, day) - Calendar.EPOCH : MINUS_INFINITY;
  }

  /// The number that `count` digits make, or -1.
  static int plainNumber(byte[] text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      if (!Ascii.isDigit(text[i])) {
        return -1;
      }
      value = value * 10 + text[i] - '0';
    }
    return value;
  }

  @PgFunction("date_out")
  public static void out(TypeContext context, int date, ByteSink out) {
    if (!isFinite(date)) {
      Ascii.put(out, date > 0 ? "infinity" : "-infinity");
      return;
    }
    Fields fields = new Fields();
    fields.setJulian((long) date + Calendar.EPOCH);
    DateTimeWriter.putDate(fields, context.dateStyle(), context.dateOrder(), out);
  }

  @PgFunction("date_recv")
  public static int receive(byte[] message, int from, int length) {
    int date = Message.onlyInt(message, from, length);
    if (isFinite(date) && !isValid(date)) {
      throw TimeFaults.outOfRange("date");
    }
    return date;
  }

  @PgFunction("date_send")
  public static void send(int date, ByteSink out) {
    out.putIntNetwork(date);
  }

  private static int checked(long date) {
    if (!isValid(date)) {
      throw TimeFaults.outOfRange("date");
    }
    return (int) date;
  }

  @PgFunction("date_pli")
  public static int add(int date, int days) {
    return isFinite(date) ? checked((long) date + days) : date;
  }

  @PgFunction("date_mii")
  public static int subtract(int date, int days) {
    return isFinite(date) ? checked((long) date - days) : date;
  }

  @PgFunction("date_mi")
  public static int difference(int a, int b) {
    if (!isFinite(a) || !isFinite(b)) {
      throw TimeFaults.overflow("cannot subtract infinite dates");
    }
    return a - b;
  }

  /// The timestamp of a date's midnight.
  @PgFunction("date_timestamp")
  public static long toTimestamp(int date) {
    if (!isFinite(date)) {
      return date > 0 ? Clock.INFINITY : Clock.MINUS_INFINITY;
    }
    if (date >= TIMESTAMP_END) {
      throw noTimestamp();
    }
    return date * Clock.DAY;
  }

  private static PgException noTimestamp() {
    return TimeFaults.overflow("date out of range for timestamp");
  }

  @PgFunction("date_timestamptz")
  public static long toTimestamptz(TypeContext context, int date) {
    if (!isFinite(date)) {
      return date > 0 ? Clock.INFINITY : Clock.MINUS_INFINITY;
    }
    if (date >= TIMESTAMP_END) {
      throw noTimestamp();
    }
    long result = midnight(date, context.timeZone());
    if (!Clock.isValid(result)) {
      throw noTimestamp();
    }
    return result;
  }

  /// The moment of a date's midnight in a zone, in range or not.
  static long midnight(int date, TimeZone zone) {
    long local = date * 86_400L + Calendar.EPOCH_SECONDS;
    return date * Clock.DAY - zone.offsetOfLocal(local) * Clock.SECOND;
  }

  @PgFunction("timestamp_date")
  public static int fromTimestamp(long timestamp) {
    if (!Clock.isFinite(timestamp)) {
      return timestamp > 0 ? INFINITY : MINUS_INFINITY;
    }
    return (int) Math.floorDiv(timestamp, Clock.DAY);
  }

  @PgFunction("timestamptz_date")
  public static int fromTimestamptz(TypeContext context, long timestamp) {
    if (!Clock.isFinite(timestamp)) {
      return timestamp > 0 ? INFINITY : MINUS_INFINITY;
    }
    return new Fields().set(timestamp, context.timeZone()).julian() - Calendar.EPOCH;
  }

  @PgFunction("date_pl_interval")
  public static long addInterval(int date, byte[] span, int from, int length) {
    return Timestamps.addInterval(toTimestamp(date), span, from, length);
  }

  @PgFunction("date_mi_interval")
  public static long subtractInterval(int date, byte[] span, int from, int length) {
    return Timestamps.subtractInterval(toTimestamp(date), span, from, length);
  }

  @PgFunction("datetime_timestamp")
  public static long atTime(int date, long time) {
    long midnight = toTimestamp(date);
    if (!Clock.isFinite(midnight)) {
      return midnight;
    }
    if (!Clock.isValid(midnight + time)) {
      throw TimeFaults.timestamp();
    }
    return midnight + time;
  }

  @PgFunction("datetimetz_timestamptz")
  public static long atTimetz(int date, byte[] time, int from, int length) {
    if (!isFinite(date)) {
      return date > 0 ? Clock.INFINITY : Clock.MINUS_INFINITY;
    }
    if (date >= TIMESTAMP_END) {
      throw noTimestamp();
    }
    long result =
        date * Clock.DAY + Timetzs.time(time, from) + Timetzs.zone(time, from) * Clock.SECOND;
    if (!Clock.isValid(result)) {
      throw noTimestamp();
    }
    return result;
  }

  /// The year as it is counted inside, 1 BC being 0, for that is what the message shows.
  private static int shown(int year) {
    return year < 0 && year != Integer.MIN_VALUE ? year + 1 : year;
  }

  @PgFunction("make_date")
  public static int make(int year, int month, int day) {
    if (!Making.isDate(year, month, day)) {
      throw TimeFaults.overflow(
          "date field value out of range: " + Making.date(shown(year), month, day));
    }
    int astronomical = year < 0 ? year + 1 : year;
    boolean inRange =
        Calendar.isJulian(astronomical, month)
            && isValid((long) Calendar.julian(astronomical, month, day) - Calendar.EPOCH);
    if (!inRange) {
      throw TimeFaults.overflow("date out of range: " + Making.date(shown(year), month, day));
    }
    return Calendar.julian(astronomical, month, day) - Calendar.EPOCH;
  }
}
