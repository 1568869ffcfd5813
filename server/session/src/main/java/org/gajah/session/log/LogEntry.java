package org.gajah.session.log;

import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SettingReader;
import org.gajah.text.zone.TimeZone;
import org.jspecify.annotations.Nullable;

/// A message on its way into the log.
///
/// @param time when it was reported, in microseconds since 2000
/// @param zone `log_timezone`
/// @param settings of whoever reports it
/// @param statement the text of the running statement, null when it is not to be logged
record LogEntry(
    PgException message,
    LogOrigin origin,
    long time,
    TimeZone zone,
    SettingReader settings,
    @Nullable String statement) {
  /// The moment of the message with milliseconds.
  String timeText() {
    return LogTime.format(time, zone, true);
  }

  String sessionStart() {
    return LogTime.format(origin.startMicros(), zone, false);
  }

  @Nullable String field(ErrorField field) {
    return message.field(field);
  }

  boolean hasState() {
    return !message.sqlState().equals(SqlState.SUCCESSFUL_COMPLETION);
  }
}
