package org.gajah.ranges;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.containers.ElementType;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.jspecify.annotations.Nullable;

/// Ranges and multiranges as text and on the wire.
public final class RangeText {
  private RangeText() {}

  /// Reads a range.
  public static Range parse(RangeType type, byte[] text, int from, int length, int typmod) {
    return new RangeReader(type, text, from, length, typmod).read();
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
    message.end();
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
    // Nobody asks whether the element has read all; what is too much is passed over.
    int most = type.element().length();
    int used = most > 0 ? Math.min(size, most) : size;
    type.element().receive(message.array(), start, used, typmod, value);
    return Slice.of(value.toByteArray());
  }

  /// Reads a multirange.
  public static List<Range> parseMany(
      RangeType type, byte[] text, int from, int length, int typmod) {
    return new MultirangeReader(type, text, from, length, typmod).read();
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
    message.end();
    return Multiranges.normal(type, ranges);
  }
}
