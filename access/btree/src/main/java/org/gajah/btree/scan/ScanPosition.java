package org.gajah.btree.scan;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.base.id.Tid;
import org.gajah.btree.tree.ScratchPages;
import org.gajah.buffer.BufferAccess;
import org.gajah.page.Bytes;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.jspecify.annotations.Nullable;

/// What a scan found on one page, in the order of the index, and where in it the scan is. Reused.
/// Mirrors `BTScanPosData`.
final class ScanPosition {
  /// What comes when the page is done.
  enum After {
    /// The next page in the direction of the scan.
    SIBLING,
    /// Another place in the index.
    DESCENT,
    NOTHING
  }

  private final BufferAccess buffers;
  private final @Nullable ScratchPages scratchPages;

  /// The page, pinned; none where no pin is kept.
  int buffer = BufferAccess.NONE;

  int block;
  int next = BTreePage.NONE;
  int previous = BTreePage.NONE;
  long lsn;

  /// The direction in which the page was read.
  boolean forward;

  After after = After.NOTHING;

  /// Whether there may be matches on pages to the left, or to the right.
  boolean moreLeft;

  boolean moreRight;

  /// How many items there are, and the present one.
  int count;

  int index;

  private long[] tids = new long[16];
  private int[] offsets = new int[16];
  private int[] valuesAt = {};
  private @Nullable MemorySegment values;
  private int valuesEnd;
  private int[] killed = {};
  private int killedCount;

  /// @param scratchPages where to get memory for the values of index-only scans; null for others
  ScanPosition(BufferAccess buffers, @Nullable ScratchPages scratchPages) {
    this.buffers = buffers;
    this.scratchPages = scratchPages;
  }

  void clear() {
    count = 0;
    valuesEnd = 0;
    killedCount = 0;
  }

  /// Adds the rows of a tuple.
  void add(MemorySegment page, int offset, int at) {
    int own = BTreeTuple.tidCount(page, at);
    ensure(count + own);
    if (scratchPages != null) {
      keepValues(page, at, own);
    }
    for (int i = 0; i < own; i++) {
      tids[count] = BTreeTuple.tid(page, at, i);
      offsets[count] = offset;
      count++;
    }
  }

  private void ensure(int needed) {
    if (tids.length < needed) {
      int size = Math.max(needed, 2 * tids.length);
      tids = Arrays.copyOf(tids, size);
      offsets = Arrays.copyOf(offsets, size);
    }
    if (scratchPages != null && valuesAt.length < tids.length) {
      valuesAt = Arrays.copyOf(valuesAt, tids.length);
    }
  }

  private void keepValues(MemorySegment page, int at, int own) {
    int size = BTreeTuple.keySize(page, at);
    Bytes.copy(page, at, memory(), valuesEnd, size);
    Arrays.fill(valuesAt, count, count + own, valuesEnd);
    valuesEnd += Bytes.maxAlign(size);
  }

  private MemorySegment memory() {
    MemorySegment known = values;
    if (known == null) {
      if (scratchPages == null) {
        throw new IllegalStateException("the scan keeps no values");
      }
      known = scratchPages.take();
      values = known;
    }
    return known;
  }

  long tid() {
    return tids[index];
  }

  long tid(int item) {
    return tids[item];
  }

  /// Offset number of the tuple of an item when the page was read.
  int offset(int item) {
    return offsets[item];
  }

  /// Where the tuples of index-only scans are kept.
  MemorySegment values() {
    return memory();
  }

  /// Where the present item's tuple starts there.
  int valuesAt() {
    return valuesAt[index];
  }

  // Dead items

  void kill() {
    if (killedCount == killed.length) {
      killed = Arrays.copyOf(killed, Math.max(16, 2 * killedCount));
    }
    killed[killedCount++] = index;
  }

  int killedCount() {
    return killedCount;
  }

  /// The items that were killed, ascending.
  int[] killed() {
    Arrays.sort(killed, 0, killedCount);
    return killed;
  }

  void forgetKilled() {
    killedCount = 0;
  }

  /// Lets the page go.
  void unpin() {
    if (buffer != BufferAccess.NONE) {
      buffers.release(buffer);
      buffer = BufferAccess.NONE;
    }
  }

  /// Becomes a copy of another position, with a pin of its own where that has one.
  void copyFrom(ScanPosition other) {
    unpin();
    buffer = other.buffer;
    if (buffer != BufferAccess.NONE) {
      buffers.addPin(buffer);
    }
    block = other.block;
    next = other.next;
    previous = other.previous;
    lsn = other.lsn;
    forward = other.forward;
    after = other.after;
    moreLeft = other.moreLeft;
    moreRight = other.moreRight;
    count = other.count;
    index = other.index;
    killedCount = 0;
    ensure(count);
    System.arraycopy(other.tids, 0, tids, 0, count);
    System.arraycopy(other.offsets, 0, offsets, 0, count);
    if (other.values != null) {
      System.arraycopy(other.valuesAt, 0, valuesAt, 0, count);
      Bytes.copy(other.values, 0, memory(), 0, other.valuesEnd);
      valuesEnd = other.valuesEnd;
    }
  }

  /// Gives pin and memory back.
  void close() {
    unpin();
    MemorySegment known = values;
    if (known != null && scratchPages != null) {
      scratchPages.giveBack(known);
      values = null;
    }
  }

  long present() {
    return count == 0 ? Tid.INVALID : tids[index];
  }
}
