package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.table.DirtyRow;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.RowVisibility;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.transaction.HorizonTest;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Follows the chain of versions of a row on one page, from the line pointer that index entries
/// lead to. Mirrors `heap_hot_search_buffer`.
final class VersionChain {
  /// What a version must be to be found.
  enum Rule {
    SNAPSHOT,
    DIRTY,
    SELF
  }

  private final RowState state;
  private final RowVisibility visibility;
  private final HorizonTest horizon;
  private int foundAt;
  private boolean allDead;

  VersionChain(RowState state, HorizonTest horizon) {
    this.state = state;
    this.visibility = new RowVisibility(state);
    this.horizon = horizon;
  }

  /// Where the version starts that was found last.
  int foundAt() {
    return foundAt;
  }

  /// Whether the last search met versions that are dead to everybody and nothing else.
  boolean allDead() {
    return allDead;
  }

  /// Follows the chain that starts at a line pointer.
  ///
  /// @return the offset number of the version that was found, 0 for none
  int search(
      MemorySegment page,
      int buffer,
      int start,
      Rule rule,
      @Nullable Snapshot snapshot,
      @Nullable DirtyRow dirty) {
    int maxOffset = PageHeader.maxOffset(page);
    int offset = start;
    int priorXmax = Xid.INVALID;
    boolean atStart = true;
    allDead = true;
    while (offset >= 1 && offset <= maxOffset) {
      int pointer = LinePointer.at(page, offset);
      if (!LinePointer.isNormal(pointer)) {
        if (!LinePointer.isRedirected(pointer) || !atStart) {
          break;
        }
        offset = LinePointer.redirectTarget(pointer);
        atStart = false;
        continue;
      }
      int at = LinePointer.offset(pointer);
      boolean foreign =
          atStart && HeapTuple.isHeapOnly(page, at)
              || Xid.isValid(priorXmax) && HeapTuple.xmin(page, at) != priorXmax;
      if (foreign) {
        break;
      }
      if (isFound(page, at, buffer, rule, snapshot, dirty)) {
        allDead = false;
        foundAt = at;
        return offset;
      }
      allDead = allDead && RowVisibility.isSurelyDead(page, at, horizon);
      if (!HeapTuple.isHotUpdated(page, at)) {
        break;
      }
      priorXmax = state.updateXid(page, at);
      offset = Tid.offset(HeapTuple.ctid(page, at));
      atStart = false;
    }
    return 0;
  }

  private boolean isFound(
      MemorySegment page,
      int at,
      int buffer,
      Rule rule,
      @Nullable Snapshot snapshot,
      @Nullable DirtyRow dirty) {
    if (rule == Rule.SNAPSHOT && snapshot != null) {
      return visibility.isSeen(page, at, buffer, snapshot);
    }
    return rule == Rule.DIRTY && dirty != null
        ? visibility.mayBeThere(page, at, buffer, dirty)
        : visibility.isThere(page, at, buffer);
  }
}
