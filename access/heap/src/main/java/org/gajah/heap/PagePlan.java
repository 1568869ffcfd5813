package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;

/// Where several tuples will come to lie on a page, worked out before the page is changed. Reused
/// from page to page.
final class PagePlan {
  private MemorySegment page = MemorySegment.NULL;
  private int lower;
  private int upper;
  private int lines;
  private int freeLine;

  /// Starts with a page as it is.
  void start(MemorySegment newPage) {
    page = newPage;
    lower = PageHeader.lower(page);
    upper = PageHeader.upper(page);
    lines = PageHeader.maxOffset(page);
    freeLine = PageHeader.hasFlag(page, PageHeader.HAS_FREE_LINES) ? nextFree(1) : 0;
  }

  private int nextFree(int from) {
    int end = PageHeader.maxOffset(page);
    for (int line = from; line <= end; line++) {
      if (!LinePointer.isUsed(LinePointer.at(page, line))) {
        return line;
      }
    }
    return 0;
  }

  /// Free bytes for one more tuple, as [HeapTuple#freeSpace] will see them.
  int freeSpace() {
    int space = upper - lower;
    boolean noLine = lines >= HeapTuple.MAX_PER_PAGE && freeLine == 0;
    return space < LinePointer.SIZE || noLine ? 0 : space - LinePointer.SIZE;
  }

  /// Puts a tuple on the page.
  ///
  /// @return its offset number
  int put(int length) {
    upper -= Bytes.maxAlign(length);
    if (freeLine != 0) {
      int line = freeLine;
      freeLine = nextFree(line + 1);
      return line;
    }
    lower += LinePointer.SIZE;
    return ++lines;
  }
}
