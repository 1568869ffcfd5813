package org.gajah.session.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Clock;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.text.zone.TimeZone;
import org.gajah.text.zone.TimeZones;
import org.jspecify.annotations.Nullable;

/// Where the messages of an instance are written. Thread-safe: a message goes out in one piece.
public final class ServerLog {
  private static final TimeZone GMT = TimeZone.fixed("GMT", "GMT", 0);

  private final Consumer<byte[]> output;
  private final Clock clock;
  private final TimeZones zones;
  private final AtomicLong lines = new AtomicLong();

  /// @param output takes whole messages with their line ends, in UTF-8; called under no lock, but a
  ///   piece must not be torn
  public ServerLog(Consumer<byte[]> output, Clock clock, TimeZones zones) {
    this.output = output;
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
    output.accept(
        format(message, origin, settings, withStatement ? statement : null)
            .getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a line of severity LOG.
  public void log(String message, LogOrigin origin, SettingReader settings) {
    write(
        new PgException(Severity.LOG, SqlState.SUCCESSFUL_COMPLETION, message, null),
        origin,
        settings,
        null);
  }

  private String format(
      PgException message, LogOrigin origin, SettingReader settings, @Nullable String statement) {
    String verbosity = settings.enumName(Settings.LOG_ERROR_VERBOSITY);
    String prefix =
        new LogLinePrefix(
                settings.string(Settings.LOG_LINE_PREFIX),
                origin,
                clock.timestamp(),
                zone(settings),
                message.sqlState(),
                lines.incrementAndGet())
            .text();
    StringBuilder out = new StringBuilder(256);
    out.append(prefix).append(message.severity().label()).append(":  ");
    if (verbosity.equals("verbose")) {
      out.append(message.sqlState().code()).append(": ");
    }
    indented(out, message.primaryMessage());
    String position = message.field(ErrorField.POSITION);
    String internal = message.field(ErrorField.INTERNAL_POSITION);
    if (position != null) {
      out.append(" at character ").append(position);
    } else if (internal != null) {
      out.append(" at character ").append(internal);
    }
    out.append('\n');
    if (!verbosity.equals("terse")) {
      part(out, prefix, "DETAIL", message.logDetail());
      part(out, prefix, "HINT", message.field(ErrorField.HINT));
      part(out, prefix, "QUERY", message.field(ErrorField.INTERNAL_QUERY));
      part(out, prefix, "CONTEXT", message.field(ErrorField.WHERE));
    }
    part(out, prefix, "STATEMENT", statement);
    Throwable cause = message.getCause();
    // What the file system refuses is told by the message; where it was asked helps nobody.
    if (cause != null
        && !(cause instanceof IOException)
        && message.severity().atLeast(Severity.ERROR)) {
      part(out, prefix, "BACKTRACE", trace(cause));
    }
    return out.toString();
  }

  private static String trace(Throwable cause) {
    StringBuilder text = new StringBuilder(cause.toString());
    for (StackTraceElement frame : cause.getStackTrace()) {
      text.append("\n").append(frame);
    }
    return text.toString();
  }

  private TimeZone zone(SettingReader settings) {
    Object parsed = settings.value(Settings.LOG_TIMEZONE).parsed();
    if (parsed instanceof TimeZone zone) {
      return zone;
    }
    TimeZone found = zones.find(settings.string(Settings.LOG_TIMEZONE));
    return found == null ? GMT : found;
  }

  private static void part(StringBuilder out, String prefix, String label, @Nullable String text) {
    if (text != null) {
      out.append(prefix).append(label).append(":  ");
      indented(out, text);
      out.append('\n');
    }
  }

  /// Lines after the first are indented, so that nobody takes them for messages.
  private static void indented(StringBuilder out, String text) {
    out.append(text.replace("\n", "\n\t"));
  }
}
