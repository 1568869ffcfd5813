package org.gajah.commands.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// FORMAT JSON.
final class JsonOutput extends ExplainOutput {
  private void line() {
    if (groups.getFirst()) {
      out.append(',');
    } else {
      replaceTop(true);
    }
    out.append('\n');
    spaces();
  }

  @Override
  void property(String label, @Nullable String unit, String value, boolean numeric) {
    line();
    out.append(json(label)).append(": ").append(numeric ? value : json(value));
  }

  @Override
  void list(String label, List<String> values) {
    line();
    List<String> quoted = values.stream().map(ExplainOutput::json).toList();
    out.append(json(label)).append(": [").append(String.join(", ", quoted)).append(']');
  }

  @Override
  void open(String type, @Nullable String label, boolean labeled) {
    line();
    out.append(label == null ? "" : json(label) + ": ").append(labeled ? '{' : '[');
    groups.push(false);
    indent++;
  }

  @Override
  void close(String type, boolean labeled) {
    indent--;
    out.append('\n');
    spaces();
    out.append(labeled ? '}' : ']');
    groups.pop();
  }

  @Override
  void begin() {
    out.append('[');
    groups.push(false);
    indent++;
  }

  @Override
  void end() {
    indent--;
    out.append("\n]");
    groups.pop();
  }

  @Override
  void dummy(String type, @Nullable String label) {
    line();
    out.append(label == null ? "" : json(label) + ": ").append(json(type));
  }
}
