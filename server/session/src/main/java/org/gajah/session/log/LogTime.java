package org.gajah.session.log;

import java.time.LocalDate;
import org.gajah.base.seam.Clock;
import org.gajah.text.zone.TimeZone;

/// Times as the log prints them.
public final class LogTime {
  private static final long MICROS = 1_000_000;
  private static final int SECONDS_PER_DAY = 86_400;

  private LogTime() {}

  /// `2026-11-23 02:55:36 UTC`, with milliseconds if wanted.
  public static String format(long timestamp, TimeZone zone, boolean millis) {
    long unixMicros = timestamp + Clock.POSTGRES_EPOCH_MICROS;
    int regime = zone.regimeAt(Math.floorDiv(unixMicros, MICROS));
    StringBuilder text = local(unixMicros, zone.offset(regime));
    if (millis) {
      int thousandths = (int) Math.floorMod(unixMicros, MICROS) / 1000;
      text.append('.').append((char) ('0' + thousandths / 100));
      two(text, thousandths % 100);
    }
    return text.append(' ').append(zone.abbreviation(regime)).toString();
  }

  /// `2026-11-23 09:55:36.123456+07`.
  public static String withOffset(long timestamp, TimeZone zone) {
    long unixMicros = timestamp + Clock.POSTGRES_EPOCH_MICROS;
    int offset = zone.offset(zone.regimeAt(Math.floorDiv(unixMicros, MICROS)));
    StringBuilder text = local(unixMicros, offset);
    long fraction = Math.floorMod(unixMicros, MICROS);
    if (fraction != 0) {
      text.append(".%06d".formatted(fraction).replaceFirst("0+$", ""));
    }
    int ahead = Math.abs(offset);
    two(text.append(offset < 0 ? '-' : '+'), ahead / 3600);
    if (ahead % 3600 != 0) {
      two(text.append(':'), ahead / 60 % 60);
    }
    if (ahead % 60 != 0) {
      two(text.append(':'), ahead % 60);
    }
    return text.toString();
  }

  private static StringBuilder local(long unixMicros, int offset) {
    long local = Math.floorDiv(unixMicros, MICROS) + offset;
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local, (long) SECONDS_PER_DAY));
    int inDay = (int) Math.floorMod(local, (long) SECONDS_PER_DAY);
    StringBuilder text = new StringBuilder(40).append(date).append(' ');
    two(text, inDay / 3600).append(':');
    two(text, inDay / 60 % 60).append(':');
    two(text, inDay % 60);
    return text;
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
