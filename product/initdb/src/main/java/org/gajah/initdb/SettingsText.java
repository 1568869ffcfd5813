package org.gajah.initdb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text of `postgresql.conf`, in which settings are given values where they stand.
final class SettingsText {
  /// Where comments behind values stand, and how far a tab goes.
  private static final int COMMENT_COLUMN = 40;

  private static final int TAB = 8;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9]*|[0-9]+[A-Za-z]*");

  private final List<String> lines;

  SettingsText(String sample) {
    lines = new ArrayList<>(sample.lines().toList());
  }

  /// Gives a setting a value, instead of what stands there, commented out or not; one that stands
  /// nowhere goes to the end.
  void set(String name, String value) {
    put(name, value, false);
  }

  /// Shows a default: the line stays a comment.
  void show(String name, String value) {
    put(name, value, true);
  }

  private void put(String name, String value, boolean commented) {
    String written = isPlain(value) ? value : quoted(value);
    Pattern line =
        Pattern.compile(
            "(#?)\\s*(" + Pattern.quote(name) + ")\\s*=\\s*(?:'(?:[^']|'')*'|[^\\s#]*)(\\s*#.*)?\\s*",
            Pattern.CASE_INSENSITIVE);
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = line.matcher(lines.get(i));
      if (matcher.matches()) {
        String assignment =
            (commented ? "#" : "") + matcher.group(2) + " = " + written;
        lines.set(i, assignment + comment(assignment.length(), matcher.group(3)));
        return;
      }
    }
    lines.add(name + " = " + written);
  }

  private static String comment(int column, @Nullable String comment) {
    if (comment == null) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    int at = column;
    while (at < COMMENT_COLUMN) {
      text.append('\t');
      at = (at / TAB + 1) * TAB;
    }
    if (text.isEmpty()) {
      text.append(' ');
    }
    return text.append(comment.strip()).toString();
  }

  private static boolean isPlain(String value) {
    return PLAIN.matcher(value).matches();
  }

  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
