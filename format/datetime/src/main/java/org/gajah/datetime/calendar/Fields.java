package org.gajah.datetime.calendar;

import org.gajah.text.zone.TimeZone;
import org.jspecify.annotations.Nullable;

/// A moment taken apart into calendar and clock (C's `struct pg_tm`). Made to be filled and read
/// within one operation.
public final class Fields {
  public int year;
  public int month;
  public int day;
  public int hour;
  public int minute;
  public int second;
  public int micros;

  /// Seconds west of UTC, as PostgreSQL's code has it (SQL shows the negative).
  public int zone;

  /// The abbreviation in force, or null where there is no zone.
  public @Nullable String abbreviation;

  public int dayOfYear;

  /// -1 where unknown.
  public int daylight = -1;

  /// Sets the calendar from a Julian day.
  public void setJulian(long julian) {
    long civil = Calendar.civil(julian);
    year = Calendar.year(civil);
    month = Calendar.month(civil);
    day = Calendar.day(civil);
  }

  /// The Julian day.
  public int julian() {
    return Calendar.julian(year, month, day);
  }

  /// Sets the clock from microseconds since midnight.
  public void setTime(long time) {
    hour = (int) (time / Clock.HOUR);
    minute = (int) (time / Clock.MINUTE % 60);
    second = (int) (time / Clock.SECOND % 60);
    micros = (int) (time % Clock.SECOND);
  }

  /// Microseconds since midnight.
  public long time() {
    return ((hour * 60L + minute) * 60 + second) * Clock.SECOND + micros;
  }

  /// Takes a finite timestamp without time zone apart.
  public Fields set(long timestamp) {
    long days = Math.floorDiv(timestamp, Clock.DAY);
    setJulian(days + Calendar.EPOCH);
    setTime(timestamp - days * Clock.DAY);
    return this;
  }

  /// Takes a finite timestamp with time zone apart, on the clock of a zone.
  public Fields set(long timestamp, TimeZone timeZone) {
    long utc = Math.floorDiv(timestamp, Clock.SECOND) + Calendar.EPOCH_SECONDS;
    int regime = timeZone.regimeAt(utc);
    int offset = timeZone.offset(regime);
    // Near the ends of the range the sum may leave it, but not that of a long's days.
    long days = Math.floorDiv(timestamp, Clock.DAY);
    long time = timestamp - days * Clock.DAY + offset * Clock.SECOND;
    days += Math.floorDiv(time, Clock.DAY);
    setJulian(days + Calendar.EPOCH);
    setTime(Math.floorMod(time, Clock.DAY));
    zone = -offset;
    abbreviation = timeZone.abbreviation(regime);
    daylight = timeZone.isDaylight(regime) ? 1 : 0;
    return this;
  }

  /// The timestamp that calendar and clock say, whatever the zone; null when it is out of range.
  public @Nullable Long timestamp() {
    if (!Calendar.isJulian(year, month)) {
      return null;
    }
    return timestamp(0);
  }

  /// The timestamp of calendar and clock `zoneWest` seconds west of UTC; null when out of range.
  public @Nullable Long timestamp(int zoneWest) {
    if (!Calendar.isJulian(year, month)) {
      return null;
    }
    long days = (long) julian() - Calendar.EPOCH;
    long time = time();
    long high = Math.multiplyHigh(days, Clock.DAY);
    long result = days * Clock.DAY;
    if (high != result >> 63) {
      return null;
    }
    result += time;
    if (days > 0 && result < 0) {
      return null;
    }
    result += zoneWest * Clock.SECOND;
    return Clock.isValid(result) ? result : null;
  }

  /// The seconds west of UTC that a zone's clock means by these fields.
  public int zoneIn(TimeZone timeZone) {
    long seconds =
        ((long) julian() - Calendar.UNIX_EPOCH) * 86_400 + hour * 3600L + minute * 60L + second;
    return -timeZone.offsetOfLocal(seconds);
  }
}
