package org.gajah.heap.change;

import java.lang.foreign.MemorySegment;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.HeapTupleWriter;
import org.gajah.walformat.record.HeapInsert;
import org.gajah.walformat.record.HeapMultiInsert;
import org.gajah.walformat.record.HeapUpdate;

/// Changes that put new tuples on a page.
public final class Insertions {
  private Insertions() {}

  /// Puts a tuple on a page.
  ///
  /// @param xid the inserting transaction
  public static void insert(
      MemorySegment page, int block, int xid, HeapInsert record, RunTimeExtras extras) {
    prepare(page, record.initPage(), record.flags());
    Slice body = record.body();
    int offsetNumber = record.offsetNumber();
    int at = reserve(page, HeapTuple.HEADER_SIZE + body.length(), offsetNumber);
    long ctid =
        extras.speculativeToken() == 0
            ? Tid.of(block, offsetNumber)
            : Tid.of(extras.speculativeToken(), HeapTuple.SPECULATIVE_TOKEN);
    putHeader(page, at, xid, Xid.INVALID, extras.commandId(), ctid);
    putMasks(page, at, record.infomask2(), record.infomask(), record.headerSize());
    HeapTupleWriter.copyIn(
        page, at + HeapTuple.HEADER_SIZE, body.array(), body.from(), body.length());
    finish(page, record.flags());
  }

  /// Puts several tuples on a page.
  public static void insertAll(
      MemorySegment page, int block, int xid, HeapMultiInsert record, RunTimeExtras extras) {
    prepare(page, record.initPage(), record.flags());
    byte[] bytes = record.tuples().array();
    int tuple = record.first();
    for (int i = 0; i < record.count(); i++) {
      int length = record.bodyLength(tuple);
      int offsetNumber = record.offsetNumber(i);
      int at = reserve(page, HeapTuple.HEADER_SIZE + length, offsetNumber);
      putHeader(page, at, xid, Xid.INVALID, extras.commandId(), Tid.of(block, offsetNumber));
      putMasks(page, at, record.infomask2(tuple), record.infomask(tuple), record.headerSize(tuple));
      HeapTupleWriter.copyIn(
          page, at + HeapTuple.HEADER_SIZE, bytes, record.bodyFrom(tuple), length);
      tuple = record.next(tuple);
    }
    finish(page, record.flags());
  }

  /// Puts the new version of a tuple on a page. What it has in common with the old version is
  /// copied from there.
  ///
  /// @param oldPage the page of the old version, perhaps the same
  public static void insertVersion(
      MemorySegment page,
      int block,
      MemorySegment oldPage,
      int xid,
      HeapUpdate record,
      RunTimeExtras extras) {
    if (record.initPage()) {
      PageWriter.init(page, 0);
    }
    Slice bits = record.bits();
    Slice data = record.data();
    int prefix = record.prefix();
    int suffix = record.suffix();
    int length = record.headerSize() + prefix + data.length() + suffix;
    int offsetNumber = record.newOffsetNumber();
    int at = reserve(page, length, offsetNumber);
    putHeader(page, at, xid, record.newXmax(), extras.commandId(), Tid.of(block, offsetNumber));
    putMasks(page, at, record.infomask2(), record.infomask(), record.headerSize());
    HeapTupleWriter.copyIn(
        page, at + HeapTuple.HEADER_SIZE, bits.array(), bits.from(), bits.length());
    int to = at + record.headerSize();
    if (prefix + suffix > 0) {
      int pointer = LinePointer.at(oldPage, record.oldOffsetNumber());
      int oldAt = LinePointer.offset(pointer);
      int oldData = oldAt + HeapTuple.headerSize(oldPage, oldAt);
      int oldEnd = oldAt + LinePointer.length(pointer);
      HeapTupleWriter.copy(oldPage, oldData, page, to, prefix);
      HeapTupleWriter.copy(oldPage, oldEnd - suffix, page, to + prefix + data.length(), suffix);
    }
    HeapTupleWriter.copyIn(page, to + prefix, data.array(), data.from(), data.length());
    if ((record.flags() & HeapUpdate.NEW_ALL_VISIBLE_CLEARED) != 0) {
      PageWriter.clearFlag(page, PageHeader.ALL_VISIBLE);
    }
  }

  private static void prepare(MemorySegment page, boolean init, int flags) {
    if (init) {
      PageWriter.init(page, 0);
    }
    if ((flags & HeapInsert.ALL_VISIBLE_CLEARED) != 0) {
      PageWriter.clearFlag(page, PageHeader.ALL_VISIBLE);
    }
  }

  private static void finish(MemorySegment page, int flags) {
    if ((flags & HeapInsert.ALL_FROZEN_SET) != 0) {
      PageWriter.setFlag(page, PageHeader.ALL_VISIBLE);
    }
  }

  private static int reserve(MemorySegment page, int length, int offsetNumber) {
    int at = PageWriter.reserveHeapItem(page, length, offsetNumber);
    if (at == PageWriter.NO_ROOM) {
      throw PgException.panic(SqlState.INTERNAL_ERROR, "failed to add tuple to page");
    }
    return at;
  }

  private static void putHeader(
      MemorySegment page, int at, int xmin, int xmax, int commandId, long ctid) {
    HeapTupleWriter.setXmin(page, at, xmin);
    HeapTupleWriter.setXmax(page, at, xmax);
    HeapTupleWriter.setCommandId(page, at, commandId);
    HeapTupleWriter.setCtid(page, at, ctid);
  }

  private static void putMasks(
      MemorySegment page, int at, int infomask2, int infomask, int headerSize) {
    HeapTupleWriter.setInfomask2(page, at, infomask2);
    HeapTupleWriter.setInfomask(page, at, infomask);
    HeapTupleWriter.setHeaderSize(page, at, headerSize);
  }
}
