package org.gajah.session.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of a portal's parameters as the log shows them. Mirrors `BuildParamLogString` of
/// `nodes/params.c`.
///
/// @param values null for SQL's null
record ParameterTexts(List<@Nullable String> values) {
  /// `$1 = '5', $2 = NULL`.
  ///
  /// @param most how many bytes of each value are shown; negative for all
  String list(int most) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      out.append(i == 0 ? "" : ", ").append('$').append(i + 1).append(" = ");
      String value = values.get(i);
      if (value == null) {
        out.append("NULL");
      } else {
        out.append('\'').append(quoted(value, most)).append('\'');
      }
    }
    return out.toString();
  }

  /// A value with its quotes doubled, cut where it is too long.
  static String quoted(String value, int most) {
    String shown = most < 0 ? value : cut(value, most);
    String doubled = shown.replace("'", "''");
    return shown.length() < value.length() ? doubled + "..." : doubled;
  }

  /// As much of a text as fits into so many bytes, by whole characters.
  private static String cut(String value, int most) {
    int bytes = 0;
    int end = 0;
    while (end < value.length()) {
      int point = value.codePointAt(end);
      bytes += new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > most) {
        break;
      }
      end += Character.charCount(point);
    }
    return value.substring(0, end);
  }
}
