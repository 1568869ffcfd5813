package org.gajah.commands.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What EXPLAIN says, in one of its formats: groups within groups, and properties in them.
abstract sealed class ExplainOutput
    permits TextOutput, JsonOutput, XmlOutput, YamlOutput {
  final StringBuilder out = new StringBuilder();
  int indent;

  /// For each open group whether something was written into it.
  final Deque<Boolean> groups = new ArrayDeque<>();

  static ExplainOutput of(ExplainOptions.Format format) {
    return switch (format) {
      case TEXT -> new TextOutput();
      case JSON -> new JsonOutput();
      case XML -> new XmlOutput();
      case YAML -> new YamlOutput();
    };
  }

  /// Whether it is for people.
  boolean isText() {
    return this instanceof TextOutput;
  }

  void spaces() {
    out.repeat(' ', 2 * indent);
  }

  final void text(String label, String value) {
    property(label, null, value, false);
  }

  final void bool(String label, boolean value) {
    property(label, null, Boolean.toString(value), true);
  }

  final void integer(String label, @Nullable String unit, long value) {
    property(label, unit, Long.toString(value), true);
  }

  final void real(String label, @Nullable String unit, double value, int digits) {
    property(label, unit, fixed(value, digits), true);
  }

  /// A number with so many digits behind the point.
  static String fixed(double value, int digits) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  abstract void property(String label, @Nullable String unit, String value, boolean numeric);

  abstract void list(String label, List<String> values);

  /// @param label null within a list
  /// @param labeled whether what comes has labels, or is a list
  abstract void open(String type, @Nullable String label, boolean labeled);

  abstract void close(String type, boolean labeled);

  abstract void begin();

  abstract void end();

  /// Between the plans of two queries.
  void separate() {}

  /// A group with nothing in it.
  abstract void dummy(String type, @Nullable String label);

  void replaceTop(boolean written) {
    groups.pop();
    groups.push(written);
  }

  static String json(String text) {
    StringBuilder result = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\b' -> result.append("\\b");
        case '\f' -> result.append("\\f");
        case '\n' -> result.append("\\n");
        case '\r' -> result.append("\\r");
        case '\t' -> result.append("\\t");
        case '"' -> result.append("\\\"");
        case '\\' -> result.append("\\\\");
        default -> {
          if (c < ' ') {
            result.append("\\u%04x".formatted((int) c));
          } else {
            result.append(c);
          }
        }
      }
    }
    return result.append('"').toString();
  }
}
