package org.gajah.session.log;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Clock;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.base.settings.StringSetting;
import org.gajah.session.log.LogSink.Format;
import org.gajah.text.zone.TimeZone;
import org.gajah.text.zone.TimeZones;
import org.jspecify.annotations.Nullable;

/// Where the messages of an instance are written. Thread-safe: a message goes out in one piece.
public final class ServerLog {
  private static final TimeZone GMT = TimeZone.fixed("GMT", "GMT", 0);

  private final LogSink sink;
  private final Clock clock;
  private final TimeZones zones;

  /// @param output takes whole messages with their line ends, in UTF-8; called under no lock, but a
  ///   piece must not be torn
  public ServerLog(Consumer<byte[]> output, Clock clock, TimeZones zones) {
    this(LogSink.plain(output), clock, zones);
  }

  public ServerLog(LogSink sink, Clock clock, TimeZones zones) {
    this.sink = sink;
    this.clock = clock;
    this.zones = zones;
  }

  /// Whether a message of a severity is to be written, `log_min_messages` being what it is. LOG
  /// ranks between ERROR and FATAL here.
  public static boolean wants(Severity severity, SettingReader settings) {
    return wants(severity, settings.enumName(Settings.LOG_MIN_MESSAGES));
  }

  private static boolean wants(Severity severity, String least) {
    if (severity == Severity.LOG) {
      return !least.equals("fatal") && !least.equals("panic");
    }
    return switch (least) {
      case "log" -> severity.atLeast(Severity.FATAL);
      default -> severity.atLeast(Severity.valueOf(least.toUpperCase(Locale.ROOT)));
    };
  }

  /// Writes a message, unless the settings keep it out of the log.
  ///
  /// @param statement the text of the running statement, or null
  public void write(
      PgException message, LogOrigin origin, SettingReader settings, @Nullable String statement) {
    if (!wants(message.severity(), settings)) {
      return;
    }
    String leastForStatement = settings.enumName(Settings.LOG_MIN_ERROR_STATEMENT);
    boolean withStatement = statement != null && wants(message.severity(), leastForStatement);
    send(
        new LogEntry(
            message,
            origin,
            clock.timestamp(),
            zone(settings),
            settings,
            withStatement ? statement : null));
  }

  /// Where there are no files for other formats, everything is plain text.
  private void send(LogEntry entry) {
    LogDestinations wanted = LogDestinations.of(entry.settings());
    boolean collecting = sink.isCollecting();
    if (collecting && wanted.csvlog()) {
      write(Format.CSVLOG, CsvLine.of(entry));
    }
    if (collecting && wanted.jsonlog()) {
      write(Format.JSONLOG, JsonLine.of(entry));
    }
    if (!collecting || wanted.stderr()) {
      write(Format.STDERR, TextLines.of(entry));
    }
  }

  /// Writes a message as plain text, whatever `log_destination` says, and in the other formats as
  /// it says: for what those shall read who look in the wrong place.
  public void writeEverywhere(PgException message, LogOrigin origin, SettingReader settings) {
    LogEntry entry =
        new LogEntry(message, origin, clock.timestamp(), zone(settings), settings, null);
    if (!LogDestinations.of(settings).stderr() && sink.isCollecting()) {
      write(Format.STDERR, TextLines.of(entry));
    }
    send(entry);
  }

  private void write(Format format, String text) {
    sink.write(format, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a line of severity LOG.
  public void log(String message, LogOrigin origin, SettingReader settings) {
    write(
        new PgException(Severity.LOG, SqlState.SUCCESSFUL_COMPLETION, message, null),
        origin,
        settings,
        null);
  }

  /// The present moment, in microseconds since 2000.
  public long now() {
    return clock.timestamp();
  }

  /// `log_timezone`.
  public TimeZone zone(SettingReader settings) {
    return zone(settings, Settings.LOG_TIMEZONE);
  }

  /// The time zone that a setting names.
  public TimeZone zone(SettingReader settings, StringSetting setting) {
    Object parsed = settings.value(setting).parsed();
    if (parsed instanceof TimeZone zone) {
      return zone;
    }
    TimeZone found = zones.find(settings.string(setting));
    return found == null ? GMT : found;
  }
}
