package org.gajah.parser;

import java.util.ArrayDeque;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.parser.lex.Lexeme;
import org.gajah.parser.lex.Lexer;
import org.gajah.parser.lex.ParserOptions;
import org.gajah.parser.lex.SourceText;
import org.gajah.parser.lex.Token;
import org.gajah.parser.lex.UnicodeEscapes;
import org.jspecify.annotations.Nullable;

/// The tokens of a text, as the grammar wants them: a current one, and those behind it on demand.
///
/// Some keywords get a kind of their own in front of certain others, so that one token is enough to
/// decide (`NOT_LA` and its kin), and Unicode strings are joined with their UESCAPE. A fault in the
/// text behind the current token is thrown when the token that it prevents becomes the current one.
/// Mirrors `base_yylex()` of parser/parser.c.
final class Tokens {
  private static final Set<Token> JSON = Set.of(Token.JSON);
  private static final Set<Token> CAN_BE_NEGATED =
      Set.of(Token.BETWEEN, Token.IN_P, Token.LIKE, Token.ILIKE, Token.SIMILAR);
  private static final Set<Token> ENDS = Set.of(Token.FIRST_P, Token.LAST_P);
  private static final Set<Token> CAN_COME_WITH = Set.of(Token.TIME, Token.ORDINALITY);
  private static final Set<Token> TIME = Set.of(Token.TIME);

  private final Lexer lexer;
  private final SourceText source;

  /// Tokens behind the current one.
  private final ArrayDeque<Lexeme> ahead = new ArrayDeque<>(4);

  /// A token that was read to decide on the one before it.
  private @Nullable Lexeme pushedBack;

  /// What is wrong behind the last token of `ahead`.
  private @Nullable PgException fault;

  private Lexeme current;

  Tokens(String text, ParserOptions options) {
    lexer = new Lexer(text, options);
    source = lexer.source();
    current = produce();
  }

  /// The current token.
  Lexeme current() {
    return current;
  }

  /// The kind of the current token.
  Token token() {
    return current.token();
  }

  /// Where the current token begins.
  int start() {
    return current.start();
  }

  /// Moves on.
  ///
  /// @return the token that was the current one
  Lexeme next() {
    Lexeme passed = current;
    if (ahead.isEmpty()) {
      if (fault != null) {
        throw fault;
      }
      current = produce();
    } else {
      current = ahead.removeFirst();
    }
    return passed;
  }

  /// The kind of the token behind the current one.
  Token peek() {
    return peekLexeme().token();
  }

  Lexeme peekLexeme() {
    return lookAhead(1) ? ahead.getFirst() : current.as(Token.STRAY);
  }

  /// The kind of the second token behind the current one.
  Token peekSecond() {
    return lookAhead(2) ? ahead.getLast().token() : Token.STRAY;
  }

  private boolean lookAhead(int count) {
    while (ahead.size() < count) {
      if (fault != null) {
        return false;
      }
      try {
        ahead.addLast(produce());
      } catch (PgException e) {
        fault = e;
      }
    }
    return true;
  }

  boolean at(Token token) {
    return current.token() == token;
  }

  /// Whether the current token and the one behind it are these.
  boolean at(Token token, Token second) {
    return current.token() == token && peek() == second;
  }

  /// Passes the current token if it is this one.
  boolean accept(Token token) {
    if (current.token() != token) {
      return false;
    }
    next();
    return true;
  }

  /// Passes two tokens if they are these.
  boolean accept(Token token, Token second) {
    if (!at(token, second)) {
      return false;
    }
    next();
    next();
    return true;
  }

  /// Passes the current token, which must be this one.
  Lexeme expect(Token token) {
    if (current.token() != token) {
      throw unexpected();
    }
    return next();
  }

  /// Passes the current tokens, which must be these.
  void expect(Token first, Token second) {
    expect(first);
    expect(second);
  }

  /// The error that says that the current token cannot stand where it stands.
  PgException unexpected() {
    return near("syntax error");
  }

  /// A syntax error with a message of its own that shows the current token.
  PgException near(String message) {
    return source.near(message, current.start(), current.end());
  }

  /// The position of an offset as clients count it.
  int position(int offset) {
    return source.position(offset);
  }

  /// An error at an offset.
  PgException error(SqlState sqlState, String message, int offset) {
    return source.error(sqlState, message, offset);
  }

  /// A syntax error with a message of its own at an offset.
  PgException syntaxError(String message, int offset) {
    return source.error(SqlState.SYNTAX_ERROR, message, offset);
  }

  private Lexeme raw() {
    if (pushedBack == null) {
      return lexer.next();
    }
    Lexeme lexeme = pushedBack;
    pushedBack = null;
    return lexeme;
  }

  private Lexeme produce() {
    Lexeme lexeme = raw();
    return switch (lexeme.token()) {
      case FORMAT -> before(lexeme, Token.FORMAT_LA, JSON);
      case NOT -> before(lexeme, Token.NOT_LA, CAN_BE_NEGATED);
      case NULLS_P -> before(lexeme, Token.NULLS_LA, ENDS);
      case WITH -> before(lexeme, Token.WITH_LA, CAN_COME_WITH);
      case WITHOUT -> before(lexeme, Token.WITHOUT_LA, TIME);
      case UIDENT, USCONST -> unicode(lexeme);
      default -> lexeme;
    };
  }

  private Lexeme before(Lexeme lexeme, Token other, Set<Token> followers) {
    Lexeme behind = lexer.next();
    pushedBack = behind;
    return followers.contains(behind.token()) ? lexeme.as(other) : lexeme;
  }

  private Lexeme unicode(Lexeme lexeme) {
    Lexeme behind = lexer.next();
    char escape = '\\';
    int end = lexeme.end();
    if (behind.token() == Token.UESCAPE) {
      Lexeme string = lexer.next();
      escape = escape(string);
      end = string.end();
    } else {
      pushedBack = behind;
    }
    String value = UnicodeEscapes.read(lexeme.name(), escape, source, lexeme.start());
    return lexeme.token() == Token.UIDENT
        ? new Lexeme(Token.IDENT, lexeme.start(), end, lexer.truncated(value), 0)
        : new Lexeme(Token.SCONST, lexeme.start(), end, value, 0);
  }

  private char escape(Lexeme string) {
    if (string.token() != Token.SCONST) {
      throw source.near(
          "UESCAPE must be followed by a simple string literal", string.start(), string.end());
    }
    String value = string.name();
    if (value.length() != 1 || !UnicodeEscapes.canEscape(value.charAt(0))) {
      throw source.near("invalid Unicode escape character", string.start(), string.end());
    }
    return value.charAt(0);
  }
}
