package org.gajah.instance.postmaster;

import org.gajah.base.seam.Clock;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.recovery.cluster.LogTimes;
import org.gajah.session.log.LogTime;
import org.gajah.session.log.ServerLog;

/// Times of recovery's lines, in `log_timezone` and `timezone`.
record LocalTimes(ServerLog log, SettingReader settings) implements LogTimes {
  private static final long MICROS = 1_000_000;

  @Override
  public String ofSeconds(long unixSeconds) {
    long timestamp = unixSeconds * MICROS - Clock.POSTGRES_EPOCH_MICROS;
    return LogTime.format(timestamp, log.zone(settings), false);
  }

  @Override
  public String ofTimestamp(long micros) {
    return LogTime.withOffset(micros, log.zone(settings, Settings.TIMEZONE));
  }
}
