package org.gajah.page.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;

/// The one page of a sequence: a heap page with a single tuple and a special space. Mirrors
/// `commands/sequence.h` and `commands/sequence.c`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | in tuple 24 | 8 | last_value | last value, or the next one unless it was called |
/// | in tuple 32 | 8 | log_cnt | values that may still be given out without WAL |
/// | in tuple 40 | 1 | is_called | whether last_value was given out |
/// | 8184 | 4 | magic | [#MAGIC] |
///
/// The tuple has offset number 1 and is changed in place; its xmin is frozen.
public final class SequencePage {
  public static final int MAGIC = 0x1717;

  /// Size of the special space before alignment.
  public static final int SPECIAL_SIZE = 4;

  /// Size of the tuple's header.
  public static final int TUPLE_HEADER = 24;

  public static final int LAST_VALUE = 0;
  public static final int LOG_COUNT = 8;
  public static final int IS_CALLED = 16;

  /// Size of the attributes.
  public static final int DATA_SIZE = 17;

  private SequencePage() {}

  /// Whether the special space has the right magic number.
  public static boolean isSequence(MemorySegment page) {
    return PageHeader.special(page) <= PageHeader.PAGE_SIZE - SPECIAL_SIZE
        && Bytes.intAt(page, PageHeader.special(page)) == MAGIC;
  }

  private static int data(MemorySegment page) {
    int tuple = LinePointer.tupleAt(page, 1);
    return tuple + HeapTuple.headerSize(page, tuple);
  }

  public static long lastValue(MemorySegment page) {
    return Bytes.longAt(page, data(page) + LAST_VALUE);
  }

  public static long logCount(MemorySegment page) {
    return Bytes.longAt(page, data(page) + (long) LOG_COUNT);
  }

  public static boolean isCalled(MemorySegment page) {
    return Bytes.byteAt(page, data(page) + (long) IS_CALLED) != 0;
  }
}
