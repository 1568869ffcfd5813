package org.gajah.session.log;

import java.io.IOException;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.Severity;
import org.gajah.base.settings.Settings;
import org.gajah.session.log.LogSink.Format;
import org.jspecify.annotations.Nullable;

/// A message as text for people: a line for each part, each with `log_line_prefix` in front.
/// Mirrors `send_message_to_server_log` of `utils/error/elog.c`.
final class TextLines {
  private final LogEntry entry;
  private final StringBuilder out = new StringBuilder(256);

  private TextLines(LogEntry entry) {
    this.entry = entry;
  }

  static String of(LogEntry entry) {
    TextLines lines = new TextLines(entry);
    lines.message();
    return lines.out.toString();
  }

  private void message() {
    String verbosity = entry.settings().enumName(Settings.LOG_ERROR_VERBOSITY);
    prefix(entry.message().severity().label());
    if (verbosity.equals("verbose")) {
      out.append(entry.message().sqlState().code()).append(": ");
    }
    indented(entry.message().primaryMessage());
    String position = entry.field(ErrorField.POSITION);
    String internal = entry.field(ErrorField.INTERNAL_POSITION);
    if (position != null) {
      out.append(" at character ").append(position);
    } else if (internal != null) {
      out.append(" at character ").append(internal);
    }
    out.append('\n');
    if (!verbosity.equals("terse")) {
      part("DETAIL", entry.message().logDetail());
      part("HINT", entry.field(ErrorField.HINT));
      part("QUERY", entry.field(ErrorField.INTERNAL_QUERY));
      part("CONTEXT", entry.field(ErrorField.WHERE));
    }
    Throwable cause = entry.message().getCause();
    // What the file system refuses is told by the message; where it was asked helps nobody.
    if (cause != null
        && !(cause instanceof IOException)
        && entry.message().severity().atLeast(Severity.ERROR)) {
      part("BACKTRACE", trace(cause));
    }
    part("STATEMENT", entry.statement());
  }

  private static String trace(Throwable cause) {
    StringBuilder text = new StringBuilder(cause.toString());
    for (StackTraceElement frame : cause.getStackTrace()) {
      text.append("\n").append(frame);
    }
    return text.toString();
  }

  private void prefix(String label) {
    String format = entry.settings().string(Settings.LOG_LINE_PREFIX);
    int number = entry.origin().lines().next(Format.STDERR);
    out.append(new LogLinePrefix(format, entry, number).text()).append(label).append(":  ");
  }

  private void part(String label, @Nullable String text) {
    if (text != null) {
      prefix(label);
      indented(text);
      out.append('\n');
    }
  }

  /// Lines after the first are indented, so that nobody takes them for messages.
  private void indented(String text) {
    out.append(text.replace("\n", "\n\t"));
  }
}
