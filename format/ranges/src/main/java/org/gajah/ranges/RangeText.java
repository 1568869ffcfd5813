package org.gajah.ranges;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.containers.ElementType;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.jspecify.annotations.Nullable;

/// Ranges and multiranges as text and on the wire.
public final class RangeText {
  private RangeText() {}

  static PgException malformed(String kind, byte[] text, int from, int length, String detail) {
    return new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION,
            "malformed " + kind + " literal: \"" + Utf8.forMessage(text, from, length) + "\"")
        .detail(detail);
  }

  /// Reads a range.
  public static Range parse(RangeType type, byte[] text, int from, int length, int typmod) {
    return new Reader(type, text, from, length, typmod).read();
  }

  private static final class Reader {
    private final RangeType type;
    private final byte[] text;
    private final int from;
    private final int end;
    private final int typmod;
    private int at;

    Reader(RangeType type, byte[] text, int from, int length, int typmod) {
      this.type = type;
      this.text = text;
      this.from = from;
      this.end = from + length;
      this.typmod = typmod;
      this.at = Ascii.skipSpace(text, from, end);
    }

    private PgException fault(String detail) {
      return malformed("range", text, from, end - from, detail);
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

    private int next() {
      if (at >= end) {
        throw fault("Unexpected end of input.");
      }
      return text[at++];
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

  /// Writes a range.
  public static void print(ElementType element, Range range, ByteSink out) {
    if (range.empty()) {
      Ascii.put(out, "empty");
      return;
    }
    out.putByte(range.lower().inclusive() ? '[' : '(');
    print(element, range.lower().value(), out);
    out.putByte(',');
    print(element, range.upper().value(), out);
    out.putByte(range.upper().inclusive() ? ']' : ')');
  }

  private static void print(ElementType element, @Nullable Slice value, ByteSink out) {
    if (value == null) {
      return;
    }
    ByteSink word = new ByteSink(32);
    element.print(value.array(), value.from(), value.length(), word);
    boolean quoted = word.length() == 0;
    for (int i = 0; i < word.length(); i++) {
      byte c = word.array()[i];
      quoted |= "\"\\()[],".indexOf(c) >= 0 || Ascii.isSpace(c);
    }
    if (quoted) {
      out.putByte('"');
    }
    for (int i = 0; i < word.length(); i++) {
      byte c = word.array()[i];
      if (c == '"' || c == '\\') {
        out.putByte(c);
      }
      out.putByte(c);
    }
    if (quoted) {
      out.putByte('"');
    }
  }

  /// Appends the binary form of a range.
  public static void send(ElementType element, Range range, ByteSink out) {
    out.putByte(RangeValue.flags(range));
    if (!range.empty()) {
      send(element, range.lower().value(), out);
      send(element, range.upper().value(), out);
    }
  }

  private static void send(ElementType element, @Nullable Slice value, ByteSink out) {
    if (value != null) {
      int at = out.length();
      out.putIntNetwork(0);
      element.send(value.array(), value.from(), value.length(), out);
      out.setIntNetwork(at, out.length() - at - 4);
    }
  }

  /// Reads the binary form of a range.
  public static Range receive(RangeType type, byte[] bytes, int from, int length, int typmod) {
    Message message = new Message(bytes, from, length);
    int flags = message.readByte();
    Slice lower = RangeValue.hasLower(flags) ? receive(type, message, typmod) : null;
    Slice upper = RangeValue.hasUpper(flags) ? receive(type, message, typmod) : null;
    message.done();
    if ((flags & RangeValue.EMPTY) != 0) {
      return Range.EMPTY;
    }
    return Range.of(
        type,
        new Bound(lower, (flags & RangeValue.LOWER_INCLUSIVE) != 0, true),
        new Bound(upper, (flags & RangeValue.UPPER_INCLUSIVE) != 0, false));
  }

  private static Slice receive(RangeType type, Message message, int typmod) {
    int size = message.readInt();
    int start = message.skip(size);
    ByteSink value = new ByteSink(16);
    type.element().receive(message.array(), start, size, typmod, value);
    return Slice.of(value.toByteArray());
  }

  /// Reads a multirange.
  public static List<Range> parseMany(
      RangeType type, byte[] text, int from, int length, int typmod) {
    return new ManyReader(type, text, from, length, typmod).read();
  }

  private static final class ManyReader {
    private final RangeType type;
    private final byte[] text;
    private final int from;
    private final int end;
    private final int typmod;
    private final List<Range> ranges = new ArrayList<>();
    private int at;

    ManyReader(RangeType type, byte[] text, int from, int length, int typmod) {
      this.type = type;
      this.text = text;
      this.from = from;
      this.end = from + length;
      this.typmod = typmod;
      this.at = Ascii.skipSpace(text, from, end);
    }

    private PgException fault(String detail) {
      return malformed("multirange", text, from, end - from, detail);
    }

    /// The next character that is no white space.
    private int next() {
      at = Ascii.skipSpace(text, at, end);
      if (at >= end) {
        throw fault("Unexpected end of input.");
      }
      return text[at++];
    }

    List<Range> read() {
      if (at >= end || text[at] != '{') {
        throw fault("Missing left brace.");
      }
      at++;
      int seen = 0;
      while (true) {
        int c = next();
        if (c == '}' && seen == 0) {
          break;
        }
        range(c);
        seen++;
        c = next();
        if (c == '}') {
          break;
        }
        if (c != ',') {
          throw fault("Expected comma or end of multirange.");
        }
      }
      if (Ascii.skipSpace(text, at, end) < end) {
        throw fault("Junk after closing right brace.");
      }
      return Multiranges.normal(type, ranges);
    }

    private void range(int first) {
      int start = at - 1;
      if (first == '[' || first == '(') {
        skipRange();
        Range range = parse(type, text, start, at - start, typmod);
        if (!range.empty()) {
          ranges.add(range);
        }
      } else if (end - start >= 5 && Ascii.equalsIgnoreCase(text, start, 5, "empty")) {
        at = start + 5;
      } else {
        throw fault("Expected range start.");
      }
    }

    private void skipRange() {
      boolean quoted = false;
      while (true) {
        int c = next();
        if (c == '\\') {
          next();
        } else if (c == '"') {
          quoted = !quoted;
        } else if (!quoted && (c == ']' || c == ')')) {
          return;
        }
      }
    }
  }

  /// Writes a multirange.
  public static void printMany(ElementType element, List<Range> ranges, ByteSink out) {
    out.putByte('{');
    for (int i = 0; i < ranges.size(); i++) {
      if (i > 0) {
        out.putByte(',');
      }
      print(element, ranges.get(i), out);
    }
    out.putByte('}');
  }

  /// Appends the binary form of a multirange.
  public static void sendMany(ElementType element, List<Range> ranges, ByteSink out) {
    out.putIntNetwork(ranges.size());
    for (Range range : ranges) {
      int at = out.length();
      out.putIntNetwork(0);
      send(element, range, out);
      out.setIntNetwork(at, out.length() - at - 4);
    }
  }

  /// Reads the binary form of a multirange.
  public static List<Range> receiveMany(
      RangeType type, byte[] bytes, int from, int length, int typmod) {
    Message message = new Message(bytes, from, length);
    int count = message.readInt();
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
      int size = message.readInt();
      ranges.add(receive(type, bytes, message.skip(size), size, typmod));
    }
    message.done();
    return Multiranges.normal(type, ranges);
  }
}
