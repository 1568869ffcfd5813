package org.gajah.text.regex;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.gajah.text.collation.CharacterClass;
import org.gajah.text.collation.Collation;
import org.gajah.text.regex.Lexer.Token;
import org.gajah.text.regex.RegexFlags.Syntax;

/// Reads what stands between brackets.
final class BracketReader {
  private static final Map<String, Integer> NAMES = names();

  private final Lexer lexer;
  private final int[] text;
  private final RegexFlags flags;
  private final Collation collation;
  private final CharSet set = new CharSet();
  private int at;

  BracketReader(Lexer lexer, int[] text, Collation collation) {
    this.lexer = lexer;
    this.text = text;
    this.flags = lexer.flags();
    this.collation = collation;
    this.at = lexer.position();
  }

  /// The names of characters in POSIX's portable set.
  private static Map<String, Integer> names() {
    Map<String, Integer> names = new HashMap<>();
    String[] control =
        ("NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB"
                + " CAN EM SUB ESC IS4 IS3 IS2 IS1")
            .split(" ");
    for (int i = 0; i < control.length; i++) {
      names.put(control[i], i);
    }
    String[] more =
        ("7 alert 8 backspace 9 tab 10 newline 11 vertical-tab 12 form-feed 13 carriage-return 28"
             + " FS 29 GS 30 RS 31 US 32 space 33 exclamation-mark 34 quotation-mark 35 number-sign"
             + " 36 dollar-sign 37 percent-sign 38 ampersand 39 apostrophe 40 left-parenthesis 41"
             + " right-parenthesis 42 asterisk 43 plus-sign 44 comma 45 hyphen 45 hyphen-minus 46"
             + " period 46 full-stop 47 slash 47 solidus 48 zero 49 one 50 two 51 three 52 four 53"
             + " five 54 six 55 seven 56 eight 57 nine 58 colon 59 semicolon 60 less-than-sign 61"
             + " equals-sign 62 greater-than-sign 63 question-mark 64 commercial-at 91"
             + " left-square-bracket 92 backslash 92 reverse-solidus 93 right-square-bracket 94"
             + " circumflex 94 circumflex-accent 95 underscore 95 low-line 96 grave-accent 123"
             + " left-brace 123 left-curly-bracket 124 vertical-line 125 right-brace 125"
             + " right-curly-bracket 126 tilde 127 DEL")
            .split(" ");
    for (int i = 0; i < more.length; i += 2) {
      names.put(more[i + 1], Integer.parseInt(more[i]));
    }
    return Map.copyOf(names);
  }

  private int peek() {
    if (at >= text.length) {
      throw RegexFault.BRACKETS.toException();
    }
    return text[at];
  }

  /// The set; the lexer goes on behind the closing bracket.
  CharSet read() {
    boolean negated = peek() == '^';
    at += negated ? 1 : 0;
    boolean first = true;
    while (first || peek() != ']') {
      part(first);
      first = false;
    }
    at++;
    if (negated) {
      set.negate(flags.newlineStops());
    }
    lexer.position(at);
    return set;
  }

  private boolean delimited(int delimiter) {
    return text[at] == '[' && at + 1 < text.length && text[at + 1] == delimiter;
  }

  private void part(boolean first) {
    int c = peek();
    if (c == '-' && !first) {
      // A hyphen that ends nothing is fine in front of the closing bracket only.
      if (at + 1 >= text.length) {
        throw RegexFault.BRACKETS.toException();
      }
      if (text[at + 1] != ']') {
        throw RegexFault.RANGE.toException();
      }
    }
    if (delimited(':')) {
      characterClass();
      return;
    }
    if (delimited('=')) {
      int member = element(named('='));
      addRange(member, member);
      return;
    }
    if (c == '\\' && flags.syntax() == Syntax.ADVANCED && escapedClass()) {
      return;
    }
    int start = character();
    int end = start;
    if (peek() == '-' && at + 1 < text.length && text[at + 1] != ']') {
      at++;
      end = endOfRange();
    } else if (peek() == '-' && at + 1 >= text.length) {
      throw RegexFault.BRACKETS.toException();
    }
    if (start > end) {
      throw RegexFault.RANGE.toException();
    }
    addRange(start, end);
  }

  private int endOfRange() {
    if (delimited(':') || delimited('=')) {
      throw RegexFault.RANGE.toException();
    }
    if (peek() == '\\' && flags.syntax() == Syntax.ADVANCED) {
      at++;
      lexer.position(at);
      lexer.escapeInBrackets();
      at = lexer.position();
      if (lexer.token != Token.PLAIN) {
        throw RegexFault.RANGE.toException();
      }
      return lexer.value;
    }
    return character();
  }

  /// One character, escaped or named or itself.
  private int character() {
    if (delimited('.')) {
      return element(named('.'));
    }
    int c = peek();
    at++;
    if (c == '\\' && flags.syntax() == Syntax.ADVANCED) {
      lexer.position(at);
      lexer.escapeInBrackets();
      at = lexer.position();
      return lexer.value;
    }
    return c;
  }

  /// `\d` and its like; false, with nothing read, for other escapes.
  private boolean escapedClass() {
    lexer.position(at + 1);
    lexer.escapeInBrackets();
    if (lexer.token == Token.PLAIN) {
      return false;
    }
    at = lexer.position();
    if (lexer.token == Token.CLASS) {
      set.add(lexer.kind);
    } else {
      set.addComplement(lexer.kind);
    }
    return true;
  }

  /// The name between `[.` and `.]` or their like.
  private String named(int delimiter) {
    at += 2;
    StringBuilder name = new StringBuilder();
    while (!(peek() == delimiter && at + 1 < text.length && text[at + 1] == ']')) {
      name.appendCodePoint(text[at++]);
      if (at + 1 >= text.length) {
        throw RegexFault.BRACKETS.toException();
      }
    }
    at += 2;
    return name.toString();
  }

  private static int element(String name) {
    if (name.isEmpty()) {
      throw RegexFault.COLLATING_ELEMENT.toException();
    }
    if (name.codePointCount(0, name.length()) == 1) {
      return name.codePointAt(0);
    }
    Integer code = NAMES.get(name);
    if (code == null) {
      throw RegexFault.COLLATING_ELEMENT.toException();
    }
    return code;
  }

  private void characterClass() {
    String name = named(':');
    if (!name.matches("[a-z]+")) {
      throw RegexFault.CHARACTER_CLASS.toException();
    }
    CharacterClass kind;
    try {
      kind = CharacterClass.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw RegexFault.CHARACTER_CLASS.toException();
    }
    boolean cased = kind == CharacterClass.LOWER || kind == CharacterClass.UPPER;
    set.add(cased && flags.ignoreCase() ? CharacterClass.ALPHA : kind);
  }

  private void addRange(int first, int last) {
    if (flags.ignoreCase()) {
      set.addIgnoringCase(first, last, collation);
    } else {
      set.add(first, last);
    }
  }
}
