package org.gajah.locks.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gajah.locks.Proc;

/// Lets a process wait until others have finished: transactions by their virtual ids, holders of a
/// lock, speculative insertions. Mirrors parts of `storage/lmgr/lmgr.c`.
public final class TransactionWaits {
  private final BackendLocks locks;
  private final LockTable table;
  private final Proc proc;
  private int lastToken;

  public TransactionWaits(BackendLocks locks) {
    this.locks = locks;
    this.table = locks.table();
    this.proc = locks.proc();
  }

  /// The virtual ids of the transactions, prepared ones too, that hold a lock in a way that
  /// conflicts with `mode`, without this process's own.
  public List<VirtualXid> conflictingTransactions(LockTag tag, LockMode mode) {
    Set<VirtualXid> found = new LinkedHashSet<>();
    if (BackendLocks.meetsFastPath(tag, mode)) {
      table.forEachBackend(other -> {
        if (other != locks
            && other.holder().database == tag.field1()
            && (other.holder().fastPath.modesOf(tag.field2()) & mode.conflicts()) != 0) {
          found.add(other.holder().vxid());
        }
      });
    }
    int hash = LockTag.hash(tag.key1(), tag.key2());
    Partition partition = table.partition(hash);
    partition.enter(proc);
    try {
      Lock lock = partition.find(tag.key1(), tag.key2(), hash);
      ProcLock entry = lock == null ? null : lock.firstProcLock;
      for (; entry != null; entry = entry.next) {
        if (entry.holder != locks.holder() && (entry.held & mode.conflicts()) != 0) {
          found.add(entry.holder.vxid());
        }
      }
    } finally {
      partition.leave(proc);
    }
    // Who is in no transaction any more has committed and is about to release.
    found.removeIf(vxid -> !vxid.isValid());
    return new ArrayList<>(found);
  }

  /// Waits until a transaction is over, also when it is prepared meanwhile.
  ///
  /// @param wait false to only ask
  /// @return whether it is over
  public boolean awaitTransaction(VirtualXid vxid, boolean wait) {
    BackendLocks other = table.backend(vxid.procNumber());
    if (other != null && other.holder().fastPath.lxid() == vxid.lxid()) {
      if (!wait) {
        return false;
      }
      if (shareVirtual(other, vxid)) {
        LockTag tag = LockTag.virtualTransaction(vxid);
        locks.acquire(tag, LockMode.SHARE);
        locks.release(tag, LockMode.SHARE);
      }
    }
    for (int xid = table.preparedXidOf(vxid); xid != 0; xid = table.preparedXidOf(vxid)) {
      LockTag tag = LockTag.transaction(xid);
      if (!locks.acquire(tag, LockMode.SHARE, false, !wait).isHeld()) {
        return false;
      }
      locks.release(tag, LockMode.SHARE);
    }
    return true;
  }

  /// Sees to it that the lock on another's virtual transaction is in the shared table.
  ///
  /// @return false when that transaction is over
  private boolean shareVirtual(BackendLocks other, VirtualXid vxid) {
    LockTag tag = LockTag.virtualTransaction(vxid);
    int hash = LockTag.hash(tag.key1(), tag.key2());
    Partition partition = table.partition(hash);
    partition.enter(proc);
    try {
      ProcLock procLock = partition.findOrAdd(tag.key1(), tag.key2(), hash, other.holder());
      if (procLock == null) {
        throw LockTable.full();
      }
      if (other.holder().fastPath.stealVirtual(vxid.lxid())) {
        procLock.lock.grant(procLock, LockMode.EXCLUSIVE);
      }
      boolean held = procLock.held != 0;
      partition.cleanUp(procLock, false);
      return held;
    } finally {
      partition.leave(proc);
    }
  }

  /// Says how far [#awaitLockers] is.
  @FunctionalInterface
  public interface WaitProgress {
    /// `done` of `total` transactions are over; now it waits for the process with this pid, 0 for a
    /// prepared transaction.
    void waiting(int total, int done, int pid);
  }

  /// Waits until all transactions are over that hold one of the locks now in a way that conflicts
  /// with `mode`. New ones do not matter.
  public void awaitLockers(List<LockTag> tags, LockMode mode, WaitProgress progress) {
    List<VirtualXid> all = new ArrayList<>();
    for (LockTag tag : tags) {
      all.addAll(conflictingTransactions(tag, mode));
    }
    for (int done = 0; done < all.size(); done++) {
      BackendLocks other = table.backend(all.get(done).procNumber());
      progress.waiting(all.size(), done, other == null ? 0 : other.holder().pid());
      awaitTransaction(all.get(done), true);
    }
  }

  /// Announces a speculative insertion of a transaction, which others can wait for.
  ///
  /// @return its token, never 0
  public int beginSpeculative(int xid) {
    lastToken++;
    if (lastToken == 0) {
      lastToken++;
    }
    locks.acquire(LockTag.speculative(xid, lastToken), LockMode.EXCLUSIVE);
    return lastToken;
  }

  /// Says that the last speculative insertion is confirmed or taken back.
  public void endSpeculative(int xid) {
    locks.release(LockTag.speculative(xid, lastToken), LockMode.EXCLUSIVE);
  }

  /// Waits until a speculative insertion of another is confirmed or taken back.
  public void awaitSpeculative(int xid, int token) {
    LockTag tag = LockTag.speculative(xid, token);
    locks.acquire(tag, LockMode.SHARE);
    locks.release(tag, LockMode.SHARE);
  }
}
