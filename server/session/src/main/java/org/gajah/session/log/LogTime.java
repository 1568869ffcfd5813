package org.gajah.session.log;

import java.time.LocalDate;
import org.gajah.base.seam.Clock;
import org.gajah.text.zone.TimeZone;

/// Times as the log prints them.
public final class LogTime {
  private static final int SECONDS_PER_DAY = 86_400;

  private LogTime() {}

  /// `2026-11-23 02:55:36 UTC`, with milliseconds if wanted.
  public static String format(long timestamp, TimeZone zone, boolean millis) {
    long unixMicros = timestamp + Clock.POSTGRES_EPOCH_MICROS;
    long seconds = Math.floorDiv(unixMicros, 1_000_000L);
    int regime = zone.regimeAt(seconds);
    long local = seconds + zone.offset(regime);
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local, (long) SECONDS_PER_DAY));
    int inDay = (int) Math.floorMod(local, (long) SECONDS_PER_DAY);
    StringBuilder text = new StringBuilder(32).append(date).append(' ');
    two(text, inDay / 3600).append(':');
    two(text, inDay / 60 % 60).append(':');
    two(text, inDay % 60);
    if (millis) {
      int thousandths = (int) Math.floorMod(unixMicros, 1_000_000L) / 1000;
      text.append('.').append((char) ('0' + thousandths / 100));
      two(text, thousandths % 100);
    }
    return text.append(' ').append(zone.abbreviation(regime)).toString();
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
