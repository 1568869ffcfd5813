package org.gajah.nodes.text;

import org.jspecify.annotations.Nullable;

/// How a string is written as one token of the text of a tree.
final class Token {
  private Token() {}

  /// Appends `text` with backslashes where a reader would take it for something else; null is `<>`
  /// and the empty string `""`.
  static void append(StringBuilder out, @Nullable String text) {
    if (text == null) {
      out.append("<>");
    } else if (text.isEmpty()) {
      out.append("\"\"");
    } else {
      if (looksSpecial(text)) {
        out.append('\\');
      }
      for (int i = 0; i < text.length(); i++) {
        char each = text.charAt(i);
        if (endsToken(each) || each == '\\') {
          out.append('\\');
        }
        out.append(each);
      }
    }
  }

  /// Whether the beginning could be that of null, a quoted string or a number.
  private static boolean looksSpecial(String text) {
    char first = text.charAt(0);
    return switch (first) {
      case '<', '"' -> true;
      case '+', '-' -> text.length() > 1 && (isDigit(text.charAt(1)) || text.charAt(1) == '.');
      default -> isDigit(first);
    };
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Whether an unescaped `c` cannot be part of a token.
  static boolean endsToken(char c) {
    return switch (c) {
      case ' ', '\n', '\t', '(', ')', '{', '}' -> true;
      default -> false;
    };
  }

  /// The string that a token without backslashes stands for.
  static String unescaped(String token) {
    int backslash = token.indexOf('\\');
    if (backslash < 0) {
      return token;
    }
    StringBuilder text = new StringBuilder(token.length());
    text.append(token, 0, backslash);
    for (int i = backslash; i < token.length(); i++) {
      if (token.charAt(i) == '\\' && i + 1 < token.length()) {
        i++;
      }
      text.append(token.charAt(i));
    }
    return text.toString();
  }
}
