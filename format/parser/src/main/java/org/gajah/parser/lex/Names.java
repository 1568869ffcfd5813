package org.gajah.parser.lex;

import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;

/// The length of names.
final class Names {
  private Names() {}

  /// A name cut to 63 bytes of UTF-8, with a notice when that cuts something off.
  static String truncated(String name, ParserOptions options) {
    int limit = Lexer.NAMEDATALEN - 1;
    if (name.length() * 3 <= limit) {
      return name;
    }
    int bytes = 0;
    int at = 0;
    while (at < name.length()) {
      int codePoint = name.codePointAt(at);
      bytes += utf8Length(codePoint);
      if (bytes > limit) {
        return cut(name, at, options);
      }
      at += Character.charCount(codePoint);
    }
    return name;
  }

  private static String cut(String name, int length, ParserOptions options) {
    String shorter = name.substring(0, length);
    options
        .notices()
        .accept(
            new PgException(
                Severity.NOTICE,
                SqlState.NAME_TOO_LONG,
                "identifier \"" + name + "\" will be truncated to \"" + shorter + "\"",
                null));
    return shorter;
  }

  private static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
