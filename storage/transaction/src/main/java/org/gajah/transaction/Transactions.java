package org.gajah.transaction;

import org.gajah.base.id.FullXid;
import org.gajah.base.id.Xid;
import org.gajah.locks.Proc;
import org.gajah.wal.Wal;

/// What the sessions of an instance share about transactions: the logs, who runs, and what comes
/// next.
public final class Transactions {
  private final Wal wal;
  private final CommitLog commitLog;
  private final SubtransactionLog subtransactions;
  private final MultiXacts multiXacts;
  private final ProcArray procArray;
  private final XidGenerator xids;

  public Transactions(
      Wal wal,
      CommitLog commitLog,
      SubtransactionLog subtransactions,
      MultiXacts multiXacts,
      ProcArray procArray) {
    this.wal = wal;
    this.commitLog = commitLog;
    this.subtransactions = subtransactions;
    this.multiXacts = multiXacts;
    this.procArray = procArray;
    this.xids = new XidGenerator(commitLog, subtransactions, procArray);
  }

  public Wal wal() {
    return wal;
  }

  public CommitLog commitLog() {
    return commitLog;
  }

  public SubtransactionLog subtransactions() {
    return subtransactions;
  }

  public MultiXacts multiXacts() {
    return multiXacts;
  }

  public ProcArray procArray() {
    return procArray;
  }

  public XidGenerator xids() {
    return xids;
  }

  /// Says where transactions go on, from the control file or the checkpoint that redo starts with.
  public void start(long nextFullXid, int nextOid, int oldestXid, int oldestDatabase) {
    xids.start(nextFullXid, nextOid, oldestXid, oldestDatabase);
    commitLog.start(nextFullXid);
  }

  /// Opens for normal work, when recovery is done: logs are trimmed and everything before the next
  /// id is over, but for prepared transactions, which have been adopted before.
  ///
  /// @param oldestActive the oldest prepared transaction, or the next id
  public void open(int oldestActive, Proc proc) {
    long next = xids.next();
    subtransactions.start(oldestActive, next, proc);
    commitLog.start(next);
    commitLog.trim(next, proc);
    procArray.start(next);
  }

  /// What became of a transaction, subtransactions resolved through their parents.
  ///
  /// @param lsnOut see [CommitLog#status]
  /// @param horizon transactions before it have no parents on record any more
  public CommitLog.Status outcome(int xid, int horizon, long[] lsnOut, Proc proc) {
    int asked = xid;
    while (true) {
      if (!Xid.isNormal(asked)) {
        return asked == Xid.INVALID ? CommitLog.Status.ABORTED : CommitLog.Status.COMMITTED;
      }
      CommitLog.Status status = commitLog.status(asked, lsnOut, proc);
      if (status != CommitLog.Status.SUB_COMMITTED) {
        return status;
      }
      if (Xid.precedes(asked, horizon)) {
        return CommitLog.Status.ABORTED; // its parent never got as far as committing
      }
      int parent = subtransactions.parent(asked, proc);
      if (!Xid.isValid(parent)) {
        return CommitLog.Status.ABORTED;
      }
      asked = parent;
    }
  }

  /// The full form of a transaction id that is not in the future.
  public long full(int xid) {
    return FullXid.atOrBefore(xid, xids.next());
  }
}
