package org.gajah.page.value;

import java.lang.foreign.MemorySegment;
import org.gajah.base.error.PgException;
import org.gajah.page.Bytes;

/// Steps from attribute to attribute through the data of a tuple.
public final class TupleWalk {
  private TupleWalk() {}

  /// Where a value starts, given where the one before it ended: short and external varlenas are not
  /// aligned.
  ///
  /// @param dataAt where the data of the tuple starts in the page
  /// @param offset where the value before ended, from there
  public static int start(
      MemorySegment page, int dataAt, int offset, TupleLayout.Attribute attribute) {
    if (attribute.length() == -1 && Bytes.byteAt(page, dataAt + offset) != 0) {
      return offset;
    }
    return Bytes.align(offset, attribute.align());
  }

  /// What the value at `at` takes in a tuple, its header included.
  public static int size(MemorySegment page, int at, TupleLayout.Attribute attribute) {
    return switch (attribute.length()) {
      case -1 -> Varlena.sizeAt(page, at);
      case -2 -> cStringLength(page, at) + 1;
      default -> attribute.length();
    };
  }

  /// Bytes of a C string without its terminator.
  public static int cStringLength(MemorySegment page, int at) {
    int length = 0;
    while (Bytes.byteAt(page, at + length) != 0) {
      length++;
    }
    return length;
  }

  /// Bytes of a value of type name without its padding.
  public static int nameLength(MemorySegment page, int at) {
    int length = 0;
    while (length < TupleFormer.NAME_LENGTH && Bytes.byteAt(page, at + length) != 0) {
      length++;
    }
    return length;
  }

  /// A value that is passed by value.
  public static long fixed(MemorySegment page, int at, int length) {
    return switch (length) {
      case 1 -> Bytes.byteAt(page, at);
      case 2 -> Bytes.shortAt(page, at);
      case 4 -> Bytes.intAt(page, at);
      case 8 -> Bytes.longAt(page, at);
      default -> throw PgException.internal("unsupported byval length: " + length);
    };
  }
}
