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
final class Compaction {
  private static final byte[] NONE = {};

  private final MemorySegment page;
  private final int[] lines;
  private final int[] kept;
  private int count;
  private int total;
  private int lowest;
  private boolean sorted = true;

  private Compaction(MemorySegment page, int[] lines) {
    this.page = page;
    this.lines = lines;
    this.kept = new int[lines.length];
    this.lowest = PageHeader.special(page);
  }

  /// Closes the gaps between all tuples that line pointers lead to.
  ///
  /// @param lines the page's line pointers; those of tuples that move are changed, here and in the
  ///   page
  static void run(MemorySegment page, int[] lines) {
    Compaction work = new Compaction(page, lines);
    work.collect();
    work.move();
  }

  /// Collects the tuples that stay, and verifies that they are where tuples may be.
  private void collect() {
    int special = lowest;
    int upper = PageHeader.upper(page);
    for (int i = 0; i < lines.length; i++) {
      int pointer = lines[i];
      if (!LinePointer.isUsed(pointer) || !LinePointer.hasStorage(pointer)) {
        continue;
      }
      PageWriter.checkTuple(pointer, upper, special);
      int at = LinePointer.offset(pointer);
      sorted &= at < lowest;
      lowest = Math.min(lowest, at);
      total += Bytes.maxAlign(LinePointer.length(pointer));
      kept[count++] = i;
    }
    int room = special - PageHeader.SIZE - lines.length * LinePointer.SIZE;
    if (total > room) {
      throw new PgException(
          SqlState.DATA_CORRUPTED,
          "corrupted item lengths: total " + total + ", available space " + room);
    }
  }

  private void move() {
    int special = PageHeader.special(page);
    int end = special;
    int next = 0;
    while (next < count && endOf(lines[kept[next]]) == end) {
      end = LinePointer.offset(lines[kept[next]]);
      next++;
    }
    if (next < count) {
      place(next, end);
      LinePointer.putAll(page, lines);
    }
    PageWriter.setUpper(page, special - total);
  }

  /// Moves the tuples from a certain one on.
  ///
  /// @param end where the last of them is to end
  private void place(int first, int end) {
    byte[] copy = sorted ? NONE : new byte[end - lowest];
    Bytes.copyOut(page, lowest, copy, 0, copy.length);
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

  private static int endOf(int pointer) {
    return LinePointer.offset(pointer) + Bytes.maxAlign(LinePointer.length(pointer));
  }
}
