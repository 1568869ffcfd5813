package org.gajah.page;

import java.lang.foreign.MemorySegment;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Lays the tuples of a page out from its special space downwards, in the order of their line
/// pointers. Mirrors `compactify_tuples` of `storage/page/bufpage.c`.
///
/// Busy pages are compacted with every second change, so tuples that lie behind each other before
/// and after move together, and those that have nothing free above them stay. Where all lie in the
/// right order, as they do until line pointers are used again, everything moves upwards and no copy
/// is needed.
///
/// Whoever compacts many pages keeps one of these, and the memory it works in. Belongs to one
/// thread.
public final class Compaction {
  private int[] lines = {};
  private int[] kept = {};
  private byte[] copy = {};

  // Of the page at hand: how many tuples stay, their bytes together, where the lowest starts, and
  // whether each lies below the one before.
  private int count;
  private int total;
  private int lowest;
  private boolean sorted;

  /// A copy of a page's line pointers, of which there may be fewer than it is long; that with the
  /// offset number 1 comes first. Good until the next call.
  int[] lines(MemorySegment page, int maxOffset) {
    if (lines.length < maxOffset) {
      lines = new int[maxOffset];
      kept = new int[maxOffset];
    }
    Bytes.copyOut(page, PageHeader.SIZE, lines, maxOffset);
    return lines;
  }

  /// Closes the gaps between all tuples that [#lines] lead to, and changes those of tuples that
  /// move, there and in the page.
  void run(MemorySegment page, int maxOffset) {
    collect(page, maxOffset);
    move(page, maxOffset);
  }

  /// Collects the tuples that stay, and verifies that they are where tuples may be.
  private void collect(MemorySegment page, int maxOffset) {
    int special = PageHeader.special(page);
    int upper = PageHeader.upper(page);
    int tuples = 0;
    int bytes = 0;
    int low = special;
    boolean inOrder = true;
    for (int i = 0; i < maxOffset; i++) {
      int pointer = lines[i];
      if (!LinePointer.isUsed(pointer) || !LinePointer.hasStorage(pointer)) {
        continue;
      }
      PageWriter.checkTuple(pointer, upper, special);
      int at = LinePointer.offset(pointer);
      inOrder &= at < low;
      low = Math.min(low, at);
      bytes += Bytes.maxAlign(LinePointer.length(pointer));
      kept[tuples++] = i;
    }
    int room = special - PageHeader.SIZE - maxOffset * LinePointer.SIZE;
    if (bytes > room) {
      throw new PgException(
          SqlState.DATA_CORRUPTED,
          "corrupted item lengths: total " + bytes + ", available space " + room);
    }
    count = tuples;
    total = bytes;
    lowest = low;
    sorted = inOrder;
  }

  private void move(MemorySegment page, int maxOffset) {
    int special = PageHeader.special(page);
    int end = special;
    int next = 0;
    while (next < count && endOf(lines[kept[next]]) == end) {
      end = LinePointer.offset(lines[kept[next]]);
      next++;
    }
    if (next < count) {
      place(page, next, end);
      Bytes.copyIn(lines, page, PageHeader.SIZE, maxOffset);
    }
    PageWriter.setUpper(page, special - total);
  }

  /// Moves the tuples from a certain one on.
  ///
  /// @param end where the last of them is to end
  private void place(MemorySegment page, int first, int end) {
    if (!sorted) {
      copyFrom(page, end - lowest);
    }
    int free = end;
    int next = first;
    while (next < count) {
      int runEnd = endOf(lines[kept[next]]);
      int runStart = LinePointer.offset(lines[kept[next]]);
      int distance = free - runEnd;
      lines[kept[next]] += distance;
      next++;
      while (next < count && endOf(lines[kept[next]]) == runStart) {
        runStart = LinePointer.offset(lines[kept[next]]);
        lines[kept[next]] += distance;
        next++;
      }
      int length = runEnd - runStart;
      free -= length;
      if (sorted) {
        Bytes.copy(page, runStart, page, free, length);
      } else {
        Bytes.copyIn(copy, runStart - lowest, page, free, length);
      }
    }
  }

  private void copyFrom(MemorySegment page, int length) {
    if (copy.length < length) {
      copy = new byte[PageHeader.PAGE_SIZE];
    }
    Bytes.copyOut(page, lowest, copy, 0, length);
  }

  private static int endOf(int pointer) {
    return LinePointer.offset(pointer) + Bytes.maxAlign(LinePointer.length(pointer));
  }
}
