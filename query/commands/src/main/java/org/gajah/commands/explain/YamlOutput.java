package org.gajah.commands.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// FORMAT YAML.
final class YamlOutput extends ExplainOutput {
  private void line() {
    if (groups.getFirst()) {
      out.append('\n');
      spaces();
    } else {
      replaceTop(true);
    }
  }

  @Override
  void property(String label, @Nullable String unit, String value, boolean numeric) {
    line();
    out.append(label).append(": ").append(numeric ? value : json(value));
  }

  @Override
  void list(String label, List<String> values) {
    line();
    out.append(label).append(": ");
    for (String value : values) {
      out.append('\n').repeat(' ', 2 * indent + 2).append("- ").append(json(value));
    }
  }

  @Override
  void open(String type, @Nullable String label, boolean labeled) {
    line();
    out.append(label == null ? "- " : label + ": ");
    groups.push(label != null);
    indent++;
  }

  @Override
  void close(String type, boolean labeled) {
    indent--;
    groups.pop();
  }

  @Override
  void begin() {
    groups.push(false);
  }

  @Override
  void end() {
    groups.pop();
  }

  @Override
  void dummy(String type, @Nullable String label) {
    line();
    out.append(label == null ? "- " : json(label) + ": ").append(json(type));
  }
}
