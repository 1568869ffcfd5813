package org.gajah.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.parser.lex.Lexeme;
import org.gajah.parser.lex.Token;

/// An area of the grammar: what all of them need to read tokens.
abstract class Area {
  /// The other areas.
  final Parser parser;

  final Tokens tokens;

  Area(Parser parser) {
    this.parser = parser;
    tokens = parser.tokens;
  }

  final Token token() {
    return tokens.token();
  }

  /// Where the current token begins.
  final int start() {
    return tokens.start();
  }

  final Lexeme next() {
    return tokens.next();
  }

  final Token peek() {
    return tokens.peek();
  }

  final boolean at(Token token) {
    return tokens.at(token);
  }

  final boolean at(Token token, Token second) {
    return tokens.at(token, second);
  }

  final boolean accept(Token token) {
    return tokens.accept(token);
  }

  /// Passes the current token if it is this one, which means nothing by itself.
  final void optional(Token token) {
    tokens.accept(token);
  }

  /// Passes WITH, whatever stands behind it.
  final void skipWith() {
    if (!tokens.accept(Token.WITH)) {
      tokens.accept(Token.WITH_LA);
    }
  }

  final boolean accept(Token token, Token second) {
    return tokens.accept(token, second);
  }

  final Lexeme expect(Token token) {
    return tokens.expect(token);
  }

  final void expect(Token first, Token second) {
    tokens.expect(first, second);
  }

  final void expect(Token first, Token second, Token third) {
    tokens.expect(first, second);
    tokens.expect(third);
  }

  /// Passes the current token.
  final void skip() {
    tokens.next();
  }

  final PgException unexpected() {
    return tokens.unexpected();
  }

  final PgException syntaxError(String message, int offset) {
    return tokens.syntaxError(message, offset);
  }

  final PgException error(SqlState sqlState, String message, int offset) {
    return tokens.error(sqlState, message, offset);
  }

  /// One or more elements with commas between them.
  final <T> List<T> commaList(Supplier<T> element) {
    T first = element.get();
    if (!at(Token.COMMA)) {
      return List.of(first);
    }
    List<T> elements = new ArrayList<>();
    elements.add(first);
    while (accept(Token.COMMA)) {
      elements.add(element.get());
    }
    return elements;
  }

  /// One or more elements with commas between them, in parentheses.
  final <T> List<T> parenthesizedList(Supplier<T> element) {
    expect(Token.LPAREN);
    List<T> elements = commaList(element);
    expect(Token.RPAREN);
    return elements;
  }

  /// Passes a string literal.
  final String string() {
    return expect(Token.SCONST).name();
  }

  /// Passes an integer literal.
  final int integer() {
    return expect(Token.ICONST).number();
  }

  /// Passes an integer literal with an optional sign.
  final int signedInteger() {
    if (accept(Token.MINUS)) {
      return -integer();
    }
    optional(Token.PLUS);
    return integer();
  }
}
