package org.gajah.oracle.query;

import java.util.ArrayList;
import java.util.List;
import org.gajah.oracle.session.Transcript;
import org.gajah.wire.BackendMessage;

/// What a server says to a statement, as lines that can be compared.
record Answer(List<String> lines) {
  static Answer of(List<BackendMessage> messages, boolean ordered) {
    List<String> lines = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    List<String> suspensions = new ArrayList<>();
    for (BackendMessage message : messages) {
      String line = Transcript.line(message);
      if (line == null) {
        continue;
      }
      switch (message) {
        case BackendMessage.DataRow _ -> rows.add(line);
        case BackendMessage.PortalSuspended _ -> suspensions.add(line + " after " + rows.size());
        default -> {
          flush(lines, rows, suspensions, ordered);
          lines.add(line);
        }
      }
    }
    flush(lines, rows, suspensions, ordered);
    return new Answer(lines);
  }

  private static void flush(
      List<String> lines, List<String> rows, List<String> suspensions, boolean ordered) {
    lines.addAll(ordered ? rows : rows.stream().sorted().toList());
    lines.addAll(suspensions);
    rows.clear();
    suspensions.clear();
  }

  /// The SQLSTATE of the first error, or nothing.
  String error() {
    for (String line : lines) {
      int at = line.indexOf(" C=");
      if (line.startsWith("E ") && at > 0) {
        return line.substring(at + 3, at + 8);
      }
    }
    return "";
  }

  /// The lines in which it differs from another, the first few of each.
  static String difference(Answer expected, Answer actual) {
    List<String> missing = new ArrayList<>(expected.lines);
    actual.lines.forEach(missing::remove);
    List<String> excess = new ArrayList<>(actual.lines);
    expected.lines.forEach(excess::remove);
    if (missing.isEmpty() && excess.isEmpty()) {
      for (int i = 0; i < expected.lines.size(); i++) {
        if (!expected.lines.get(i).equals(actual.lines.get(i))) {
          return "  order, from\n  - "
              + cut(expected.lines.get(i))
              + "\n  + "
              + cut(actual.lines.get(i))
              + "\n";
        }
      }
    }
    StringBuilder text = new StringBuilder();
    missing.stream().limit(4).forEach(l -> text.append("  - ").append(cut(l)).append('\n'));
    excess.stream().limit(4).forEach(l -> text.append("  + ").append(cut(l)).append('\n'));
    return text.toString();
  }

  private static String cut(String line) {
    return line.length() <= 400 ? line : line.substring(0, 400) + "...";
  }
}
