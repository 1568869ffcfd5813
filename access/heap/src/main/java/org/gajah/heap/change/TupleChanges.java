package org.gajah.heap.change;

import java.lang.foreign.MemorySegment;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.HeapTupleWriter;
import org.gajah.page.heap.Infomask;
import org.gajah.walformat.record.HeapConfirm;
import org.gajah.walformat.record.HeapDelete;
import org.gajah.walformat.record.HeapInplace;
import org.gajah.walformat.record.HeapLock;
import org.gajah.walformat.record.HeapLockUpdated;
import org.gajah.walformat.record.HeapUpdate;

/// Changes of tuples that are there: deletions, locks, confirmations, and the old side of updates.
public final class TupleChanges {
  private TupleChanges() {}

  /// Where the tuple of a record starts.
  ///
  /// @throws PgException XX000 when there is none
  static int find(MemorySegment page, int offsetNumber) {
    if (offsetNumber < 1 || offsetNumber > PageHeader.maxOffset(page)) {
      throw PgException.panic(SqlState.INTERNAL_ERROR, "invalid max offset number");
    }
    int pointer = LinePointer.at(page, offsetNumber);
    if (!LinePointer.isNormal(pointer)) {
      throw PgException.panic(SqlState.INTERNAL_ERROR, "invalid lp");
    }
    return LinePointer.offset(pointer);
  }

  /// Notes that a transaction leaves something to prune once it is history.
  static void setPrunable(MemorySegment page, int xid) {
    int known = PageHeader.pruneXid(page);
    if (!Xid.isValid(known) || Xid.precedes(xid, known)) {
      PageWriter.setPruneXid(page, xid);
    }
  }

  /// Sets the deleting command, where there is one.
  private static void setCmax(MemorySegment page, int at, RunTimeExtras extras) {
    if (extras.kind() == RunTimeExtras.Kind.NOTHING) {
      return;
    }
    HeapTupleWriter.setCommandId(page, at, extras.commandId());
    HeapTupleWriter.changeInfomask(
        page, at, Infomask.COMBO_CID, extras.combined() ? Infomask.COMBO_CID : 0);
  }

  /// Deletes a tuple, or takes a speculative insertion back.
  ///
  /// @param xid the deleting transaction
  public static void delete(
      MemorySegment page, int block, int xid, HeapDelete record, RunTimeExtras extras) {
    int at = find(page, record.offsetNumber());
    boolean isSuper = (record.flags() & HeapDelete.IS_SUPER) != 0;
    XmaxBits.set(page, at, record.infobits());
    HeapTupleWriter.changeInfomask2(page, at, Infomask.HOT_UPDATED, 0);
    if (isSuper) {
      HeapTupleWriter.setXmin(page, at, Xid.INVALID);
    } else {
      HeapTupleWriter.setXmax(page, at, record.xmax());
    }
    setCmax(page, at, extras);
    setPrunable(page, xid);
    if ((record.flags() & HeapDelete.ALL_VISIBLE_CLEARED) != 0) {
      PageWriter.clearFlag(page, PageHeader.ALL_VISIBLE);
    }
    if ((record.flags() & HeapDelete.IS_PARTITION_MOVE) != 0) {
      HeapTupleWriter.setCtid(page, at, Tid.of(-1, HeapTuple.MOVED_PARTITIONS));
    } else {
      HeapTupleWriter.setCtid(page, at, Tid.of(block, record.offsetNumber()));
    }
  }

  /// Makes an old version lead to the new one.
  ///
  /// @param newBlock where the new version is
  /// @param xid the updating transaction
  public static void replace(
      MemorySegment page, int newBlock, int xid, HeapUpdate record, RunTimeExtras extras) {
    int at = find(page, record.oldOffsetNumber());
    XmaxBits.set(page, at, record.oldInfobits());
    HeapTupleWriter.changeInfomask2(
        page, at, Infomask.HOT_UPDATED, record.hot() ? Infomask.HOT_UPDATED : 0);
    HeapTupleWriter.setXmax(page, at, record.oldXmax());
    setCmax(page, at, extras);
    HeapTupleWriter.setCtid(page, at, Tid.of(newBlock, record.newOffsetNumber()));
    setPrunable(page, xid);
    if ((record.flags() & HeapUpdate.OLD_ALL_VISIBLE_CLEARED) != 0) {
      PageWriter.clearFlag(page, PageHeader.ALL_VISIBLE);
    }
  }

  /// Locks a tuple. The command id stays at run time, for it may be that of its insertion by the
  /// same transaction; the combined ones of an update that is about to follow come in the extras.
  public static void lock(MemorySegment page, int block, HeapLock record, RunTimeExtras extras) {
    int at = find(page, record.offsetNumber());
    XmaxBits.set(page, at, record.infobits());
    if (Infomask.xmaxLockedOnly(HeapTuple.infomask(page, at))) {
      HeapTupleWriter.changeInfomask2(page, at, Infomask.HOT_UPDATED, 0);
      HeapTupleWriter.setCtid(page, at, Tid.of(block, record.offsetNumber()));
    }
    HeapTupleWriter.setXmax(page, at, record.xmax());
    setCmax(page, at, extras);
  }

  /// Locks a later version of a row that was locked.
  public static void lockUpdated(MemorySegment page, HeapLockUpdated record) {
    int at = find(page, record.offsetNumber());
    XmaxBits.set(page, at, record.infobits());
    HeapTupleWriter.setXmax(page, at, record.xmax());
  }

  /// Makes a speculative insertion an ordinary one.
  public static void confirm(MemorySegment page, int block, HeapConfirm record) {
    int at = find(page, record.offsetNumber());
    HeapTupleWriter.setCtid(page, at, Tid.of(block, record.offsetNumber()));
  }

  /// Overwrites the attributes of a tuple by as many bytes.
  public static void overwrite(MemorySegment page, HeapInplace record) {
    int pointer = LinePointer.at(page, record.offsetNumber());
    int at = find(page, record.offsetNumber());
    int headerSize = HeapTuple.headerSize(page, at);
    if (LinePointer.length(pointer) - headerSize != record.data().length()) {
      throw PgException.panic(SqlState.INTERNAL_ERROR, "wrong tuple length");
    }
    HeapTupleWriter.copyIn(
        page, at + headerSize, record.data().array(), record.data().from(), record.data().length());
  }
}
