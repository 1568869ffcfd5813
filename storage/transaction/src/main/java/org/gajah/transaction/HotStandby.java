package org.gajah.transaction;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.gajah.base.error.PgException;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Xid;
import org.gajah.locks.Proc;
import org.gajah.walformat.record.StandbyRecord.RunningXacts;
import org.gajah.walformat.record.XactRecord;

/// What a standby knows of the transactions of its primary, so that its sessions can take
/// snapshots. Mirrors the parts of `storage/ipc/procarray.c` that serve recovery.
///
/// Only the startup process calls it: [#begin] when redo starts, [#observe] for each record of a
/// transaction before it is applied, [#running], [#assigned] and [#ended] for the records that say
/// more, [#end] when recovery is over.
public final class HotStandby {
  /// How much is known.
  public enum State {
    /// Nothing: the instance is no standby, or not yet.
    DISABLED,
    /// What is seen in the log is noted, but what ran before is not known.
    INITIALIZED,
    /// Subtransactions may be missing that ran when the first picture was taken.
    SNAPSHOT_PENDING,
    /// Snapshots can be taken.
    SNAPSHOT_READY
  }

  private final Transactions shared;
  private final ProcArray procArray;
  private final KnownAssignedXids known;
  private volatile State state = State.DISABLED;
  private int latestObserved = Xid.INVALID;

  /// When the oldest running transaction is younger, nothing is missing any more.
  private int pendingXmin = Xid.INVALID;

  HotStandby(Transactions shared) {
    this.shared = shared;
    this.procArray = shared.procArray();
    this.known = procArray.known();
  }

  public State state() {
    return state;
  }

  /// Starts to follow the log.
  ///
  /// @param oldestActive the oldest transaction that ran at the checkpoint
  /// @param nextFullXid where redo starts
  public void begin(int oldestActive, long nextFullXid, Proc proc) {
    shared.subtransactions().start(oldestActive, nextFullXid, proc);
    latestObserved = Xid.previous(FullXid.xid(nextFullXid));
    procArray.startRecovery(nextFullXid);
    state = State.INITIALIZED;
  }

  /// Notes the id of a record: it, and all before it, were given out.
  public void observe(int xid, Proc proc) {
    if (state == State.DISABLED
        || !Xid.isNormal(xid)
        || Xid.precedesOrEquals(xid, latestObserved)) {
      return;
    }
    int first = Xid.next(latestObserved);
    extendSubtransactions(first, xid, proc);
    if (state != State.INITIALIZED) {
      procArray.lock().acquireExclusive(proc);
      known.addRange(first, xid);
      procArray.lock().releaseExclusive(proc);
    }
    latestObserved = xid;
    shared.xids().seen(xid);
  }

  private void extendSubtransactions(int from, int to, Proc proc) {
    for (int xid = from; Xid.precedesOrEquals(xid, to); xid = Xid.next(xid)) {
      shared.subtransactions().extend(xid, proc);
    }
  }

  /// Takes a picture of all running transactions.
  public void running(RunningXacts picture, Proc proc) {
    if (state == State.DISABLED) {
      return;
    }
    expireBefore(picture.oldestRunningXid(), proc);
    if (state == State.SNAPSHOT_READY) {
      return;
    }
    shared.xids().seen(Xid.previous(picture.nextXid()));
    if (state == State.SNAPSHOT_PENDING) {
      if (picture.overflowed() && picture.xids().length > 0) {
        if (Xid.precedes(pendingXmin, picture.oldestRunningXid())) {
          state = State.SNAPSHOT_READY;
        }
        return;
      }
      procArray.lock().acquireExclusive(proc);
      known.clear();
      procArray.lock().releaseExclusive(proc);
      state = State.INITIALIZED;
    }
    takeOver(picture, proc);
  }

  private void takeOver(RunningXacts picture, Proc proc) {
    int[] running = stillRunning(picture, proc);
    int last = Xid.previous(picture.nextXid());
    if (Xid.precedes(latestObserved, last)) {
      extendSubtransactions(Xid.next(latestObserved), last, proc);
    }
    latestObserved = last;
    procArray.lock().acquireExclusive(proc);
    try {
      if (known.count() > 0) {
        throw PgException.internal("KnownAssignedXids is not empty");
      }
      for (int xid : running) {
        known.addRange(xid, xid);
      }
      procArray.lastOverflowed(picture.overflowed() ? last : Xid.INVALID);
      procArray.completedInRecovery(picture.latestCompletedXid());
    } finally {
      procArray.lock().releaseExclusive(proc);
    }
    pendingXmin = picture.overflowed() ? last : Xid.INVALID;
    state = picture.overflowed() ? State.SNAPSHOT_PENDING : State.SNAPSHOT_READY;
  }

