package org.gajah.parser.lex;

import org.gajah.base.error.PgException;
import org.jspecify.annotations.Nullable;

/// Cuts a text into tokens, one at a time.
///
/// It knows nothing of grammar: two tokens that belong together, as a Unicode string and its
/// UESCAPE, are put together by whoever reads them. Mirrors parser/scan.l.
public final class Lexer {
  /// A name holds fewer bytes than this.
  static final int NAMEDATALEN = 64;

  private static final @Nullable Token[] SELF = self();

  private final String text;
  private final SourceText source;
  private final ParserOptions options;
  private final StringScanner strings;
  private final NumberScanner numbers;
  private int at;

  public Lexer(String text, ParserOptions options) {
    this.text = text;
    this.options = options;
    source = new SourceText(text);
    strings = new StringScanner(source, options);
    numbers = new NumberScanner(source);
  }

  /// The text as errors see it.
  public SourceText source() {
    return source;
  }

  private static @Nullable Token[] self() {
    @Nullable Token[] tokens = new Token[128];
    for (Token token : Token.values()) {
      String text = token.text();
      if (!token.isKeyword() && text != null && text.length() == 1) {
        tokens[text.charAt(0)] = token;
      }
    }
    return tokens;
  }

  /// The next token; at the end of the text an EOF, again and again.
  ///
  /// @throws PgException when the text cannot be cut here
  public Lexeme next() {
    skipBlanks();
    if (at >= text.length()) {
      return new Lexeme(Token.EOF, text.length(), text.length(), null, 0);
    }
    Lexeme lexeme = scan(text.charAt(at));
    at = lexeme.end();
    return lexeme;
  }

  private Lexeme scan(char first) {
    if (Characters.startsIdentifier(first)) {
      Lexeme string = prefixedString(first);
      return string == null ? word() : string;
    }
    if (Characters.isDigit(first) || first == '.' && Characters.isDigit(charAt(at + 1))) {
      return numbers.number(at);
    }
    return switch (first) {
      case '\'' -> strings.plain(at);
      case '"' -> quotedName();
      case '$' -> dollar();
      case '.' -> charAt(at + 1) == '.' ? punctuation(Token.DOT_DOT, 2) : punctuation(Token.DOT, 1);
      case ':' -> colon();
      default -> Characters.isOperator(first) ? operator() : single(first);
    };
  }

  /// The character at an offset, or a zero behind the end.
  private char charAt(int offset) {
    return offset < text.length() ? text.charAt(offset) : 0;
  }

  private Lexeme punctuation(Token token, int length) {
    return new Lexeme(token, at, at + length, null, 0);
  }

  private Lexeme single(char c) {
    Token token = c < SELF.length ? SELF[c] : null;
    return punctuation(token == null ? Token.STRAY : token, 1);
  }

  private Lexeme colon() {
    return switch (charAt(at + 1)) {
      case ':' -> punctuation(Token.TYPECAST, 2);
      case '=' -> punctuation(Token.COLON_EQUALS, 2);
      default -> punctuation(Token.COLON, 1);
    };
  }

  // Blanks and comments

