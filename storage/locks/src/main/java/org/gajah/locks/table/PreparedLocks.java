package org.gajah.locks.table;

import org.gajah.base.error.PgException;
import org.gajah.locks.Proc;

/// The locks of one prepared transaction, which no process holds. Mirrors the two-phase functions
/// of `storage/lmgr/lock.c`.
///
/// They come from the process that prepared it ([BackendLocks#transferTo]) or, after a restart, one
/// by one out of its state file ([#recover]), and go one by one when it is finished ([#release]);
/// then [#close].
public final class PreparedLocks {
  private final LockTable table;
  private final Holder holder;

  PreparedLocks(LockTable table, int xid, VirtualXid vxid) {
    this.table = table;
    this.holder = new Holder(xid, vxid);
  }

  public int xid() {
    return holder.preparedXid;
  }

  Holder holder() {
    return holder;
  }

  /// Takes a lock again that the transaction held when it was prepared. Nobody can hold anything
  /// that conflicts.
  ///
  /// @throws PgException 53200 when the table is full
  public void recover(Proc caller, TwoPhaseLock lock) {
    LockTag tag = lock.tag();
    int hash = LockTag.hash(tag.key1(), tag.key2());
    Partition partition = table.partition(hash);
    partition.enter(caller);
    try {
      ProcLock procLock = partition.findOrAdd(tag.key1(), tag.key2(), hash, holder);
      if (procLock == null) {
        throw LockTable.full();
      }
      if ((procLock.held & lock.mode().bit()) != 0) {
        throw BackendLocks.alreadyHeld(tag, lock.mode());
      }
      if (BackendLocks.meetsFastPath(tag, lock.mode())) {
        table.strong.raise(hash);
      }
      procLock.lock.grant(procLock, lock.mode());
    } finally {
      partition.leave(caller);
    }
  }

  /// Gives up one lock.
  ///
  /// @return false when it was not held
  public boolean release(Proc caller, TwoPhaseLock lock) {
    LockTag tag = lock.tag();
    int hash = LockTag.hash(tag.key1(), tag.key2());
    Partition partition = table.partition(hash);
    partition.enter(caller);
    try {
      ProcLock procLock = partition.find(tag.key1(), tag.key2(), hash, holder);
      if (procLock == null || (procLock.held & lock.mode().bit()) == 0) {
        return false;
      }
      partition.release(procLock, lock.mode());
    } finally {
      partition.leave(caller);
    }
    if (BackendLocks.meetsFastPath(tag, lock.mode())) {
      table.strong.lower(hash);
    }
    return true;
  }

  /// Forgets the transaction, whose locks have all been released.
  public void close() {
    table.forget(this);
  }
}
