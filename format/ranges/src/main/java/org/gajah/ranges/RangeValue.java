package org.gajah.ranges;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.containers.StoredType;
import org.jspecify.annotations.Nullable;

/// The stored form of ranges and multiranges, without the varlena header, which alignment counts.
///
/// A range:
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 4 | oid of the range type |
/// | 4 | | the lower bound, if there is one, then the upper one; aligned, but not where short |
/// | last | 1 | flags |
///
/// A multirange:
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 4 | oid of the multirange type |
/// | 4 | 4 | how many ranges |
/// | 8 | 4 each | for each but the first: the length of the one before, or each fourth: its offset |
/// | | 1 each | flags |
/// | | | the bounds of each, aligned |
public final class RangeValue {
  static final int EMPTY = 0x01;
  static final int LOWER_INCLUSIVE = 0x02;
  static final int UPPER_INCLUSIVE = 0x04;
  static final int LOWER_INFINITE = 0x08;
  static final int UPPER_INFINITE = 0x10;

  private static final int VARLENA = 4;
  private static final int SHORTEST_LONG = 127;
  private static final int STRIDE = 4;
  private static final int IS_OFFSET = 0x80000000;

  private RangeValue() {}

  private static int intAt(byte[] array, int at) {
    return (array[at] & 0xFF)
        | (array[at + 1] & 0xFF) << 8
        | (array[at + 2] & 0xFF) << 16
        | array[at + 3] << 24;
  }

  /// The oid of the type that a range or multirange is of.
  public static int typeOf(Slice value) {
    return intAt(value.array(), value.from());
  }

  static int flags(Range range) {
    if (range.empty()) {
      return EMPTY;
    }
    Bound lower = range.lower();
    Bound upper = range.upper();
    return (lower.infinite() ? LOWER_INFINITE : lower.inclusive() ? LOWER_INCLUSIVE : 0)
        | (upper.infinite() ? UPPER_INFINITE : upper.inclusive() ? UPPER_INCLUSIVE : 0);
  }

  static boolean hasLower(int flags) {
    return (flags & (EMPTY | LOWER_INFINITE)) == 0;
  }

  static boolean hasUpper(int flags) {
    return (flags & (EMPTY | UPPER_INFINITE)) == 0;
  }

  /// Takes a range apart.
  public static Range read(RangeType type, Slice value) {
    int flags = value.byteAt(value.length() - 1);
    return new Cursor(type.element(), value.array(), value.from() - VARLENA, 8).range(flags);
  }

  /// Walks over bounds; places are counted from a varlena header.
  private static final class Cursor {
    private final StoredType type;
    private final byte[] array;
    private final int origin;
    private int at;

    Cursor(StoredType type, byte[] array, int origin, int at) {
      this.type = type;
      this.array = array;
      this.origin = origin;
      this.at = at;
    }

    Range range(int flags) {
      if ((flags & EMPTY) != 0) {
        return Range.EMPTY;
      }
      Slice lower = hasLower(flags) ? bound() : null;
      Slice upper = hasUpper(flags) ? bound() : null;
      return new Range(
          false,
          new Bound(lower, (flags & LOWER_INCLUSIVE) != 0, true),
          new Bound(upper, (flags & UPPER_INCLUSIVE) != 0, false));
    }

    private Slice bound() {
      if (type.length() == -1 && (array[origin + at] & 1) != 0) {
        int total = (array[origin + at] & 0xFF) >>> 1;
        Slice value = new Slice(array, origin + at + 1, total - 1);
        at += total;
        return value;
      }
      at = align(at, type.alignment());
      if (type.length() == -1) {
        int total = intAt(array, origin + at) >>> 2;
        Slice value = new Slice(array, origin + at + VARLENA, total - VARLENA);
        at += total;
        return value;
      }
      Slice value = new Slice(array, origin + at, type.length());
      at += type.length();
      return value;
    }
  }

  private static int align(int at, int alignment) {
    return at + alignment - 1 & -alignment;
  }

  /// Appends a range.
  public static void put(RangeType type, Range range, ByteSink out) {
    int origin = out.length() - VARLENA;
    out.putInt(type.oid());
    putBounds(type, range, origin, out);
    out.putByte(flags(range));
  }

  private static void putBounds(RangeType type, Range range, int origin, ByteSink out) {
    if (!range.empty()) {
      putBound(type, range.lower().value(), origin, out);
      putBound(type, range.upper().value(), origin, out);
    }
  }

  private static void putBound(RangeType type, @Nullable Slice value, int origin, ByteSink out) {
    if (value == null) {
      return;
    }
    boolean varlena = type.element().length() == -1;
    if (varlena && type.packs() && value.length() + 1 < SHORTEST_LONG + 1) {
      out.putByte(value.length() + 1 << 1 | 1).putSlice(value);
      return;
    }
    pad(origin, type.element().alignment(), out);
    if (varlena) {
      out.putInt(value.length() + VARLENA << 2);
    }
    out.putSlice(value);
  }

  private static void pad(int origin, int alignment, ByteSink out) {
    int length = out.length() - origin;
    out.putZeros(align(length, alignment) - length);
  }

  /// Takes a multirange apart.
  public static List<Range> readMany(RangeType type, Slice value) {
    byte[] array = value.array();
    int count = intAt(array, value.from() + 4);
    List<Range> ranges = new ArrayList<>(count);
    if (count == 0) {
      return ranges;
    }
    int items = value.from() + 8;
    int flags = items + 4 * (count - 1);
    int origin = value.from() - VARLENA;
    int begin = align(flags + count - origin, type.element().alignment());
    int offset = 0;
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        int item = intAt(array, items + 4 * (i - 1));
        offset = (item & IS_OFFSET) != 0 ? item & ~IS_OFFSET : offset + item;
      }
      ranges.add(new Cursor(type.element(), array, origin, begin + offset).range(array[flags + i]));
    }
    return ranges;
  }

  /// Appends a multirange, whose ranges are in order and neither overlap nor touch.
  public static void putMany(RangeType type, List<Range> ranges, ByteSink out) {
    int origin = out.length() - VARLENA;
    int count = ranges.size();
    out.putInt(type.multirange()).putInt(count);
    int items = out.reserve(4 * Math.max(0, count - 1));
    for (Range range : ranges) {
      out.putByte(flags(range));
    }
    int alignment = type.element().alignment();
    pad(origin, alignment, out);
    int begin = out.length();
    int last = 0;
    for (int i = 0; i < count; i++) {
      int offset = out.length() - begin;
      if (i > 0) {
        out.setInt(items + 4 * (i - 1), i % STRIDE == 0 ? offset | IS_OFFSET : offset - last);
        last = offset;
      }
      // Bounds are aligned as in a range of its own, which starts at a multiple of 8.
      ByteSink bounds = new ByteSink(32);
      putBounds(type, ranges.get(i), 0, bounds);
      out.putBytes(bounds.array(), 0, bounds.length());
      int length = out.length() - begin;
      out.putZeros(align(length, alignment) - length);
    }
  }
}