  /// The transactions of a picture, ascending, without those that have ended since it was taken.
  private int[] stillRunning(RunningXacts picture, Proc proc) {
    int[] all = Arrays.copyOf(picture.xids(), picture.xids().length + picture.subxids().length);
    System.arraycopy(picture.subxids(), 0, all, picture.xids().length, picture.subxids().length);
    long reference = shared.xids().next();
    long[] full = new long[all.length];
    int count = 0;
    for (int xid : all) {
      CommitLog.Status status = shared.commitLog().status(xid, new long[0], proc);
      if (status != CommitLog.Status.COMMITTED && status != CommitLog.Status.ABORTED) {
        full[count++] = FullXid.atOrBefore(xid, reference);
      }
    }
    Arrays.sort(full, 0, count);
    int[] sorted = new int[count];
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || full[i] != full[i - 1]) {
        sorted[kept++] = FullXid.xid(full[i]);
      }
    }
    return Arrays.copyOf(sorted, kept);
  }

  /// Applies that subtransactions belong to a transaction: snapshots need not list them any more,
  /// for their parent can be looked up.
  public void assigned(XactRecord.Assignment assignment, Proc proc) {
    if (state == State.DISABLED) {
      return;
    }
    int[] children = assignment.subxacts();
    int last = latest(assignment.topXid(), children);
    observe(last, proc);
    for (int child : children) {
      shared.subtransactions().setParent(child, assignment.topXid(), proc);
    }
    if (state == State.INITIALIZED) {
      return;
    }
    procArray.lock().acquireExclusive(proc);
    for (int child : children) {
      known.remove(child);
    }
    int overflowed = procArray.lastOverflowed();
    if (!Xid.isValid(overflowed) || Xid.precedes(overflowed, last)) {
      procArray.lastOverflowed(last);
    }
    procArray.lock().releaseExclusive(proc);
  }

  private static int latest(int xid, int[] children) {
    int latest = xid;
    for (int child : children) {
      latest = Xid.precedes(latest, child) ? child : latest;
    }
    return latest;
  }

  /// Applies the end of a transaction, when its outcome is in the commit log.
  ///
  /// @param xid the transaction, or the subtransaction that aborted
  public void ended(int xid, int[] children, Proc proc) {
    if (state == State.DISABLED) {
      return;
    }
    procArray.lock().acquireExclusive(proc);
    known.remove(xid);
    for (int child : children) {
      known.remove(child);
    }
    procArray.completedInRecovery(latest(xid, children));
    procArray.lock().releaseExclusive(proc);
  }

  /// Which transactions are prepared, so that they are not taken for lost.
  private KnownAssignedXids.Keeper prepared = xid -> false;

  /// Says how to find out whether a transaction is prepared.
  public void prepared(IntPredicate isPrepared) {
    prepared = isPrepared::test;
  }

  /// Forgets transactions that cannot run any more, because older ones do not: the primary crashed
  /// under them.
  private void expireBefore(int oldestRunning, Proc proc) {
    procArray.lock().acquireExclusive(proc);
    int overflowed = procArray.lastOverflowed();
    if (Xid.isValid(overflowed) && Xid.precedes(overflowed, oldestRunning)) {
      procArray.lastOverflowed(Xid.INVALID);
    }
    known.removeBefore(oldestRunning, prepared);
    procArray.completedInRecovery(Xid.previous(oldestRunning));
    procArray.lock().releaseExclusive(proc);
  }

  /// Ends it: what ran has aborted, but for prepared transactions, which are adopted elsewhere.
  public void end(Proc proc) {
    if (state == State.DISABLED) {
      return;
    }
    procArray.lock().acquireExclusive(proc);
    known.clear();
    procArray.lastOverflowed(Xid.INVALID);
    procArray.endRecovery();
    procArray.completedInRecovery(Xid.previous(FullXid.xid(shared.xids().next())));
    procArray.lock().releaseExclusive(proc);
    state = State.DISABLED;
  }
}
