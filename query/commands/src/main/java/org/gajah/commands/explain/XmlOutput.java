package org.gajah.commands.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// FORMAT XML.
final class XmlOutput extends ExplainOutput {
  private static String tag(String label) {
    return label.replaceAll("[^a-zA-Z0-9\\-_.]", "-");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#x0d;");
  }

  @Override
  void property(String label, @Nullable String unit, String value, boolean numeric) {
    spaces();
    String tag = tag(label);
    out.append('<').append(tag).append('>').append(escaped(value));
    out.append("</").append(tag).append(">\n");
  }

  @Override
  void list(String label, List<String> values) {
    line("<" + tag(label) + ">");
    for (String value : values) {
      out.repeat(' ', 2 * indent + 2).append("<Item>").append(escaped(value)).append("</Item>\n");
    }
    line("</" + tag(label) + ">");
  }

  private void line(String text) {
    spaces();
    out.append(text).append('\n');
  }

  @Override
  void open(String type, @Nullable String label, boolean labeled) {
    line("<" + tag(type) + ">");
    indent++;
  }

  @Override
  void close(String type, boolean labeled) {
    indent--;
    line("</" + tag(type) + ">");
  }

  @Override
  void begin() {
    out.append("<explain xmlns=\"http://www.postgresql.org/2009/explain\">\n");
    indent++;
  }

  @Override
  void end() {
    indent--;
    out.append("</explain>");
  }

  @Override
  void dummy(String type, @Nullable String label) {
    line("<" + tag(type) + " />");
  }
}
