package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.heap.visibility.RowState;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;

/// Which line pointers the chains of versions of a page start at. Mirrors `heap_get_root_tuples`.
/// Reused from page to page.
final class ChainRoots {
  private final RowState state;
  private final int[] roots = new int[HeapTuple.MAX_PER_PAGE + 1];

  ChainRoots(RowState state) {
    this.state = state;
  }

  /// Looks a page through that is locked.
  void find(MemorySegment page) {
    int maxOffset = PageHeader.maxOffset(page);
    Arrays.fill(roots, 0, Math.min(roots.length, maxOffset + 1), 0);
    for (int offset = 1; offset <= maxOffset; offset++) {
      int pointer = LinePointer.at(page, offset);
      if (LinePointer.isRedirected(pointer)) {
        follow(page, offset, LinePointer.redirectTarget(pointer), Xid.INVALID, maxOffset);
      } else if (LinePointer.isNormal(pointer)) {
        int at = LinePointer.offset(pointer);
        if (!HeapTuple.isHeapOnly(page, at)) {
          roots[offset] = offset;
          if (HeapTuple.isHotUpdated(page, at)) {
            int next = Tid.offset(HeapTuple.ctid(page, at));
            follow(page, offset, next, state.updateXid(page, at), maxOffset);
          }
        }
      }
    }
  }

  private void follow(MemorySegment page, int root, int first, int xmaxBefore, int maxOffset) {
    int priorXmax = xmaxBefore;
    int offset = first;
    while (offset >= 1 && offset <= maxOffset) {
      int pointer = LinePointer.at(page, offset);
      if (!LinePointer.isNormal(pointer)) {
        return;
      }
      int at = LinePointer.offset(pointer);
      if (Xid.isValid(priorXmax) && HeapTuple.xmin(page, at) != priorXmax) {
        return;
      }
      roots[offset] = root;
      if (!HeapTuple.isHotUpdated(page, at)) {
        return;
      }
      priorXmax = state.updateXid(page, at);
      offset = Tid.offset(HeapTuple.ctid(page, at));
    }
  }

  /// The root of the chain that a tuple belongs to; 0 for none.
  int of(int offset) {
    return roots[offset];
  }
}