  private void skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Characters.isSpace(c)) {
        at++;
      } else if (c == '-' && charAt(at + 1) == '-') {
        at = Blanks.endOfLine(text, at);
      } else if (c == '/' && charAt(at + 1) == '*') {
        skipComment();
      } else {
        return;
      }
    }
  }

  private void skipComment() {
    int start = at;
    int depth = 0;
    do {
      if (at + 1 >= text.length()) {
        throw source.near("unterminated /* comment", start, text.length());
      }
      char c = text.charAt(at);
      char next = text.charAt(at + 1);
      if (c == '/' && next == '*') {
        depth++;
        at += 2;
      } else if (c == '*' && next == '/') {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0);
  }

  // Words

  /// A string that begins with a letter, or null when there is none.
  private @Nullable Lexeme prefixedString(char letter) {
    char next = charAt(at + 1);
    if (next == '\'') {
      return switch (letter) {
        case 'b', 'B' -> strings.bits(at, Token.BCONST, "unterminated bit string literal");
        case 'x', 'X' -> strings.bits(at, Token.XCONST, "unterminated hexadecimal string literal");
        case 'e', 'E' -> strings.escaped(at);
        case 'n', 'N' -> punctuation(Token.NCHAR, 1);
        default -> null;
      };
    }
    if ((letter == 'u' || letter == 'U') && next == '&') {
      return switch (charAt(at + 2)) {
        case '\'' -> strings.unicode(at);
        case '"' -> unicodeName();
        default -> null;
      };
    }
    return null;
  }

  private Lexeme word() {
    int end = at + 1;
    while (end < text.length() && Characters.continuesIdentifier(text.charAt(end))) {
      end++;
    }
    Token keyword = Keywords.find(text, at, end);
    if (keyword != null) {
      return new Lexeme(keyword, at, end, null, 0);
    }
    return new Lexeme(Token.IDENT, at, end, truncated(folded(text, at, end)), 0);
  }

  /// A part of a text with its ASCII letters in lower case.
  static String folded(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        char[] letters = text.substring(from, to).toCharArray();
        for (int j = i - from; j < letters.length; j++) {
          letters[j] = Keywords.lower(letters[j]);
        }
        return new String(letters);
      }
    }
    return text.substring(from, to);
  }

  /// A name cut to what names may hold, with a notice when that cuts something off.
  public String truncated(String name) {
    return Names.truncated(name, options);
  }

  private Lexeme quotedName() {
    int end = Blanks.closingQuote(text, at + 1, '"');
    if (end < 0) {
      throw source.near("unterminated quoted identifier", at, text.length());
    }
    if (end == at + 2) {
      throw source.near("zero-length delimited identifier", at, end);
    }
    String name = Blanks.undoubled(text, at + 1, end - 1, '"');
    return new Lexeme(Token.IDENT, at, end, truncated(name), 0);
  }

  private Lexeme unicodeName() {
    int end = Blanks.closingQuote(text, at + 3, '"');
    if (end < 0) {
      throw source.near("unterminated quoted identifier", at, text.length());
    }
    if (end == at + 4) {
      throw source.near("zero-length delimited identifier", at, end);
    }
    return new Lexeme(Token.UIDENT, at, end, Blanks.undoubled(text, at + 3, end - 1, '"'), 0);
  }

  // Dollars

  private Lexeme dollar() {
    if (Characters.isDigit(charAt(at + 1))) {
      return numbers.parameter(at);
    }
    int end = at + 1;
    if (Characters.startsIdentifier(charAt(end))) {
      while (end < text.length()
          && text.charAt(end) != '$'
          && Characters.continuesIdentifier(text.charAt(end))) {
        end++;
      }
    }
    return charAt(end) == '$' ? strings.dollarQuoted(at, end + 1) : punctuation(Token.STRAY, 1);
  }

  // Operators

  private Lexeme operator() {
    int end = operatorEnd();
    if (end - at == 1) {
      Token self = SELF[text.charAt(at)];
      if (self != null) {
        return punctuation(self, 1);
      }
    }
    if (end - at == 2) {
      Token pair = pair(text.charAt(at), text.charAt(at + 1));
      if (pair != null) {
        return punctuation(pair, 2);
      }
    }
    if (end - at >= NAMEDATALEN) {
      throw source.near("operator too long", at, end);
    }
    return new Lexeme(Token.OP, at, end, text.substring(at, end), 0);
  }

  private static @Nullable Token pair(char first, char second) {
    return switch (first) {
      case '=' -> second == '>' ? Token.EQUALS_GREATER : null;
      case '>' -> second == '=' ? Token.GREATER_EQUALS : null;
      case '<' ->
          switch (second) {
            case '=' -> Token.LESS_EQUALS;
            case '>' -> Token.NOT_EQUALS;
            default -> null;
          };
      case '!' -> second == '=' ? Token.NOT_EQUALS : null;
      default -> null;
    };
  }

  /// Where the operator ends: before a comment, and before trailing signs unless the operator holds
  /// a character that standard operators do not.
  private int operatorEnd() {
    int end = at;
    boolean unusual = false;
    while (end < text.length() && Characters.isOperator(text.charAt(end))) {
      char c = text.charAt(end);
      char next = charAt(end + 1);
      if (c == '/' && next == '*' || c == '-' && next == '-') {
        break;
      }
      end++;
    }
    for (int i = at; i < end; i++) {
      unusual |= Characters.isUnusualOperator(text.charAt(i));
    }
    while (!unusual && end - at > 1 && isSign(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }
}
