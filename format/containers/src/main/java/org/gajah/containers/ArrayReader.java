package org.gajah.containers;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Ascii;

/// Reads the text of an array: perhaps bounds, then braces around elements and arrays of elements
/// (`array_in` in `utils/adt/arrayfuncs.c`).
final class ArrayReader {
  private final ElementType type;
  private final int typmod;
  private final byte[] text;
  private final int from;
  private final int end;
  private final ByteSink word = new ByteSink(32);
  private final ArrayBuilder elements;
  private final int[] sizes = new int[ArrayBuilder.MOST_DIMENSIONS];
  private final int[] lowerBounds = new int[ArrayBuilder.MOST_DIMENSIONS];
  private final int[] counts = new int[ArrayBuilder.MOST_DIMENSIONS];
  private int at;
  private int dimensions;
  private boolean boundsGiven;
  private boolean frozen;
  private int level;
  private boolean delimiterNext;

  ArrayReader(ElementType type, int typmod, byte[] text, int from, int length) {
    this.type = type;
    this.typmod = typmod;
    this.text = text;
    this.from = from;
    this.at = from;
    this.end = from + length;
    this.elements = new ArrayBuilder(type);
    Arrays.fill(sizes, -1);
    Arrays.fill(lowerBounds, 1);
  }

  void read(ByteSink out) {
    bounds();
    if (boundsGiven) {
      if (peek() != '=') {
        throw malformed("Missing \"=\" after array dimensions.");
      }
      at++;
      skip();
      if (peek() != '{') {
        throw malformed("Array contents must start with \"{\".");
      }
    } else if (peek() != '{') {
      throw malformed("Array value must start with \"{\" or dimension information.");
    }
    do {
      token();
    } while (level > 0);
    skip();
    if (at < end) {
      throw malformed("Junk after closing right brace.");
    }
    elements.put(Arrays.copyOf(sizes, dimensions), Arrays.copyOf(lowerBounds, dimensions), out);
  }

  private int peek() {
    return at < end ? text[at] : -1;
  }

  private void skip() {
    at = Ascii.skipSpace(text, at, end);
  }

