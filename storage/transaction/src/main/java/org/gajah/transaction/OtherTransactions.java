package org.gajah.transaction;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Xid;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.jspecify.annotations.Nullable;

/// What became of transactions, as one session asks: the last answer is kept, for neighbouring rows
/// ask for the same. Mirrors `access/transam/transam.c` and `XactLockTableWait` of
/// `storage/lmgr/lmgr.c`.
final class OtherTransactions {
  private final Transaction own;
  private final Transactions shared;
  private int knownXid;
  private boolean knownCommitted;
  private long knownLsn;

  /// Where the commit log puts a second result.
  private final long[] lsn = new long[1];

  OtherTransactions(Transaction own, Transactions shared) {
    this.own = own;
    this.shared = shared;
  }

  boolean isInProgress(int xid) {
    if (Xid.precedes(xid, own.snapshots().xminHorizon()) || xid == knownXid) {
      return false;
    }
    return own.isCurrent(xid)
        || shared.procArray().isRunning(xid, this::topUnlessAborted, own.proc());
  }

  /// The topmost ancestor of a subtransaction; the id itself when it has aborted, whatever its
  /// ancestors do.
  private int topUnlessAborted(int xid) {
    CommitLog.Status status = shared.commitLog().status(xid, lsn, own.proc());
    return status == CommitLog.Status.ABORTED ? xid : top(xid);
  }

  private int top(int xid) {
    return shared.subtransactions().top(xid, own.xminHorizon(), own.proc());
  }

  boolean didCommit(int xid) {
    if (xid == knownXid && Xid.isValid(xid)) {
      return knownCommitted;
    }
    CommitLog.Status outcome = shared.outcome(xid, own.xminHorizon(), lsn, own.proc());
    boolean committed = outcome == CommitLog.Status.COMMITTED;
    if (Xid.isNormal(xid) && outcome != CommitLog.Status.IN_PROGRESS) {
      know(xid, committed);
    }
    return committed;
  }

  CommitLog.@Nullable Status fate(long fullXid) {
    int xid = FullXid.xid(fullXid);
    if (!Xid.isNormal(xid)) {
      return xid == Xid.INVALID ? null : CommitLog.Status.COMMITTED;
    }
    long next = shared.xids().next();
    if (!FullXid.precedes(fullXid, next)) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "transaction ID " + Long.toUnsignedString(fullXid) + " is in the future");
    }
    return shared.commitLog().ifKept(fullXid, next, own.proc(), () -> fateOfKept(xid));
  }

  private CommitLog.Status fateOfKept(int xid) {
    if (isInProgress(xid)) {
      return CommitLog.Status.IN_PROGRESS;
    }
    return didCommit(xid) ? CommitLog.Status.COMMITTED : CommitLog.Status.ABORTED;
  }

  private void know(int xid, boolean committed) {
    knownXid = xid;
    knownCommitted = committed;
    knownLsn = lsn[0];
  }

  long commitLsn(int xid) {
    if (xid != knownXid) {
      shared.outcome(xid, own.xminHorizon(), lsn, own.proc());
      know(xid, true);
    }
    return knownLsn;
  }

  void await(int xid) {
    int waited = xid;
    while (true) {
      LockTag tag = LockTag.transaction(waited);
      own.locks().acquire(tag, LockMode.SHARE);
      own.locks().release(tag, LockMode.SHARE);
      if (!isInProgress(waited)) {
        return;
      }
      // A subtransaction lets go of its lock when it commits into its parent: wait for that one.
      waited = top(waited);
    }
  }

  boolean isOver(int xid) {
    int asked = xid;
    while (true) {
      LockTag tag = LockTag.transaction(asked);
      if (!own.locks().tryAcquire(tag, LockMode.SHARE).isHeld()) {
        return false;
      }
      own.locks().release(tag, LockMode.SHARE);
      if (!isInProgress(asked)) {
        return true;
      }
      asked = top(asked);
    }
  }
}
