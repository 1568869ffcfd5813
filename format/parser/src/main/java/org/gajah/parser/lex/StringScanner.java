package org.gajah.parser.lex;

import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;

/// Cuts string literals out of a text.
///
/// A literal in quotes goes on in the next one when only blanks with a newline lie between; the
/// parts are read as the first one is.
final class StringScanner {
  private final SourceText source;
  private final String text;
  private final ParserOptions options;

  StringScanner(SourceText source, ParserOptions options) {
    this.source = source;
    text = source.text();
    this.options = options;
  }

  private PgException unterminated(String message, int start) {
    return source.near(message, start, text.length());
  }

  /// `'...'`
  Lexeme plain(int start) {
    return options.standardConformingStrings()
        ? quoted(start, start + 1, Token.SCONST)
        : withEscapes(start, start + 1, options.escapeStringWarning());
  }

  /// `U&'...'`: its escapes are read later, when it is known what escapes.
  Lexeme unicode(int start) {
    if (!options.standardConformingStrings()) {
      throw source
          .error(
              SqlState.FEATURE_NOT_SUPPORTED,
              "unsafe use of string constant with Unicode escapes",
              start)
          .detail(
              "String constants with Unicode escapes cannot be used when"
                  + " \"standard_conforming_strings\" is off.");
    }
    return quoted(start, start + 3, Token.USCONST);
  }

  /// `B'...'` and `X'...'`: the value begins with the letter, and any quote ends a part.
  Lexeme bits(int start, Token token, String unterminated) {
    StringBuilder value = new StringBuilder();
    value.append(Keywords.lower(text.charAt(start)));
    int next = start + 2;
    int end;
    do {
      end = text.indexOf('\'', next) + 1;
      if (end == 0) {
        throw unterminated(unterminated, start);
      }
      value.append(text, next, end - 1);
      next = Blanks.continuation(text, end);
    } while (next >= 0);
    return new Lexeme(token, start, end, value.toString(), 0);
  }

  /// `E'...'`
  Lexeme escaped(int start) {
    return withEscapes(start, start + 2, false);
  }

  private Lexeme quoted(int start, int from, Token token) {
    StringBuilder value = null;
    String part = "";
    int next = from;
    int end;
    do {
      end = Blanks.closingQuote(text, next, '\'');
      if (end < 0) {
        throw unterminated("unterminated quoted string", start);
      }
      part = Blanks.undoubled(text, next, end - 1, '\'');
      next = Blanks.continuation(text, end);
      if (next >= 0 || value != null) {
        value = (value == null ? new StringBuilder() : value).append(part);
      }
    } while (next >= 0);
    return new Lexeme(token, start, end, value == null ? part : value.toString(), 0);
  }

  /// `$tag$...$tag$`, its tag ending before `from`.
  Lexeme dollarQuoted(int start, int from) {
    String tag = text.substring(start, from);
    int close = text.indexOf(tag, from);
    if (close < 0) {
      throw unterminated("unterminated dollar-quoted string", start);
    }
    return new Lexeme(Token.SCONST, start, close + tag.length(), text.substring(from, close), 0);
  }

  private Lexeme withEscapes(int start, int from, boolean warn) {
    EscapedString reader = new EscapedString(source, options, start, warn);
    int next = from;
    int end;
    do {
      end = reader.part(next);
      next = Blanks.continuation(text, end);
    } while (next >= 0);
    return new Lexeme(Token.SCONST, start, end, reader.finish(), 0);
  }

  /// Tells a warning about a string that begins at `start`.
  static void warn(SourceText source, ParserOptions options, int start, String what, String hint) {
    PgException warning =
        new PgException(
            Severity.WARNING,
            SqlState.NONSTANDARD_USE_OF_ESCAPE_CHARACTER,
            "nonstandard use of " + what + " in a string literal",
            null);
    options.notices().accept(warning.hint(hint).position(source.position(start)));
  }
}
