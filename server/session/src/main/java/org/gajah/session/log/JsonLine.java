package org.gajah.session.log;

import org.gajah.base.error.ErrorField;
import org.gajah.session.log.LogOrigin.ClientFacts;
import org.gajah.session.log.LogSink.Format;
import org.jspecify.annotations.Nullable;

/// A message as a JSON object on one line; what is not known is left out (manual, "Using
/// JSON-Format Log Output"). Mirrors `utils/error/jsonlog.c`.
final class JsonLine {
  private final StringBuilder out = new StringBuilder(256);

  private JsonLine() {}

  static String of(LogEntry entry) {
    JsonLine line = new JsonLine();
    line.out.append('{');
    line.origin(entry);
    line.message(entry);
    return line.out.append("}\n").toString();
  }

  private void origin(LogEntry entry) {
    LogOrigin origin = entry.origin();
    ClientFacts client = origin.client();
    text("timestamp", entry.timeText());
    text("user", client == null ? null : client.user());
    text("dbname", client == null ? null : client.database());
    number("pid", Integer.toString(origin.processId()));
    if (client != null) {
      text("remote_host", client.host());
      number("remote_port", client.port().isEmpty() ? null : client.port());
    }
    text("session_id", origin.sessionId());
    number("line_num", Integer.toString(origin.lines().next(Format.JSONLOG)));
    text("ps", client == null ? null : client.activity());
    text("session_start", entry.sessionStart());
    String virtual = client == null ? "" : client.virtualXid();
    text("vxid", virtual.isEmpty() ? null : virtual);
    number("txid", client == null ? "0" : Integer.toUnsignedString(client.xid()));
  }

  private void message(LogEntry entry) {
    text("error_severity", entry.message().severity().label());
    text("state_code", entry.hasState() ? entry.message().sqlState().code() : null);
    text("message", entry.message().primaryMessage());
    text("detail", entry.message().logDetail());
    text("hint", entry.field(ErrorField.HINT));
    text("internal_query", entry.field(ErrorField.INTERNAL_QUERY));
    number("internal_position", entry.field(ErrorField.INTERNAL_POSITION));
    text("context", entry.field(ErrorField.WHERE));
    if (entry.statement() != null) {
      text("statement", entry.statement());
      number("cursor_position", entry.field(ErrorField.POSITION));
    }
    ClientFacts client = entry.origin().client();
    String application = client == null ? null : client.applicationName();
    text("application_name", application == null || application.isEmpty() ? null : application);
    text("backend_type", entry.origin().backendType());
    number("query_id", "0");
  }

  private void key(String key) {
    if (out.length() > 1) {
      out.append(',');
    }
    out.append('"').append(key).append("\":");
  }

  private void number(String key, @Nullable String value) {
    if (value != null) {
      key(key);
      out.append(value);
    }
  }

  private void text(String key, @Nullable String value) {
    if (value == null) {
      return;
    }
    key(key);
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      escaped(value.charAt(i));
    }
    out.append('"');
  }

  private void escaped(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ') {
          out.append("\\u00").append(Character.forDigit(c >> 4, 16));
          out.append(Character.forDigit(c & 15, 16));
        } else {
          out.append(c);
        }
      }
    }
  }
}
