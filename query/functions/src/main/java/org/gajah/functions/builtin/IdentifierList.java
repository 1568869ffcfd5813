package org.gajah.functions.builtin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Qualified names in texts: parts with dots between them, quoted or folded to lower case. Mirrors
/// `textToQualifiedNameList()` of `utils/adt/varlena.c`.
public final class IdentifierList {
  private static final int MOST_BYTES = 63;

  private IdentifierList() {}

  /// @throws PgException 42602 for what is no name
  public static List<String> parse(String text) {
    List<String> parts = new ArrayList<>();
    int at = skipSpaces(text, 0);
    while (true) {
      int end;
      if (at < text.length() && text.charAt(at) == '"') {
        end = quoted(text, at, parts);
      } else {
        end = at;
        while (end < text.length() && ". \t\n\r\f".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        if (end == at) {
          throw invalid();
        }
        parts.add(clipped(lower(text.substring(at, end))));
      }
      at = skipSpaces(text, end);
      if (at == text.length()) {
        return parts;
      }
      if (text.charAt(at) != '.') {
        throw invalid();
      }
      at = skipSpaces(text, at + 1);
    }
  }

  /// Only ASCII letters are folded.
  private static String lower(String name) {
    StringBuilder lower = new StringBuilder(name);
    for (int i = 0; i < lower.length(); i++) {
      char letter = lower.charAt(i);
      lower.setCharAt(i, letter >= 'A' && letter <= 'Z' ? (char) (letter + 32) : letter);
    }
    return lower.toString();
  }

  /// A name as long as names can be.
  private static String clipped(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, MOST_BYTES);
    while (length < bytes.length && (bytes[length] & 0xC0) == 0x80) {
      length--;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\n\r\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int quoted(String text, int from, List<String> parts) {
    StringBuilder name = new StringBuilder();
    int at = from + 1;
    while (true) {
      int end = text.indexOf('"', at);
      if (end < 0) {
        throw invalid();
      }
      name.append(text, at, end);
      if (end + 1 < text.length() && text.charAt(end + 1) == '"') {
        name.append('"');
        at = end + 2;
      } else if (name.isEmpty()) {
        throw invalid();
      } else {
        parts.add(clipped(name.toString()));
        return end + 1;
      }
    }
  }

  private static PgException invalid() {
    return new PgException(SqlState.INVALID_NAME, "invalid name syntax");
  }
}
