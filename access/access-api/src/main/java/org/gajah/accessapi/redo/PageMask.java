package org.gajah.accessapi.redo;

import java.lang.foreign.MemorySegment;
import org.gajah.base.error.PgException;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;

/// Blanks parts of copies of pages that may differ although the same records have led to them, for
/// `wal_consistency_checking`. Mirrors `access/common/bufmask.c`.
public final class PageMask {
  private PageMask() {}

  /// Where the page was last logged, and its checksum.
  public static void head(MemorySegment page) {
    PageWriter.setLsn(page, 0);
    PageWriter.setChecksum(page, 0);
  }

  /// Hints in the head.
  public static void hints(MemorySegment page) {
    PageWriter.setPruneXid(page, 0);
    PageWriter.clearFlag(page, PageHeader.PAGE_FULL | PageHeader.HAS_FREE_LINES);
    PageWriter.clearFlag(page, PageHeader.ALL_VISIBLE);
  }

  /// What lies between line pointers and tuples.
  public static void unusedSpace(MemorySegment page) {
    int lower = PageHeader.lower(page);
    int upper = PageHeader.upper(page);
    if (lower > upper || lower < PageHeader.SIZE || PageHeader.special(page) < upper) {
      throw PgException.internal(
          "invalid page pd_lower %d pd_upper %d pd_special %d"
              .formatted(lower, upper, PageHeader.special(page)));
    }
    Bytes.zero(page, lower, upper - lower);
  }

  /// Whether index entries are known to be dead.
  public static void lineFlags(MemorySegment page) {
    int lines = PageHeader.maxOffset(page);
    for (int number = 1; number <= lines; number++) {
      int pointer = LinePointer.at(page, number);
      if (LinePointer.isUsed(pointer)) {
        PageWriter.setLinePointer(
            page,
            number,
            LinePointer.of(
                LinePointer.offset(pointer), LinePointer.UNUSED, LinePointer.length(pointer)));
      }
    }
  }

  /// Everything but the head, and in the head where the content starts and ends.
  public static void content(MemorySegment page) {
    PageWriter.setLower(page, 0);
    PageWriter.setUpper(page, 0);
    Bytes.zero(page, PageHeader.SIZE, PageHeader.PAGE_SIZE - PageHeader.SIZE);
  }
}
