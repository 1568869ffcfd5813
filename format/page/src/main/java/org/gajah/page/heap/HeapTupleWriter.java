package org.gajah.page.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;

/// Changes to the headers of heap tuples on a page. Called only while a WAL record is applied.
public final class HeapTupleWriter {
  private HeapTupleWriter() {}

  public static void setXmin(MemorySegment page, int at, int xid) {
    Bytes.setInt(page, at + HeapTuple.XMIN, xid);
  }

  public static void setXmax(MemorySegment page, int at, int xid) {
    Bytes.setInt(page, at + HeapTuple.XMAX, xid);
  }

  /// Sets the raw command id; the caller keeps [Infomask#COMBO_CID] in step.
  public static void setCommandId(MemorySegment page, int at, int commandId) {
    Bytes.setInt(page, at + HeapTuple.CID, commandId);
  }

  public static void setCtid(MemorySegment page, int at, long tid) {
    setItemPointer(page, at + HeapTuple.CTID, tid);
  }

  /// Writes a tid as `storage/itemptr.h` lays it out.
  public static void setItemPointer(MemorySegment page, long at, long tid) {
    int block = Tid.block(tid);
    Bytes.setShort(page, at, block >>> 16);
    Bytes.setShort(page, at + 2, block);
    Bytes.setShort(page, at + 4, Tid.offset(tid));
  }

  public static void setInfomask(MemorySegment page, int at, int infomask) {
    Bytes.setShort(page, at + HeapTuple.INFOMASK, infomask);
  }

  public static void setInfomask2(MemorySegment page, int at, int infomask2) {
    Bytes.setShort(page, at + HeapTuple.INFOMASK2, infomask2);
  }

  public static void setHeaderSize(MemorySegment page, int at, int headerSize) {
    Bytes.setByte(page, at + HeapTuple.HOFF, headerSize);
  }

  /// Copies bytes of a tuple into a page.
  public static void copyIn(MemorySegment page, int at, byte[] bytes, int from, int length) {
    Bytes.copyIn(bytes, from, page, at, length);
  }

  /// Copies bytes from one tuple to another, on the same page or another.
  public static void copy(MemorySegment from, int fromAt, MemorySegment page, int at, int length) {
    Bytes.copy(from, fromAt, page, at, length);
  }

  /// Clears some bits of `t_infomask` and sets others.
  public static void changeInfomask(MemorySegment page, int at, int clear, int set) {
    setInfomask(page, at, HeapTuple.infomask(page, at) & ~clear | set);
  }

  /// Clears some bits of `t_infomask2` and sets others.
  public static void changeInfomask2(MemorySegment page, int at, int clear, int set) {
    setInfomask2(page, at, HeapTuple.infomask2(page, at) & ~clear | set);
  }
}
