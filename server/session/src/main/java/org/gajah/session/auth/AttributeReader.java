package org.gajah.session.auth;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Reads the attributes of a SCRAM message: `name=value`, parted by commas.
final class AttributeReader {
  private static final int LONGEST_SHOWN = 30;

  private final String text;
  private int at;

  /// An attribute.
  record Attribute(char name, String value) {}

  AttributeReader(String text) {
    this.text = text;
  }

  static PgException malformed(String detail) {
    return new PgException(SqlState.PROTOCOL_VIOLATION, "malformed SCRAM message").detail(detail);
  }

  String text() {
    return text;
  }

  int position() {
    return at;
  }

  boolean hasMore() {
    return at < text.length();
  }

  /// The next character, 0 at the end.
  char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  void skip() {
    at++;
  }

  String rest() {
    return text.substring(Math.min(at, text.length()));
  }

  /// The value of the next attribute, which must be this one.
  String value(char name) {
    if (peek() != name) {
      throw malformed("Expected attribute \"" + name + "\" but found \"" + show(peek()) + "\".");
    }
    return valueOf(name);
  }

  /// The next attribute, whichever it is.
  Attribute any() {
    char name = peek();
    if (name == 0) {
      throw malformed("Attribute expected, but found end of string.");
    }
    if (!((name >= 'a' && name <= 'z') || (name >= 'A' && name <= 'Z'))) {
      throw malformed("Attribute expected, but found invalid character \"" + show(name) + "\".");
    }
    return new Attribute(name, valueOf(name));
  }

  private String valueOf(char name) {
    at++;
    if (peek() != '=') {
      throw malformed("Expected character \"=\" for attribute \"" + name + "\".");
    }
    int from = at + 1;
    int comma = text.indexOf(',', from);
    int to = comma < 0 ? text.length() : comma;
    at = comma < 0 ? to : comma + 1;
    return text.substring(from, to);
  }

  /// A character as it may stand in a message.
  static String show(char c) {
    return c >= 0x21 && c <= 0x7e ? "'" + c + "'" : "0x%02x".formatted((int) c);
  }

  /// A text as it may stand in a message.
  static String show(String text) {
    StringBuilder shown = new StringBuilder();
    for (char c : text.substring(0, Math.min(text.length(), LONGEST_SHOWN)).toCharArray()) {
      shown.append(c >= 0x21 && c <= 0x7e ? c : '?');
    }
    return shown.toString();
  }
}
