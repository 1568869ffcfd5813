package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.HeapTupleWriter;

/// Posting lists of GIN indexes: ascending tids, compressed. Mirrors `access/gin/ginpostinglist.c`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 6 | first | the first tid |
/// | 6 | 2 | nbytes | length of what follows |
/// | 8 | - | bytes | differences between the tids; padded with a zero to an even length |
///
/// For the differences a tid counts as block × 2048 + offset number. They are written seven bits at
/// a time, the lowest first, each byte but the last with its highest bit set.
public final class GinPostingList {
  public static final int FIRST = 0;
  public static final int LENGTH = 6;

  /// Size of what precedes the differences.
  public static final int HEADER = 8;

  /// The most bytes that a difference takes.
  public static final int MAX_DIFFERENCE_SIZE = 7;

  private static final int OFFSET_BITS = 11;

  private GinPostingList() {}

  private static long toNumber(long tid) {
    return Integer.toUnsignedLong(Tid.block(tid)) << OFFSET_BITS | Tid.offset(tid);
  }

  private static long toTid(long number) {
    return Tid.of((int) (number >>> OFFSET_BITS), (int) number & (1 << OFFSET_BITS) - 1);
  }

  /// Size of the list at `at`, padding included.
  public static int size(MemorySegment page, long at) {
    return HEADER + (Bytes.unsignedShort(page, at + LENGTH) + 1 & ~1);
  }

  /// Writes as many tids as fit.
  ///
  /// @param tids ascending, without duplicates
  /// @param room how many bytes the list may take
  /// @param to where it goes, from `toAt` on
  /// @return how many tids were written
  public static int encode(long[] tids, int from, int count, int room, byte[] to, int toAt) {
    MemorySegment target = MemorySegment.ofArray(to);
    HeapTupleWriter.setItemPointer(target, toAt, tids[from]);
    int start = toAt + HEADER;
    int end = toAt + (room & ~1);
    int at = start;
    long previous = toNumber(tids[from]);
    int written = 1;
    while (written < count) {
      long number = toNumber(tids[from + written]);
      long difference = number - previous;
      if (at + encodedSize(difference) > end) {
        break;
      }
      at = putDifference(difference, to, at);
      previous = number;
      written++;
    }
    Bytes.setShort(target, toAt + (long) LENGTH, at - start);
    if ((at - start & 1) != 0) {
      to[at] = 0;
    }
    return written;
  }

  private static int encodedSize(long difference) {
    return (Long.SIZE - Long.numberOfLeadingZeros(difference | 1) + 6) / 7;
  }

  private static int putDifference(long difference, byte[] to, int at) {
    int next = at;
    long rest = difference;
    while (rest > 0x7F) {
      to[next++] = (byte) (0x80 | rest & 0x7F);
      rest >>>= 7;
    }
    to[next++] = (byte) rest;
    return next;
  }

  /// Reads the tids of the list at `at`.
  ///
  /// @param into has room for them, from `intoAt` on
  /// @return how many there are
  public static int decode(MemorySegment page, long at, long[] into, int intoAt) {
    long number = toNumber(HeapTuple.itemPointer(page, at));
    long next = at + HEADER;
    long end = next + Bytes.unsignedShort(page, at + LENGTH);
    int count = 0;
    into[intoAt + count++] = toTid(number);
    while (next < end) {
      long difference = 0;
      int shift = 0;
      int read;
      do {
        read = Bytes.unsignedByte(page, next++);
        difference |= (long) (read & 0x7F) << shift;
        shift += 7;
      } while ((read & 0x80) != 0);
      number += difference;
      into[intoAt + count++] = toTid(number);
    }
    return count;
  }

  /// How many tids the list at `at` has.
  public static int count(MemorySegment page, long at) {
    int count = 1;
    long next = at + HEADER;
    long end = next + Bytes.unsignedShort(page, at + LENGTH);
    for (; next < end; next++) {
      if (Bytes.byteAt(page, next) >= 0) {
        count++;
      }
    }
    return count;
  }
}
