package org.gajah.datetime;

import java.util.Locale;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.datetime.text.IntervalWriter;
import org.gajah.datetime.text.ZoneReader;
import org.gajah.text.encoding.Utf8;
import org.gajah.text.zone.TimeZone;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// `AT TIME ZONE`: timestamps and times moved between zones.
public final class Zones {
  private Zones() {}

  private static String text(Slice value) {
    return Utf8.forMessage(value.array(), value.from(), value.length());
  }

  private static ZoneReader.Named named(TypeContext context, Slice name) {
    return ZoneReader.named(context, text(name));
  }

  /// The zone that a text names; an abbreviation with a fixed offset becomes a zone of its own.
  static TimeZone zone(TypeContext context, Slice name) {
    ZoneReader.Named named = named(context, name);
    TimeZone zone = named.zone();
    String text = text(name);
    return zone == null
        ? TimeZone.fixed(text, text.toUpperCase(Locale.ROOT), named.offset())
        : zone;
  }

  @PgFunction("timestamp_zone")
  public static long timestampAtZone(TypeContext context, Slice zone, long timestamp) {
    if (!Clock.isFinite(timestamp)) {
      return timestamp;
    }
    ZoneReader.Named named = named(context, zone);
    Fields fields = new Fields().set(timestamp);
    int west = ZoneReader.offsetOfLocal(context, named, fields);
    return moved(timestamp, west);
  }

  @PgFunction("timestamptz_zone")
  public static long timestamptzAtZone(TypeContext context, Slice zone, long timestamp) {
    if (!Clock.isFinite(timestamp)) {
      return timestamp;
    }
    long utc = Math.floorDiv(timestamp, Clock.SECOND) + Calendar.EPOCH_SECONDS;
    return moved(timestamp, -ZoneReader.offsetAt(named(context, zone), utc));
  }

  private static long moved(long timestamp, int seconds) {
    long result = timestamp + seconds * Clock.SECOND;
    if (!Clock.isValid(result)) {
      throw TimeFaults.timestamp();
    }
    return result;
  }

  @PgFunction("timestamp_izone")
  public static long timestampAtInterval(TypeContext context, Slice zone, long timestamp) {
    return Clock.isFinite(timestamp) ? moved(timestamp, -seconds(context, zone)) : timestamp;
  }

  @PgFunction("timestamptz_izone")
  public static long timestamptzAtInterval(TypeContext context, Slice zone, long timestamp) {
    return Clock.isFinite(timestamp) ? moved(timestamp, seconds(context, zone)) : timestamp;
  }

  /// Seconds east of UTC, given as an interval.
  private static int seconds(TypeContext context, Slice zone) {
    byte[] array = zone.array();
    int months = Intervals.months(array, zone.from());
    int days = Intervals.days(array, zone.from());
    long time = Intervals.time(array, zone.from());
    if (Intervals.isInfinite(months, days, time)) {
      String which = months > 0 ? "infinity" : "-infinity";
      throw TimeFaults.parameter("interval time zone \"" + which + "\" must be finite");
    }
    if (months != 0 || days != 0) {
      ByteSink shown = new ByteSink(64);
      IntervalWriter.put(months, days, time, context.intervalStyle(), shown);
      throw TimeFaults.parameter(
          "interval time zone \""
              + Utf8.forMessage(shown.array(), 0, shown.length())
              + "\" must not include months or days");
    }
    return (int) (time / Clock.SECOND);
  }

  @PgFunction("timetz_zone")
  public static void timetzAtZone(TypeContext context, Slice zone, Slice time, ByteSink out) {
    long utc = Math.floorDiv(context.transactionStart(), Clock.SECOND) + Calendar.EPOCH_SECONDS;
    move(time, ZoneReader.offsetAt(named(context, zone), utc), out);
  }

  @PgFunction("timetz_izone")
  public static void timetzAtInterval(TypeContext context, Slice zone, Slice time, ByteSink out) {
    move(time, -seconds(context, zone), out);
  }

  @PgFunction("timetz_at_local")
  public static void timetzAtLocal(TypeContext context, Slice time, ByteSink out) {
    long utc = Math.floorDiv(context.transactionStart(), Clock.SECOND) + Calendar.EPOCH_SECONDS;
    move(time, -context.timeZone().offsetAt(utc), out);
  }

  private static void move(Slice time, int west, ByteSink out) {
    long clock = Timetzs.time(time.array(), time.from());
    int from = Timetzs.zone(time.array(), time.from());
    long moved = clock + (from - (long) west) * Clock.SECOND;
    // 24:00:00 stays what it is when nothing moves.
    while (moved < 0) {
      moved += Clock.DAY;
    }
    while (moved >= Clock.DAY) {
      moved -= Clock.DAY;
    }
    Timetzs.put(moved, west, out);
  }

  /// The seconds west of UTC that a text says, a number with a sign or a name.
  static int saneZone(TypeContext context, Slice zone, Fields local) {
    String text = text(zone);
    if (!text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
      throw TimeFaults.parameter(
              "invalid input syntax for type numeric time zone: \"" + text + "\"")
          .hint("Numeric time zones must have \"-\" or \"+\" as first character.");
    }
    Integer west = ZoneReader.numeric(text);
    if (west == null) {
      return ZoneReader.offsetOfLocal(context, ZoneReader.named(context, text), local);
    }
    if (west == Integer.MAX_VALUE) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "numeric time zone \"" + text + "\" out of range");
    }
    return west;
  }
}
