package org.gajah.datetime.text;

import java.util.ArrayList;
import java.util.List;
import org.gajah.types.contract.Ascii;

/// Cuts the text of a date, time or interval into fields by their looks, before anybody asks what
/// they mean (`ParseDateTime` in `utils/adt/datetime.c`). Letters come out in lower case.
final class Scanner {
  /// What a field looks like.
  enum Shape {
    /// Digits, perhaps with a point.
    NUMBER,
    /// Digits with colons.
    TIME,
    /// Digits or letters with separators between.
    DATE,
    /// A sign and digits.
    ZONE,
    /// Letters.
    WORD,
    /// A sign and letters.
    SIGNED_WORD
  }

  /// A stretch of the text that belongs together.
  record Field(Shape shape, String text) {}

  private static final int MOST_FIELDS = 25;
  private static final int LONGEST = 128;

  private final byte[] text;
  private final int end;
  private final List<Field> fields = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int at;
  private int used;

  private Scanner(byte[] text, int from, int length) {
    this.text = text;
    this.at = from;
    this.end = from + length;
  }

  static List<Field> scan(byte[] text, int from, int length) {
    Scanner scanner = new Scanner(text, from, length);
    while (scanner.at < scanner.end) {
      scanner.next();
    }
    return scanner.fields;
  }

  private int peek() {
    return at < end ? text[at] : 0;
  }

  private void take() {
    word.append((char) Ascii.lower(text[at++]));
    used++;
    if (used > LONGEST) {
      throw FaultException.badFormat();
    }
  }

  private void takeDigits() {
    while (Ascii.isDigit(peek())) {
      take();
    }
  }

  private void takeWhile(String punctuation, boolean letters) {
    while (Ascii.isDigit(peek())
        || (letters && Ascii.isLetter(peek()))
        || (peek() != 0 && punctuation.indexOf(peek()) >= 0)) {
      take();
    }
  }

  private void add(Shape shape) {
    if (fields.size() >= MOST_FIELDS) {
      throw FaultException.badFormat();
    }
    fields.add(new Field(shape, word.toString()));
    word.setLength(0);
    used++;
  }

  private void next() {
    int c = text[at];
    if (Ascii.isSpace(c)) {
      at++;
    } else if (Ascii.isDigit(c)) {
      number();
    } else if (c == '.') {
      take();
      takeDigits();
      add(Shape.NUMBER);
    } else if (Ascii.isLetter(c)) {
      word();
    } else if (c == '+' || c == '-') {
      signed();
    } else if (c > ' ' && c < 127) {
      at++;
    } else {
      throw FaultException.badFormat();
    }
  }

  private void number() {
    takeDigits();
    int separator = peek();
    if (separator == ':') {
      take();
      takeWhile(":.", false);
      add(Shape.TIME);
    } else if (separator == '-' || separator == '/' || separator == '.') {
      take();
      add(afterSeparator(separator));
    } else {
      add(Shape.NUMBER);
    }
  }

  private Shape afterSeparator(int separator) {
    String same = String.valueOf((char) separator);
    if (!Ascii.isDigit(peek())) {
      takeWhile(same, true);
      return Shape.DATE;
    }
    takeDigits();
    if (peek() != separator) {
      return separator == '.' ? Shape.NUMBER : Shape.DATE;
    }
    takeWhile(same, false);
    return Shape.DATE;
  }

  /// A word, or a date that starts with a month's name, or the name of a zone.
  private void word() {
    while (Ascii.isLetter(peek())) {
      take();
    }
    int c = peek();
    boolean compound = c == '-' || c == '/' || c == '.';
    if (!compound && (c == '+' || Ascii.isDigit(c))) {
      compound = Token.find(word.toString()) == null;
    }
    if (compound) {
      take();
      takeWhile("+-/_.:", true);
    }
    add(compound ? Shape.DATE : Shape.WORD);
  }

  private void signed() {
    take();
    while (Ascii.isSpace(peek())) {
      at++;
    }
    if (Ascii.isDigit(peek())) {
      takeWhile(":.-", false);
      add(Shape.ZONE);
    } else if (Ascii.isLetter(peek())) {
      while (Ascii.isLetter(peek())) {
        take();
      }
      add(Shape.SIGNED_WORD);
    } else {
      throw FaultException.badFormat();
    }
  }
}
