package org.gajah.text.regex;

import org.gajah.text.collation.CharacterClass;
import org.gajah.text.collation.Collation;
import org.gajah.text.regex.RegexFlags.Syntax;

/// Cuts a pattern into tokens, by the rules of its syntax.
final class Lexer {
  enum Token {
    END,
    PLAIN,
    DOT,
    LINE_START,
    LINE_END,
    TEXT_START,
    TEXT_END,
    WORD_START,
    WORD_END,
    WORD_EDGE,
    NO_WORD_EDGE,
    /// `(`; the value tells whether it captures.
    OPEN,
    CLOSE,
    /// `(?=` and its like; the value has bit 0 for "ahead" and bit 1 for "positive".
    LOOK,
    OR,
    STAR,
    PLUS,
    QUESTION,
    /// `{`, behind which the numbers are read by [#bound].
    BOUND,
    BRACKET,
    BACK_REFERENCE,
    CLASS,
    CLASS_COMPLEMENT
  }

  private static final int EXACT = -1;
  private static final int MOST_REPEATS = 255;

  private final int[] text;
  private int at;
  private RegexFlags flags;
  private boolean start = true;

  Token token = Token.END;

  /// What belongs to the token: a character, whether a quantifier is greedy (1) or not (0).
  int value;

  /// The class of [Token#CLASS] and [Token#CLASS_COMPLEMENT].
  CharacterClass kind = CharacterClass.WORD;

  /// How many captures have been opened.
  int captures;

  /// @param collation says what a letter is where options may stand
  Lexer(int[] text, RegexFlags flags, Collation collation) {
    this.text = text;
    this.flags = flags;
    prefixes(collation);
  }

  RegexFlags flags() {
    return flags;
  }

  private int peek(int ahead) {
    return at + ahead < text.length ? text[at + ahead] : EXACT;
  }

