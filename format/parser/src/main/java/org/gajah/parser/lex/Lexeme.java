package org.gajah.parser.lex;

import org.jspecify.annotations.Nullable;

/// One token of a text.
///
/// @param token its kind
/// @param start the offset of its first `char`
/// @param end the offset behind its last `char`
/// @param text its value: the name, the string, the digits or the operator; null for keywords and
///   punctuation
/// @param number the value of an integer or the number of a parameter
public record Lexeme(Token token, int start, int end, @Nullable String text, int number) {
  /// The value as text, keywords and punctuation as they are always written.
  public String name() {
    String name = text == null ? token.text() : text;
    return name == null ? "" : name;
  }

  /// The same place with another kind.
  public Lexeme as(Token other) {
    return new Lexeme(other, start, end, text, number);
  }
}
