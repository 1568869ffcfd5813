package org.gajah.session.log;

import org.gajah.base.seam.Clock;
import org.gajah.session.log.LogOrigin.ClientFacts;
import org.jspecify.annotations.Nullable;

/// What `log_line_prefix` puts in front of a line.
final class LogLinePrefix {
  private final String format;
  private final LogEntry entry;
  private final LogOrigin origin;
  private final int lineNumber;
  private final StringBuilder out = new StringBuilder();
  private int padding;

  LogLinePrefix(String format, LogEntry entry, int lineNumber) {
    this.format = format;
    this.entry = entry;
    this.origin = entry.origin();
    this.lineNumber = lineNumber;
  }

  String text() {
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i++);
      if (c != '%') {
        out.append(c);
        continue;
      }
      i = readPadding(i);
      if (i >= format.length()) {
        break;
      }
      char escape = format.charAt(i++);
      if (escape == 'q') {
        if (origin.client() == null) {
          break;
        }
        continue;
      }
      expand(escape);
    }
    return out.toString();
  }

  /// Reads the width between the percent sign and the letter; negative pads on the right.
  private int readPadding(int from) {
    int i = from;
    int sign = 1;
    padding = 0;
    if (i < format.length() && format.charAt(i) == '-') {
      sign = -1;
      i++;
    }
    while (i < format.length() && Character.isDigit(format.charAt(i))) {
      padding = padding * 10 + format.charAt(i++) - '0';
    }
    padding *= sign;
    return i;
  }

  private void expand(char escape) {
    ClientFacts client = origin.client();
    switch (escape) {
      case '%' -> out.append('%');
      case 'a' -> known(client == null ? null : client.applicationName(), client != null);
      case 'b' -> put(origin.backendType());
      case 'u' -> known(client == null ? null : client.user(), client != null);
      case 'd' -> known(client == null ? null : client.database(), client != null);
      case 'h' -> put(client == null ? "" : client.host());
      case 'r' -> put(client == null ? "" : remote(client));
      case 'p' -> put(Integer.toString(origin.processId()));
      case 'P' -> put("");
      case 't' -> put(LogTime.format(entry.time(), entry.zone(), false));
      case 'm' -> put(entry.timeText());
      case 'n' -> put(unixMillis());
      case 'i' -> put(client == null ? "" : client.activity());
      case 'e' -> put(entry.message().sqlState().code());
      case 'c' -> put(origin.sessionId());
      case 'l' -> put(Integer.toString(lineNumber));
      case 's' -> put(entry.sessionStart());
      case 'v' -> put(client == null ? "" : client.virtualXid());
      case 'x' -> put(client == null ? "0" : Integer.toUnsignedString(client.xid()));
      case 'Q' -> put("0");
      default -> {}
    }
  }

  private static String remote(ClientFacts client) {
    return client.port().isEmpty() ? client.host() : client.host() + "(" + client.port() + ")";
  }

  private String unixMillis() {
    long millis = (entry.time() + Clock.POSTGRES_EPOCH_MICROS) / 1000;
    return "%d.%03d".formatted(millis / 1000, millis % 1000);
  }

  /// Something of a client that is not known yet is `[unknown]`; of a background process, nothing.
  private void known(@Nullable String value, boolean hasClient) {
    put(value == null || value.isEmpty() ? hasClient ? "[unknown]" : "" : value);
  }

  private void put(String value) {
    int fill = Math.abs(padding) - value.length();
    if (padding > 0 && fill > 0) {
      out.append(" ".repeat(fill));
    }
    out.append(value);
    if (padding < 0 && fill > 0) {
      out.append(" ".repeat(fill));
    }
  }
}