  private boolean looking(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (peek(i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Reads `***:`, `***=` and `(?options)` at the start.
  private void prefixes(Collation collation) {
    if (flags.syntax() == Syntax.LITERAL) {
      return;
    }
    if (looking("***")) {
      switch (peek(3)) {
        case '?' -> throw RegexFault.BAD_PATTERN.toException();
        case '=' -> {
          flags = flags.withSyntax(Syntax.LITERAL);
          at += 4;
          return;
        }
        case ':' -> {
          flags = flags.withSyntax(Syntax.ADVANCED);
          at += 4;
        }
        default -> throw RegexFault.QUANTIFIER.toException();
      }
    }
    if (flags.syntax() != Syntax.ADVANCED || !looking("(?") || !letter(peek(2), collation)) {
      return;
    }
    at += 2;
    while (letter(peek(0), collation)) {
      RegexFlags changed = flags.with(text[at++]);
      if (changed == null) {
        throw RegexFault.OPTION.toException();
      }
      flags = changed;
    }
    if (peek(0) != ')') {
      throw RegexFault.OPTION.toException();
    }
    at++;
    if (flags.syntax() == Syntax.LITERAL) {
      flags = new RegexFlags(Syntax.LITERAL, flags.ignoreCase(), false, false, false);
    }
  }

  private static boolean letter(int c, Collation collation) {
    return c > 0 && collation.is(CharacterClass.ALPHA, c);
  }

  private static boolean letter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private boolean advanced() {
    return flags.syntax() == Syntax.ADVANCED;
  }

  /// Goes on to the next token.
  void next() {
    Token last = start ? Token.END : token;
    boolean first = start;
    start = false;
    if (flags.syntax() == Syntax.LITERAL) {
      plainOrEnd();
      return;
    }
    if (flags.expanded()) {
      skip();
    }
    if (at >= text.length) {
      token = Token.END;
    } else if (flags.syntax() == Syntax.BASIC) {
      basic(text[at++], last, first);
    } else {
      extended(text[at++]);
    }
  }

  private void plainOrEnd() {
    token = at < text.length ? Token.PLAIN : Token.END;
    value = at < text.length ? text[at++] : 0;
  }

  /// White space and comments of expanded syntax.
  private void skip() {
    while (true) {
      int c = peek(0);
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        at++;
      } else if (c == '#') {
        while (at < text.length && text[at] != '\n') {
          at++;
        }
      } else if (advanced() && looking("(?#")) {
        comment();
      } else {
        return;
      }
    }
  }

  private void comment() {
    while (at < text.length && text[at] != ')') {
      at++;
    }
    if (at < text.length) {
      at++;
    }
  }

  private void set(Token newToken, int newValue) {
    token = newToken;
    value = newValue;
  }

  private void quantifier(Token newToken) {
    boolean lazy = advanced() && peek(0) == '?';
    at += lazy ? 1 : 0;
    set(newToken, lazy ? 0 : 1);
  }

  private void extended(int c) {
    switch (c) {
      case '|' -> set(Token.OR, c);
      case '*' -> quantifier(Token.STAR);
      case '+' -> quantifier(Token.PLUS);
      case '?' -> quantifier(Token.QUESTION);
      case '{' -> {
        if (flags.expanded()) {
          skip();
        }
        set(digit(peek(0)) ? Token.BOUND : Token.PLAIN, c);
      }
      case '(' -> open();
      case ')' -> set(Token.CLOSE, c);
      case '[' -> bracket();
      case '.' -> set(Token.DOT, c);
      case '^' -> set(Token.LINE_START, c);
      case '$' -> set(Token.LINE_END, c);
      case '\\' -> {
        if (at >= text.length) {
          throw RegexFault.ESCAPE.toException();
        }
        if (advanced()) {
          escape();
        } else {
          set(Token.PLAIN, text[at++]);
        }
      }
      default -> set(Token.PLAIN, c);
    }
  }

  private void open() {
    if (!advanced() || peek(0) != '?') {
      set(Token.OPEN, 1);
      return;
    }
    at++;
    int c = peek(0);
    at++;
    switch (c) {
      case ':' -> set(Token.OPEN, 0);
      case '#' -> {
        comment();
        next();
      }
      case '=' -> set(Token.LOOK, 3);
      case '!' -> set(Token.LOOK, 1);
      case '<' -> {
        int which = peek(0);
        at++;
        if (which != '=' && which != '!') {
          throw RegexFault.QUANTIFIER.toException();
        }
        set(Token.LOOK, which == '=' ? 2 : 0);
      }
      default -> throw RegexFault.QUANTIFIER.toException();
    }
  }

  private void bracket() {
    if (looking("[:<:]]")) {
      at += 6;
      set(Token.WORD_START, 0);
    } else if (looking("[:>:]]")) {
      at += 6;
      set(Token.WORD_END, 0);
    } else {
      set(Token.BRACKET, 0);
    }
  }

  private void basic(int c, Token last, boolean first) {
    boolean atStart = first || last == Token.OPEN || last == Token.OR;
    switch (c) {
      case '*' -> {
        boolean literal = atStart || last == Token.LINE_START;
        set(literal ? Token.PLAIN : Token.STAR, literal ? c : 1);
      }
      case '[' -> bracket();
      case '.' -> set(Token.DOT, c);
      case '^' -> set(atStart ? Token.LINE_START : Token.PLAIN, c);
      case '$' -> {
        boolean end = at >= text.length || looking("\\)");
        set(end ? Token.LINE_END : Token.PLAIN, c);
      }
      case '\\' -> basicEscape();
      default -> set(Token.PLAIN, c);
    }
  }

  private void basicEscape() {
    if (at >= text.length) {
      throw RegexFault.ESCAPE.toException();
    }
    int c = text[at++];
    switch (c) {
      case '{' -> set(Token.BOUND, c);
      case '(' -> set(Token.OPEN, 1);
      case ')' -> set(Token.CLOSE, c);
      case '<' -> set(Token.WORD_START, c);
      case '>' -> set(Token.WORD_END, c);
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> set(Token.BACK_REFERENCE, c - '0');
      default -> set(Token.PLAIN, c);
    }
  }

  /// An escape of advanced syntax; the backslash has been read.
  private void escape() {
    int c = text[at++];
    if (c > 127 || !(letter(c) || digit(c))) {
      set(Token.PLAIN, c);
      return;
    }
    switch (c) {
      case 'A' -> set(Token.TEXT_START, 0);
      case 'Z' -> set(Token.TEXT_END, 0);
      case 'm' -> set(Token.WORD_START, 0);
      case 'M' -> set(Token.WORD_END, 0);
      case 'y' -> set(Token.WORD_EDGE, 0);
      case 'Y' -> set(Token.NO_WORD_EDGE, 0);
      case 'd', 'D' -> setClass(CharacterClass.DIGIT, c == 'D');
      case 's', 'S' -> setClass(CharacterClass.SPACE, c == 'S');
      case 'w', 'W' -> setClass(CharacterClass.WORD, c == 'W');
      default -> {
        if (c >= '1' && c <= '9' && backReference()) {
          return;
        }
        set(Token.PLAIN, escapedCharacter(c));
      }
    }
  }

  private void setClass(CharacterClass newKind, boolean complement) {
    kind = newKind;
    set(complement ? Token.CLASS_COMPLEMENT : Token.CLASS, 0);
  }

  /// One digit always refers back, more only to a capture that there is; otherwise they are octal.
  private boolean backReference() {
    int saved = at;
    at--;
    int number = number(10, 1, 255);
    if (at == saved || (number > 0 && number <= captures)) {
      set(Token.BACK_REFERENCE, number);
      return true;
    }
    at = saved;
    return false;
  }

  private int escapedCharacter(int c) {
    return switch (c) {
      case 'a' -> 7;
      case 'b' -> '\b';
      case 'B' -> '\\';
      case 'c' -> {
        if (at >= text.length) {
          throw RegexFault.ESCAPE.toException();
        }
        yield text[at++] & 0x1F;
      }
      case 'e' -> 27;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      case 'u' -> number(16, 4, 4);
      case 'U' -> number(16, 8, 8);
      case 'x' -> number(16, 1, 255);
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        at--;
        int number = number(8, 1, 3);
        if (number > 0xFF) {
          at--;
          number >>= 3;
        }
        yield number;
      }
      default -> throw RegexFault.ESCAPE.toException();
    };
  }

  private int number(int base, int least, int most) {
    long number = 0;
    int count = 0;
    while (count < most && at < text.length) {
      int digit = Character.digit(text[at] < 128 ? text[at] : 0, base);
      if (digit < 0) {
        break;
      }
      number = number * base + digit;
      if (number > 0x7FFFFFFEL) {
        throw RegexFault.ESCAPE.toException();
      }
      at++;
      count++;
    }
    if (count < least) {
      throw RegexFault.ESCAPE.toException();
    }
    return (int) number;
  }

  /// The numbers of a bound and whether it is greedy: least, most, 1 or 0, and 1 when both were
  /// given.
  int[] bound() {
    int least = boundNumber();
    int most = least;
    boolean pair = false;
    boundSpace();
    if (peek(0) == ',') {
      at++;
      pair = true;
      boundSpace();
      most = digit(peek(0)) ? boundNumber() : Ast.MANY;
      if (least > most) {
        throw RegexFault.REPETITION.toException();
      }
    }
    boundSpace();
    boolean basic = flags.syntax() == Syntax.BASIC;
    if (at >= text.length) {
      throw RegexFault.BRACES.toException();
    }
    if (basic ? !looking("\\}") : peek(0) != '}') {
      throw RegexFault.REPETITION.toException();
    }
    at += basic ? 2 : 1;
    boolean lazy = advanced() && peek(0) == '?';
    at += lazy ? 1 : 0;
    return new int[] {least, most, lazy ? 0 : 1, pair ? 1 : 0};
  }

  private void boundSpace() {
    if (flags.expanded()) {
      skip();
    }
  }

  private int boundNumber() {
    int number = 0;
    boundSpace();
    if (at >= text.length) {
      throw RegexFault.BRACES.toException();
    }
    if (!digit(peek(0))) {
      throw RegexFault.REPETITION.toException();
    }
    while (digit(peek(0)) && number <= MOST_REPEATS) {
      number = number * 10 + text[at++] - '0';
      boundSpace();
    }
    if (digit(peek(0)) || number > MOST_REPEATS) {
      throw RegexFault.REPETITION.toException();
    }
    return number;
  }

  /// The place behind the token, for the reader of brackets.
  int position() {
    return at;
  }

  void position(int newPosition) {
    at = newPosition;
  }

  /// Reads an escape within brackets; the backslash has been read.
  void escapeInBrackets() {
    if (at >= text.length) {
      throw RegexFault.ESCAPE.toException();
    }
    escape();
    switch (token) {
      case PLAIN, CLASS, CLASS_COMPLEMENT -> {}
      default -> throw RegexFault.ESCAPE.toException();
    }
  }
}
