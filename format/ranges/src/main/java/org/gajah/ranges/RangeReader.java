package org.gajah.ranges;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.contract.Ascii;
import org.jspecify.annotations.Nullable;

/// Reads the text of a range.
final class RangeReader extends LiteralReader {
  RangeReader(RangeType type, byte[] text, int from, int length, int typmod) {
    super("range", type, text, from, length, typmod);
  }

  private int peek() {
    return at < end ? text[at] : 0;
  }

  Range read() {
    if (end - at >= 5 && Ascii.equalsIgnoreCase(text, at, 5, "empty")) {
      at = Ascii.skipSpace(text, at + 5, end);
      if (at < end) {
        throw fault("Junk after \"empty\" key word.");
      }
      return Range.EMPTY;
    }
    boolean lowerInclusive = peek() == '[';
    if (!lowerInclusive && peek() != '(') {
      throw fault("Missing left parenthesis or bracket.");
    }
    at++;
    Slice lower = word();
    if (peek() != ',') {
      throw fault("Missing comma after lower bound.");
    }
    at++;
    Slice upper = word();
    boolean upperInclusive = peek() == ']';
    if (!upperInclusive && peek() != ')') {
      throw fault("Too many commas.");
    }
    at = Ascii.skipSpace(text, at + 1, end);
    if (at < end) {
      throw fault("Junk after right parenthesis or bracket.");
    }
    Bound low = new Bound(value(lower), lowerInclusive, true);
    return Range.of(type, low, new Bound(value(upper), upperInclusive, false));
  }

  private @Nullable Slice value(@Nullable Slice word) {
    if (word == null) {
      return null;
    }
    ByteSink value = new ByteSink(16);
    type.element().parse(word.array(), word.from(), word.length(), typmod, value);
    return Slice.of(value.toByteArray());
  }

  private boolean atEndOfWord() {
    int c = peek();
    return c == ',' || c == ')' || c == ']';
  }

  private @Nullable Slice word() {
    if (atEndOfWord()) {
      return null;
    }
    ByteSink word = new ByteSink(16);
    boolean quoted = false;
    while (quoted || !atEndOfWord()) {
      int c = next();
      if (c == '\\') {
        word.putByte(next());
      } else if (c != '"') {
        word.putByte(c);
      } else if (quoted && peek() == '"') {
        word.putByte(next());
      } else {
        quoted = !quoted;
      }
    }
    return Slice.of(word.toByteArray());
  }
}
