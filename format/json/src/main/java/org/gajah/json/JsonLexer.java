package org.gajah.json;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Ascii;

/// Cuts JSON into tokens. White space is between them; a string's content, with its escapes undone,
/// is kept when it is asked for.
final class JsonLexer {
  private final byte[] text;
  private final int from;
  private final int end;
  private final boolean unescapes;
  private final ByteSink string = new ByteSink(32);
  private int at;
  private int tokenStart;
  private int previousEnd;
  private JsonToken token = JsonToken.END;

  /// @param unescapes whether the content of strings is wanted, and its Unicode checked
  JsonLexer(byte[] text, int from, int length, boolean unescapes) {
    this.text = text;
    this.from = from;
    this.end = from + length;
    this.at = from;
    this.unescapes = unescapes;
  }

  JsonToken token() {
    return token;
  }

  byte[] text() {
    return text;
  }

  /// Where the token starts.
  int start() {
    return tokenStart;
  }

  /// Where the token ends.
  int end() {
    return at;
  }

  /// Where the token before ended.
  int previousEnd() {
    return previousEnd;
  }

  /// The content of the string that is the token.
  ByteSink string() {
    return string;
  }

  /// Goes on to the next token.
  void next() {
    previousEnd = at;
    while (at < end && blank(text[at])) {
      at++;
    }
    tokenStart = at;
    if (at >= end) {
      token = JsonToken.END;
      return;
    }
    int c = text[at];
    token =
        switch (c) {
          case '{' -> single(JsonToken.OBJECT_START);
          case '}' -> single(JsonToken.OBJECT_END);
          case '[' -> single(JsonToken.ARRAY_START);
          case ']' -> single(JsonToken.ARRAY_END);
          case ',' -> single(JsonToken.COMMA);
          case ':' -> single(JsonToken.COLON);
          case '"' -> {
            string(at + 1);
            yield JsonToken.STRING;
          }
          case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
          default -> word();
        };
  }

  private static boolean blank(byte c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private JsonToken single(JsonToken which) {
    at++;
    return which;
  }

  private static boolean wordPart(byte c) {
    return c < 0 || c == '_' || Ascii.isAlphanumeric(c);
  }

  private JsonToken word() {
    while (at < end && wordPart(text[at])) {
      at++;
    }
    if (at == tokenStart) {
      at = Math.min(end, at + Utf8.length(text[at]));
      throw invalidToken();
    }
    return switch (Ascii.string(text, tokenStart, at - tokenStart)) {
      case "true" -> JsonToken.TRUE;
      case "false" -> JsonToken.FALSE;
      case "null" -> JsonToken.NULL;
      default -> throw invalidToken();
    };
  }

  private boolean digit() {
    return at < end && Ascii.isDigit(text[at]);
  }

  private void digits() {
    while (digit()) {
      at++;
    }
  }

  private JsonToken number() {
    at += text[at] == '-' ? 1 : 0;
    boolean good = digit();
    if (good && text[at] == '0') {
      at++;
    } else {
      digits();
    }
    if (at < end && text[at] == '.' && good) {
      at++;
      good = digit();
      digits();
    }
    if (good && at < end && (text[at] == 'e' || text[at] == 'E')) {
      at++;
      at += at < end && (text[at] == '+' || text[at] == '-') ? 1 : 0;
      good = digit();
      digits();
    }
    while (at < end && wordPart(text[at])) {
      good = false;
      at++;
    }
    if (!good) {
      throw invalidToken();
    }
    return JsonToken.NUMBER;
  }

  private void string(int start) {
    string.clear();
    int high = 0;
    at = start;
    while (true) {
      if (at >= end) {
        throw invalidToken();
      }
      byte c = text[at];
      if (c == '"') {
        break;
      }
      if (c == '\\') {
        at++;
        high = escape(high);
        continue;
      }
      if (c >= 0 && c < ' ') {
        throw invalid(String.format("Character with value 0x%02x must be escaped.", (int) c));
      }
      noHigh(high);
      if (unescapes) {
        string.putByte(c);
      }
      at++;
    }
    noHigh(high);
    at++;
  }

  private void noHigh(int high) {
    if (high != 0) {
      throw invalid("Unicode low surrogate must follow a high surrogate.");
    }
  }

  /// Reads an escape; the backslash has been read. Answers a high surrogate that waits for the low
  /// one, or 0.
  private int escape(int high) {
    if (at >= end) {
      throw invalidToken();
    }
    byte c = text[at];
    if (c == 'u') {
      return unicode(high);
    }
    int value = "\"\\/bfnrt".indexOf(c);
    if (c < 0 || value < 0) {
      tokenStart = at;
      at = Math.min(end, at + Utf8.length(c));
      throw invalid("Escape sequence \"\\" + tokenText() + "\" is invalid.");
    }
    if (unescapes) {
      noHigh(high);
      string.putByte("\"\\/\b\f\n\r\t".charAt(value));
    }
    at++;
    return 0;
  }

  private int unicode(int high) {
    int code = 0;
    for (int i = 1; i <= 4; i++) {
      at++;
      if (at >= end) {
        throw invalidToken();
      }
      int digit = Ascii.hexDigit(text[at]);
      if (digit < 0) {
        at = Math.min(end, at + Utf8.length(text[at]));
        throw invalid("\"\\u\" must be followed by four hexadecimal digits.");
      }
      code = code << 4 | digit;
    }
    at++;
    if (!unescapes) {
      return 0;
    }
    if (code >= 0xD800 && code <= 0xDBFF) {
      if (high != 0) {
        throw invalid("Unicode high surrogate must not follow a high surrogate.");
      }
      return code;
    }
    boolean low = code >= 0xDC00 && code <= 0xDFFF;
    if (low != (high != 0)) {
      throw invalid("Unicode low surrogate must follow a high surrogate.");
    }
    if (code == 0) {
      throw new PgException(
              SqlState.UNTRANSLATABLE_CHARACTER, "unsupported Unicode escape sequence")
          .detail("\\u0000 cannot be converted to text.")
          .where(context());
    }
    Utf8.append(string, low ? Character.toCodePoint((char) high, (char) code) : code);
    return 0;
  }

  String tokenText() {
    return Utf8.forMessage(text, tokenStart, at - tokenStart);
  }

  private PgException invalidToken() {
    return invalid("Token \"" + tokenText() + "\" is invalid.");
  }

  /// The fault of JSON that is none.
  PgException invalid(String detail) {
    return new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION, "invalid input syntax for type json")
        .detail(detail)
        .where(context());
  }

  /// The line of the error, cut to some fifty characters before it.
  private String context() {
    int line = 1;
    int lineStart = from;
    for (int i = from; i < Math.min(at, end); i++) {
      if (text[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int start = lineStart;
    while (at - start >= 50 && start < end) {
      start += Utf8.length(text[start]);
    }
    // Dots take as much room as three characters would.
    String prefix = start - lineStart <= 3 ? "" : "...";
    start = start - lineStart <= 3 ? lineStart : start;
    boolean more = token != JsonToken.END && at < end && text[at] != '\n' && text[at] != '\r';
    return "JSON data, line "
        + line
        + ": "
        + prefix
        + Utf8.forMessage(text, start, Math.min(at, end) - start)
        + (more ? "..." : "");
  }
}
