package org.gajah.heap.visibility;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Xid;
import org.gajah.buffer.BufferAccess;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.HintBits;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.MultiXactAccess;
import org.gajah.transaction.Transaction;

/// What a tuple's header says, and what is known of the transactions in it: the ground on which the
/// rules of visibility stand. One object serves one process.
public final class RowState {
  private final BufferAccess buffers;
  private final Transaction transaction;
  private final MultiXactAccess multiXacts;
  private final MultiXactAccess.Members members = new MultiXactAccess.Members();

  public RowState(StorageContext context, MultiXactAccess multiXacts) {
    this.buffers = context.buffers();
    this.transaction = context.transaction();
    this.multiXacts = multiXacts;
  }

  public Transaction transaction() {
    return transaction;
  }

  public MultiXactAccess multiXacts() {
    return multiXacts;
  }

  boolean isCurrent(int xid) {
    return transaction.isCurrent(xid);
  }

  boolean isInProgress(int xid) {
    return transaction.isInProgress(xid);
  }

  boolean didCommit(int xid) {
    return transaction.didCommit(xid);
  }

  // Facts

  /// Whether the transaction has neither committed nor is running: it has aborted, or crashed.
  public boolean hasAborted(int xid) {
    return !isCurrent(xid) && !isInProgress(xid) && !didCommit(xid);
  }

  /// The command that inserted a tuple of the own transaction.
  public int cmin(MemorySegment page, int at) {
    int raw = HeapTuple.rawCommandId(page, at);
    return (HeapTuple.infomask(page, at) & Infomask.COMBO_CID) == 0
        ? raw
        : transaction.comboCommandIds().cmin(raw);
  }

  /// The command of the own transaction that deleted or updated a tuple.
  public int cmax(MemorySegment page, int at) {
    int raw = HeapTuple.rawCommandId(page, at);
    return (HeapTuple.infomask(page, at) & Infomask.COMBO_CID) == 0
        ? raw
        : transaction.comboCommandIds().cmax(raw);
  }

  boolean insertedBefore(MemorySegment page, int at, int commandId) {
    return Integer.compareUnsigned(cmin(page, at), commandId) < 0;
  }

  boolean deletedBefore(MemorySegment page, int at, int commandId) {
    return Integer.compareUnsigned(cmax(page, at), commandId) < 0;
  }

  /// Who updates or deletes the tuple: xmax itself, or the one member of a multixact that does more
  /// than lock; 0 when nobody does.
  public int updateXid(MemorySegment page, int at) {
    int mask = HeapTuple.infomask(page, at);
    int xmax = HeapTuple.rawXmax(page, at);
    if ((mask & Infomask.XMAX_INVALID) == 0
        && (mask & Infomask.XMAX_IS_MULTI) != 0
        && (mask & Infomask.XMAX_LOCK_ONLY) == 0) {
      return updateXid(xmax);
    }
    return xmax;
  }

  /// The member of a multixact that updates or deletes, 0 for none.
  public int updateXid(int multi) {
    multiXacts.members(multi, false, members, transaction);
    for (int i = 0; i < members.count(); i++) {
      if (members.status(i).isUpdate()) {
        return members.xid(i);
      }
    }
    return Xid.INVALID;
  }

  boolean isMultiRunning(int multi, boolean lockOnly) {
    return multiXacts.isRunning(multi, lockOnly, transaction);
  }

  /// Whether nobody has updated or deleted the tuple, nor is about to: what its xmax says, if
  /// anything, is about locks, or aborted.
  public boolean isOnlyLocked(MemorySegment page, int at) {
    int mask = HeapTuple.infomask(page, at);
    if ((mask & (Infomask.XMAX_INVALID | Infomask.XMAX_LOCK_ONLY)) != 0
        || !Xid.isValid(HeapTuple.rawXmax(page, at))) {
      return true;
    }
    if ((mask & Infomask.XMAX_IS_MULTI) == 0) {
      return false;
    }
    return hasAborted(updateXid(page, at));
  }

  /// Whether the tuple with that tid is the newest version of its row.
  static boolean isLast(MemorySegment page, int at, long tid) {
    return HeapTuple.ctid(page, at) == tid;
  }

  // Versions that a VACUUM FULL before 9.0 has moved

  /// Whether a moved version is there, as far as its movement goes.
  boolean isThereAfterMove(MemorySegment page, int at, int buffer) {
    boolean movedOff = (HeapTuple.infomask(page, at) & Infomask.MOVED_OFF) != 0;
    int mover = HeapTuple.rawCommandId(page, at);
    if (isCurrent(mover)) {
      return !movedOff;
    }
    if (isInProgress(mover)) {
      return movedOff;
    }
    if (didCommit(mover) == movedOff) {
      hintAborted(page, at, buffer, Infomask.XMIN_INVALID);
      return false;
    }
    hintAborted(page, at, buffer, Infomask.XMIN_COMMITTED);
    return true;
  }

  // Hints

  /// Notes that a transaction has committed, unless the page might come to disk before the commit.
  void hintCommitted(MemorySegment page, int at, int buffer, int bit, int xid) {
    if (buffers.isPermanent(buffer)) {
      long lsn = transaction.commitLsn(xid);
      if (transaction.shared().wal().needsFlush(lsn) && Lsn.before(PageHeader.lsn(page), lsn)) {
        return;
      }
    }
    hint(page, at, buffer, bit);
  }

  /// Notes that a transaction has aborted, or something that holds in any case.
  void hintAborted(MemorySegment page, int at, int buffer, int bit) {
    hint(page, at, buffer, bit);
  }

  /// Notes what has become of xmax, for which the caller has waited.
  public void hintXmax(MemorySegment page, int at, int buffer, int xid) {
    int mask = HeapTuple.infomask(page, at);
    if ((mask & (Infomask.XMAX_COMMITTED | Infomask.XMAX_INVALID)) != 0) {
      return;
    }
    if (!Infomask.xmaxLockedOnly(mask) && didCommit(xid)) {
      hintCommitted(page, at, buffer, Infomask.XMAX_COMMITTED, xid);
    } else {
      hintAborted(page, at, buffer, Infomask.XMAX_INVALID);
    }
  }

  private void hint(MemorySegment page, int at, int buffer, int bit) {
    HintBits.set(page, at, bit);
    buffers.markDirtyHint(buffer, true);
  }
}
