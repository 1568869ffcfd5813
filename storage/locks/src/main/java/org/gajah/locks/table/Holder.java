package org.gajah.locks.table;

import java.util.ArrayList;
import java.util.List;
import org.gajah.locks.Proc;
import org.jspecify.annotations.Nullable;

/// Who holds locks and waits for one: a process or a prepared transaction. Mirrors what PGPROC of
/// `storage/proc.h` has for the lock manager.
///
/// The fields of a wait are guarded by the lock of the partition of the awaited lock; those of a
/// group by that of partition 0.
final class Holder {
  /// How a wait stands.
  enum WaitStatus {
    /// There is none, or the lock was granted.
    NONE,
    WAITING,
    /// Taken out of the queue to break a deadlock.
    FAILED
  }

  /// Null for a prepared transaction.
  final @Nullable Proc proc;

  final FastPath fastPath = new FastPath();

  /// The database whose relations the fast path takes; 0 for none.
  volatile int database;

  /// Whether whoever waits for this holder may cancel it: an autovacuum worker whose work can be
  /// done later.
  volatile boolean yieldsToWaiters;

  /// The xid of a prepared transaction, else 0.
  final int preparedXid;

  /// Spreads holders over buckets.
  final int hash;

  private final VirtualXid preparedVxid;

  @Nullable ProcLock awaited;
  @Nullable LockMode awaitedMode;

  /// The modes that the holder and its group had of the awaited lock when the wait began.
  int heldWhenWaiting;

  volatile WaitStatus waitStatus = WaitStatus.NONE;

  /// When the wait began, as a `timestamptz`.
  long waitStart;

  @Nullable Holder queuePrevious;
  @Nullable Holder queueNext;

  /// The leader of a group of processes whose locks do not exclude each other; itself for those in
  /// no group.
  private volatile Holder leader = this;

  /// Whether the holder leads or belongs to a group.
  private volatile boolean grouped;

  /// The members of the group that this one leads, without itself.
  private final List<Holder> members = new ArrayList<>(0);

  /// A process.
  Holder(Proc proc) {
    this.proc = proc;
    this.preparedXid = 0;
    this.preparedVxid = new VirtualXid(VirtualXid.RECOVERED, 0);
    this.hash = proc.number() * 0x9E37_79B9;
  }

  /// A prepared transaction.
  Holder(int xid, VirtualXid vxid) {
    this.proc = null;
    this.preparedXid = xid;
    this.preparedVxid = vxid;
    this.hash = ~xid * 0x9E37_79B9;
  }

  /// 0 for a prepared transaction.
  int pid() {
    return proc == null ? 0 : proc.pid();
  }

  VirtualXid vxid() {
    return proc == null ? preparedVxid : new VirtualXid(proc.number(), fastPath.lxid());
  }

  boolean isWaiting() {
    return waitStatus == WaitStatus.WAITING;
  }

  Holder leader() {
    return leader;
  }

  List<Holder> members() {
    return members;
  }

  boolean inGroupOf(Holder other) {
    return leader == other.leader;
  }

  boolean isGrouped() {
    return grouped;
  }

  void lead() {
    grouped = true;
  }

  void join(Holder newLeader) {
    leader = newLeader;
    grouped = true;
    newLeader.members.add(this);
  }

  void leaveGroup() {
    leader.members.remove(this);
    leader = this;
    grouped = false;
  }

  void startWait(ProcLock procLock, LockMode mode, int heldInGroup, long timestamp) {
    awaited = procLock;
    awaitedMode = mode;
    heldWhenWaiting = heldInGroup;
    waitStart = timestamp;
    waitStatus = WaitStatus.WAITING;
  }

  void endWait(WaitStatus outcome) {
    awaited = null;
    awaitedMode = null;
    heldWhenWaiting = 0;
    waitStart = 0;
    waitStatus = outcome;
  }
}
