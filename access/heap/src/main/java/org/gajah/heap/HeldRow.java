package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.buffer.BufferAccess;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;

/// A row version that somebody works on: its page is pinned, and locked exclusively from time to
/// time. Reused from row to row.
final class HeldRow {
  private final TableDescriptor table;
  private final BufferAccess buffers;
  private final MapPin mapPin;
  private long tid;
  private int buffer = BufferAccess.NONE;
  private MemorySegment page = MemorySegment.NULL;
  private boolean locked;
  private int at;

  // What xmax was when it was noted.
  private int notedXmax;
  private int notedMask;

  HeldRow(StorageContext context, TableDescriptor table, MapPin mapPin) {
    this.table = table;
    this.buffers = context.buffers();
    this.mapPin = mapPin;
  }

  /// Pins the page of a tuple, and its page of the visibility map where that may be needed, and
  /// locks it.
  ///
  /// @return false when there is no such tuple; the page is pinned and locked all the same
  boolean open(long newTid) {
    tid = newTid;
    buffer = buffers.read(table.main(), Tid.block(newTid));
    page = buffers.page(buffer);
    if (PageHeader.hasFlag(page, PageHeader.ALL_VISIBLE)) {
      mapPin.pin(block());
    }
    lock();
    int pointer = HeapFetch.normalPointer(page, Tid.offset(newTid));
    at = LinePointer.offset(pointer);
    return pointer != 0;
  }

  PgException noSuchTuple() {
    return PgException.internal(
        "invalid lp for tuple " + Tid.toString(tid) + " of table \"" + table.name() + "\"");
  }

  /// Gives lock and pin back, whichever there are.
  void close() {
    if (buffer != BufferAccess.NONE) {
      unlock();
      buffers.release(buffer);
      buffer = BufferAccess.NONE;
      page = MemorySegment.NULL;
    }
  }

  void lock() {
    buffers.lockExclusive(buffer);
    locked = true;
  }

  void unlock() {
    if (locked) {
      locked = false;
      buffers.unlock(buffer);
    }
  }

  boolean isLocked() {
    return locked;
  }

  /// Says that somebody else has locked the page on behalf of this object.
  void wasLocked() {
    locked = true;
  }

  long tid() {
    return tid;
  }

  int block() {
    return Tid.block(tid);
  }

  int offsetNumber() {
    return Tid.offset(tid);
  }

  int buffer() {
    return buffer;
  }

  MemorySegment page() {
    return page;
  }

  /// Where the tuple starts in its page.
  int at() {
    return at;
  }

  int xmax() {
    return HeapTuple.rawXmax(page, at);
  }

  int infomask() {
    return HeapTuple.infomask(page, at);
  }

  int infomask2() {
    return HeapTuple.infomask2(page, at);
  }

  long ctid() {
    return HeapTuple.ctid(page, at);
  }

  // Changes by others

  /// Notes who holds the row.
  void noteXmax() {
    notedXmax = xmax();
    notedMask = infomask();
  }

  int notedXmax() {
    return notedXmax;
  }

  int notedMask() {
    return notedMask;
  }

  boolean notedMulti() {
    return (notedMask & Infomask.XMAX_IS_MULTI) != 0;
  }

  /// Whether xmax, or what the masks say of it, is another than was noted.
  boolean hasXmaxChanged() {
    int interesting = Infomask.XMAX_IS_MULTI | Infomask.XMAX_LOCK_ONLY | Infomask.LOCK_MASK;
    return xmax() != notedXmax || (infomask() & interesting) != (notedMask & interesting);
  }

  /// Whether the page's page of the visibility map is pinned, if that matters.
  boolean hasMapPin() {
    return !isAllVisible() || mapPin.covers(block());
  }

  boolean isAllVisible() {
    return PageHeader.hasFlag(page, PageHeader.ALL_VISIBLE);
  }

  /// Pins the page of the visibility map. The lock is given up for it and taken again.
  void pinMap() {
    unlock();
    mapPin.pin(block());
    lock();
  }
}