  private PgException malformed(String detail) {
    return new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION,
            "malformed array literal: \"" + Utf8.forMessage(text, from, end - from) + "\"")
        .detail(detail);
  }

  private static PgException tooManyDimensions() {
    return new PgException(
        SqlState.PROGRAM_LIMIT_EXCEEDED,
        "number of array dimensions exceeds the maximum allowed ("
            + ArrayBuilder.MOST_DIMENSIONS
            + ")");
  }

  private void bounds() {
    while (true) {
      skip();
      if (peek() != '[') {
        boundsGiven = dimensions > 0;
        frozen = boundsGiven;
        return;
      }
      at++;
      if (dimensions >= ArrayBuilder.MOST_DIMENSIONS) {
        throw tooManyDimensions();
      }
      int start = at;
      int first = number();
      if (at == start) {
        throw malformed("\"[\" must introduce explicitly-specified array dimensions.");
      }
      int upper = first;
      if (peek() == ':') {
        lowerBounds[dimensions] = first;
        at++;
        start = at;
        upper = number();
        if (at == start) {
          throw malformed("Missing array dimension value.");
        }
      }
      if (peek() != ']') {
        throw malformed("Missing \"]\" after array dimensions.");
      }
      at++;
      setSize(upper);
    }
  }

  private void setSize(int upper) {
    int lower = lowerBounds[dimensions];
    if (upper < lower) {
      throw new PgException(
          SqlState.ARRAY_SUBSCRIPT_ERROR, "upper bound cannot be less than lower bound");
    }
    if (upper == Integer.MAX_VALUE) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED, "array upper bound is too large: " + upper);
    }
    long size = (long) upper - lower + 1;
    if (size != (int) size) {
      throw ArrayBuilder.tooLarge();
    }
    sizes[dimensions++] = (int) size;
  }

  private int number() {
    int sign = peek();
    if (!Ascii.isDigit(sign) && sign != '-' && sign != '+') {
      return 0;
    }
    int start = at;
    at += Ascii.isDigit(sign) ? 0 : 1;
    int digits = at;
    long value = 0;
    while (Ascii.isDigit(peek())) {
      value = Math.min(value * 10 + text[at++] - '0', 1L << 40);
    }
    if (at == digits) {
      at = start;
    }
    value = sign == '-' ? -value : value;
    if (value != (int) value) {
      throw new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "array bound is out of integer range");
    }
    return (int) value;
  }

  private PgException unexpected(int character) {
    return malformed("Unexpected \"" + (char) character + "\" character.");
  }

  private PgException wrongDimensions() {
    return malformed(
        boundsGiven
            ? "Specified array dimensions do not match array contents."
            : "Multidimensional arrays must have sub-arrays with matching dimensions.");
  }

  private PgException endOfInput() {
    return malformed("Unexpected end of input.");
  }

  private void token() {
    skip();
    int c = peek();
    if (c < 0 && at >= end) {
      throw endOfInput();
    }
    if (c == '{') {
      at++;
      open();
    } else if (c == '}') {
      at++;
      close();
    } else if (c == type.delimiter()) {
      at++;
      if (!delimiterNext) {
        throw unexpected(c);
      }
      delimiterNext = false;
    } else if (c == '"') {
      quoted();
      element(false);
    } else {
      boolean isNull = unquoted();
      element(isNull);
    }
  }

  private void open() {
    if (delimiterNext) {
      throw unexpected('{');
    }
    if (level >= ArrayBuilder.MOST_DIMENSIONS) {
      throw tooManyDimensions();
    }
    counts[level] = 0;
    level++;
    if (level > dimensions) {
      if (frozen) {
        throw wrongDimensions();
      }
      dimensions = level;
    }
  }

  private void close() {
    if (counts[level - 1] > 0 && !delimiterNext) {
      throw unexpected('}');
    }
    level--;
    if (level > 0) {
      counts[level - 1]++;
    }
    if (sizes[level] < 0) {
      sizes[level] = counts[level];
    } else if (counts[level] != sizes[level]) {
      throw wrongDimensions();
    }
    delimiterNext = true;
  }

  private void element(boolean isNull) {
    if (delimiterNext) {
      throw malformed("Unexpected array element.");
    }
    if (isNull) {
      type.readNull(typmod);
      elements.add((Slice) null);
    } else {
      ByteSink value = new ByteSink(16);
      type.parse(word.array(), 0, word.length(), typmod, value);
      elements.add(Slice.of(value.toByteArray()));
    }
    frozen = true;
    if (level != dimensions) {
      throw wrongDimensions();
    }
    counts[level - 1]++;
    delimiterNext = true;
  }

  private boolean ends(int c) {
    return c == type.delimiter() || c == '}' || c == '{';
  }

  private void quoted() {
    word.clear();
    at++;
    while (peek() != '"') {
      take();
    }
    at++;
    while (at < end && Ascii.isSpace(text[at])) {
      at++;
    }
    if (at >= end) {
      throw endOfInput();
    }
    if (!ends(peek())) {
      throw malformed("Incorrectly quoted array element.");
    }
  }

  /// Takes one byte of an element, the one behind a backslash as it is; whether there was one.
  private boolean take() {
    boolean escaped = peek() == '\\' && at < end;
    at += escaped ? 1 : 0;
    if (at >= end) {
      throw endOfInput();
    }
    word.putByte(text[at++]);
    return escaped;
  }

  /// Reads an element without quotes; whether it is null.
  private boolean unquoted() {
    word.clear();
    boolean escapes = false;
    int kept = 0;
    while (at >= end || !ends(peek())) {
      if (at < end && peek() == '"') {
        throw malformed("Incorrectly quoted array element.");
      }
      boolean space = at < end && Ascii.isSpace(text[at]);
      boolean escaped = take();
      escapes |= escaped;
      if (!space || escaped) {
        kept = word.length();
      }
    }
    if (peek() == '{') {
      throw unexpected('{');
    }
    word.truncate(kept);
    return !escapes && Ascii.equalsIgnoreCase(word.array(), 0, kept, "null");
  }
}
