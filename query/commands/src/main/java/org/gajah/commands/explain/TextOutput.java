package org.gajah.commands.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// FORMAT TEXT.
final class TextOutput extends ExplainOutput {
  @Override
  void property(String label, @Nullable String unit, String value, boolean numeric) {
    spaces();
    out.append(label).append(": ").append(value);
    out.append(unit == null ? "" : " " + unit).append('\n');
  }

  @Override
  void list(String label, List<String> values) {
    spaces();
    out.append(label).append(": ").append(String.join(", ", values)).append('\n');
  }

  @Override
  void open(String type, @Nullable String label, boolean labeled) {}

  @Override
  void close(String type, boolean labeled) {}

  @Override
  void begin() {}

  @Override
  void end() {}

  @Override
  void separate() {
    out.append('\n');
  }

  @Override
  void dummy(String type, @Nullable String label) {}
}
