package org.gajah.recovery.cluster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gajah.base.seam.Clock;

/// How lines of the server's log write times.
public interface LogTimes {
  /// A time of the control file, `2026-11-23 03:06:07 UTC` in the time zone of the log.
  ///
  /// @param unixSeconds seconds since 1970
  String ofSeconds(long unixSeconds);

  /// A time of a record, `2026-11-23 03:06:07.123456+00` in the setting `timezone`.
  ///
  /// @param micros microseconds since 2000
  String ofTimestamp(long micros);

  /// Everything in UTC.
  LogTimes UTC =
      new LogTimes() {
        private final DateTimeFormatter seconds = formatter("yyyy-MM-dd HH:mm:ss 'UTC'");
        private final DateTimeFormatter whole = formatter("yyyy-MM-dd HH:mm:ss");

        private static DateTimeFormatter formatter(String pattern) {
          return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
        }

        @Override
        public String ofSeconds(long unixSeconds) {
          return seconds.format(Instant.ofEpochSecond(unixSeconds));
        }

        @Override
        public String ofTimestamp(long micros) {
          long unix = micros + Clock.POSTGRES_EPOCH_MICROS;
          String text = whole.format(Instant.ofEpochSecond(Math.floorDiv(unix, 1_000_000L)));
          String fraction = String.format(Locale.ROOT, ".%06d", Math.floorMod(unix, 1_000_000L));
          return text + fraction.replaceFirst("\\.?0+$", "") + "+00";
        }
      };
}
