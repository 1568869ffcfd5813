package org.gajah.page;

import java.lang.foreign.MemorySegment;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Lays the tuples of a page out from its special space downwards, in the order of their line
/// pointers. Mirrors `compactify_tuples` of `storage/page/bufpage.c`.
///
/// Tuples that lie behind each other before and after are moved together, and those at the top that
/// nothing was taken from are not touched. Mostly the tuples lie in the right order already, for
/// new ones get the next line pointer and the next place alike: then all that moves moves upwards,
/// and no copy of the page is needed.
final class Compaction {
  private Compaction() {}

  /// @param offsetNumbers whose tuples stay, ascending
  static void run(MemorySegment page, int[] offsetNumbers, int count) {
    int special = PageHeader.special(page);
    int upper = PageHeader.upper(page);
    int total = 0;
    int lowest = special;
    boolean sorted = true;
    for (int i = 0; i < count; i++) {
      int pointer = LinePointer.at(page, offsetNumbers[i]);
      int at = LinePointer.offset(pointer);
      PageWriter.checkTuple(pointer, upper, special);
      sorted &= at < lowest;
      lowest = Math.min(lowest, at);
      total += Bytes.maxAlign(LinePointer.length(pointer));
    }
    int room = special - PageHeader.lower(page);
    if (total > room) {
      throw new PgException(
          SqlState.DATA_CORRUPTED,
          "corrupted item lengths: total " + total + ", available space " + room);
    }
    int end = sorted ? moveUp(page, offsetNumbers, count) : reorder(page, offsetNumbers, count);
    PageWriter.setUpper(page, end);
  }

  /// Moves tuples that lie in the right order.
  private static int moveUp(MemorySegment page, int[] offsetNumbers, int count) {
    int upper = PageHeader.special(page);
    int next = 0;
    while (next < count) {
      int behind = runEnd(page, offsetNumbers, next, count);
      int end = endOf(LinePointer.at(page, offsetNumbers[next]));
      int start = LinePointer.offset(LinePointer.at(page, offsetNumbers[behind - 1]));
      int distance = upper - end;
      if (distance != 0) {
        Bytes.copy(page, start, page, start + distance, end - start);
        shiftLines(page, offsetNumbers, next, behind, distance);
      }
      upper -= end - start;
      next = behind;
    }
    return upper;
  }

  /// Moves tuples that lie anyhow, by way of a copy of those that move.
  private static int reorder(MemorySegment page, int[] offsetNumbers, int count) {
    int upper = PageHeader.special(page);
    int next = 0;
    while (next < count && endOf(LinePointer.at(page, offsetNumbers[next])) == upper) {
      upper = LinePointer.offset(LinePointer.at(page, offsetNumbers[next]));
      next++;
    }
    int lowest = PageHeader.upper(page);
    byte[] copy = new byte[upper - lowest];
    Bytes.copyOut(page, lowest, copy, 0, copy.length);
    while (next < count) {
      int behind = runEnd(page, offsetNumbers, next, count);
      int end = endOf(LinePointer.at(page, offsetNumbers[next]));
      int start = LinePointer.offset(LinePointer.at(page, offsetNumbers[behind - 1]));
      Bytes.copyIn(copy, start - lowest, page, upper - (end - start), end - start);
      shiftLines(page, offsetNumbers, next, behind, upper - end);
      upper -= end - start;
      next = behind;
    }
    return upper;
  }

  /// The first tuple behind `first` that does not lie right below the one before it.
  private static int runEnd(MemorySegment page, int[] offsetNumbers, int first, int count) {
    int start = LinePointer.offset(LinePointer.at(page, offsetNumbers[first]));
    int next = first + 1;
    while (next < count) {
      int pointer = LinePointer.at(page, offsetNumbers[next]);
      if (endOf(pointer) != start) {
        break;
      }
      start = LinePointer.offset(pointer);
      next++;
    }
    return next;
  }

  private static int endOf(int pointer) {
    return LinePointer.offset(pointer) + Bytes.maxAlign(LinePointer.length(pointer));
  }

  private static void shiftLines(
      MemorySegment page, int[] offsetNumbers, int from, int to, int distance) {
    for (int i = from; i < to; i++) {
      int pointer = LinePointer.at(page, offsetNumbers[i]);
      PageWriter.setLinePointer(
          page,
          offsetNumbers[i],
          LinePointer.of(
              LinePointer.offset(pointer) + distance,
              LinePointer.flags(pointer),
              LinePointer.length(pointer)));
    }
  }
}
