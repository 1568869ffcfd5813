package org.gajah.locks.table;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.locks.Proc;
import org.gajah.locks.table.LocalLock.Hold;
import org.gajah.locks.table.Lock.Joined;
import org.jspecify.annotations.Nullable;

/// The heavyweight locks of one process. Only that process calls it, from its own thread. Mirrors
/// `storage/lmgr/lock.c` and `storage/lmgr/lmgr.c`.
///
/// A lock belongs to the session or to a level of the transaction: 1 for the transaction itself,
/// one more for each subtransaction in it. It is counted there as often as it was taken, and others
/// see it until the last count of the last owner is gone. The end of a subtransaction gives its
/// locks to the level around it, or releases them when it aborts.
public final class BackendLocks implements AutoCloseable {
  static final int SESSION = 0;
  static final int TRANSACTION = 1;

  private final LockTable table;
  private final Proc proc;
  private final LockSession session;
  private final Holder holder;
  private final FastPath fastPath;
  private final LocalLocks locals = new LocalLocks();

  /// The innermost level there is, and the one that takes locks now.
  private int depth = TRANSACTION;

  private int level = TRANSACTION;

  private int lastLxid;

  BackendLocks(LockTable table, Proc proc, LockSession session) {
    this.table = table;
    this.proc = proc;
    this.session = session;
    this.holder = new Holder(proc);
    this.fastPath = holder.fastPath;
    this.lastLxid = table.lastLxid(proc.number());
  }

  Proc proc() {
    return proc;
  }

  LockTable table() {
    return table;
  }

  Holder holder() {
    return holder;
  }

  /// Says to which database the process has connected, so that weak locks on its relations take the
  /// short way.
  public void database(int oid) {
    holder.database = oid;
  }

  /// Says whether others that wait for this process may cancel it: an autovacuum worker that does
  /// not work against wrap-around.
  public void yieldsToWaiters(boolean now) {
    holder.yieldsToWaiters = now;
  }

  // Taking and releasing

  /// Takes a lock for the current level of the transaction, and waits for it where it must.
  ///
  /// @throws PgException 40P01 when the wait would never end; 53200 when the table is full; 55000
  ///   for locks that recovery does not allow; whatever the interrupts of the process throw
  public LockResult acquire(LockTag tag, LockMode mode) {
    return acquire(tag, mode, false, false);
  }

  /// Takes a lock for the current level of the transaction unless somebody is in the way.
  public LockResult tryAcquire(LockTag tag, LockMode mode) {
    return acquire(tag, mode, false, true);
  }

  /// Takes a lock.
  ///
  /// @param forSession whether the session shall hold it beyond the end of the transaction
  /// @param dontWait whether to return [LockResult#NOT_AVAILABLE] rather than wait
  public LockResult acquire(LockTag tag, LockMode mode, boolean forSession, boolean dontWait) {
    long key1 = tag.key1();
    long key2 = tag.key2();
    int hash = LockTag.hash(key1, key2);
    int owner = forSession ? SESSION : level;
    LocalLock known = locals.find(key1, key2, hash, mode);
    if (known != null) {
      return again(known, owner);
    }
    boolean accessExclusive =
        mode == LockMode.ACCESS_EXCLUSIVE && tag.type() == LockTagType.RELATION;
    if (!mode.isWeak()) {
      checkRecovery(tag, mode);
      if (accessExclusive && !table.isInRecovery()) {
        session.beforeAccessExclusive(tag);
      }
    }
    LocalLock local = locals.add(key1, key2, hash, mode);
    boolean taken = false;
    try {
      taken = take(local, tag, dontWait);
    } finally {
      if (taken) {
        locals.hold(local, owner);
      } else {
        forget(local);
      }
    }
    if (taken && accessExclusive && !table.isInRecovery()) {
      session.afterAccessExclusive(tag);
    }
    return taken ? LockResult.ACQUIRED : LockResult.NOT_AVAILABLE;
  }

  private LockResult again(LocalLock known, int owner) {
    if (known.count == 0) {
      throw queueingTwice();
    }
    locals.hold(known, owner);
    return known.clear ? LockResult.ALREADY_CLEAR : LockResult.ALREADY_HELD;
  }

  private void checkRecovery(LockTag tag, LockMode mode) {
    if (table.isInRecovery()
        && !session.appliesWal()
        && (tag.type() == LockTagType.RELATION || tag.type() == LockTagType.OBJECT)) {
      throw new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "cannot acquire lock mode "
                  + mode.label()
                  + " on database objects while recovery is in progress")
          .hint(
              "Only RowExclusiveLock or less can be acquired on database objects during"
                  + " recovery.");
    }
  }

  private boolean take(LocalLock local, LockTag tag, boolean dontWait) {
    if (local.mode.isWeak()) {
      if (isOwnRelation(tag)
          && fastPath.take(table.strong, local.relation(), local.mode.bit(), local.hash)) {
        return true;
      }
    } else if (meetsFastPath(tag, local.mode)) {
      local.strong = true;
      table.strong.raise(local.hash);
    }
    return takeShared(local, tag, dontWait);
  }

  private boolean isOwnRelation(LockTag tag) {
    return tag.type() == LockTagType.RELATION
        && tag.field1() == holder.database
        && tag.field1() != 0;
  }

  /// Whether a lock excludes some that may be in fast paths.
  static boolean meetsFastPath(LockTag tag, LockMode mode) {
    return mode.isStrong() && tag.type() == LockTagType.RELATION && tag.field1() != 0;
  }

  private boolean takeShared(LocalLock local, LockTag tag, boolean dontWait) {
    if (holder.isWaiting()) {
      throw queueingTwice();
    }
    ProcLock mine;
    Joined joined = null;
    Partition partition = table.partition(local.hash);
    partition.enter(proc);
    try {
      mine = sharedEntry(partition, local, tag);
      if (mine.lock.isFree(mine, local.mode)) {
        mine.lock.grant(mine, local.mode);
      } else {
        joined = mine.lock.join(mine, local.mode, dontWait);
        partition.cleanUp(mine, false);
      }
    } finally {
      partition.leave(proc);
    }
    return (joined == null || finish(joined, mine, local)) && keep(local, mine);
  }

  private ProcLock sharedEntry(Partition partition, LocalLock local, LockTag tag) {
    if (local.strong && !table.moveFastPath(partition, tag, local.hash)) {
      throw LockTable.full();
    }
    ProcLock mine = partition.findOrAdd(local.key1, local.key2, local.hash, holder);
    if (mine == null) {
      throw LockTable.full();
    }
    if ((mine.held & local.mode.bit()) != 0) {
      throw alreadyHeld(tag, local.mode);
    }
    return mine;
  }

  private boolean finish(Joined joined, ProcLock mine, LocalLock local) {
    return switch (joined.outcome()) {
      case GRANTED -> true;
      case NOT_AVAILABLE -> false;
      case DEADLOCK -> throw LockWait.deadlock(joined.cycle(), session);
      case QUEUED -> {
        new LockWait(table, holder, proc, session, mine, local.mode).await();
        yield true;
      }
    };
  }

  private static boolean keep(LocalLock local, ProcLock mine) {
    local.procLock = mine;
    return true;
  }

  /// Releases a lock once for the current level of the transaction.
  ///
  /// @return false, after a warning, when that level does not hold it
  public boolean release(LockTag tag, LockMode mode) {
    return release(tag, mode, false);
  }

  /// Releases a lock once.
  ///
  /// @return false, after a warning, when the owner does not hold it
  public boolean release(LockTag tag, LockMode mode, boolean forSession) {
    LocalLock local = find(tag, mode);
    if (local == null || !locals.letGo(local, forSession ? SESSION : level)) {
      session.reporter().warning("you don't own a lock of type " + mode.label());
      return false;
    }
    giveBackIfUnused(local);
    return true;
  }

  private void giveBackIfUnused(LocalLock local) {
    if (local.count > 0) {
      return;
    }
    try {
      boolean fast = local.procLock == null;
      if (!fast || !fastPath.remove(local.relation(), local.mode.bit())) {
        releaseShared(local.key1, local.key2, local.hash, local.mode, local.procLock);
      }
    } finally {
      forget(local);
    }
  }

  private void releaseShared(
      long key1, long key2, int hash, LockMode mode, @Nullable ProcLock known) {
    Partition partition = table.partition(hash);
    partition.enter(proc);
    try {
      ProcLock procLock = known == null ? partition.find(key1, key2, hash, holder) : known;
      if (procLock == null || (procLock.held & mode.bit()) == 0) {
        throw PgException.internal("failed to re-find shared lock object");
      }
      partition.release(procLock, mode);
    } finally {
      partition.leave(proc);
    }
  }

  private void forget(LocalLock local) {
    if (local.strong) {
      table.strong.lower(local.hash);
    }
    locals.remove(local);
  }

  /// Notes that all invalidations from before a held lock was taken have been seen, so that taking
  /// it again says [LockResult#ALREADY_CLEAR].
  public void markClear(LockTag tag, LockMode mode) {
    LocalLock local = find(tag, mode);
    if (local != null) {
      local.clear = true;
    }
  }

  // Questions

  private @Nullable LocalLock find(LockTag tag, LockMode mode) {
    long key1 = tag.key1();
    long key2 = tag.key2();
    return locals.find(key1, key2, LockTag.hash(key1, key2), mode);
  }

  /// Whether this process holds a lock in this very mode.
  public boolean holds(LockTag tag, LockMode mode) {
    LocalLock local = find(tag, mode);
    return local != null && local.count > 0;
  }

  /// Whether this process holds a lock in this mode or one with a higher number.
  public boolean holdsAtLeast(LockTag tag, LockMode mode) {
    for (int number = mode.number(); number <= LockMode.COUNT; number++) {
      if (holds(tag, LockMode.of(number))) {
        return true;
      }
    }
    return false;
  }

  /// Whether somebody waits for this process to release a lock.
  ///
  /// @return false, after a warning, when it is not held
  public boolean hasWaiters(LockTag tag, LockMode mode) {
    if (!holds(tag, mode)) {
      session.reporter().warning("you don't own a lock of type " + mode.label());
      return false;
    }
    int hash = LockTag.hash(tag.key1(), tag.key2());
    Partition partition = table.partition(hash);
    partition.enter(proc);
    try {
      Lock lock = partition.find(tag.key1(), tag.key2(), hash);
      return lock != null && (lock.awaitedModes & mode.conflicts()) != 0;
    } finally {
      partition.leave(proc);
    }
  }

  /// How many requests there are for a lock, granted or waiting, each mode of each process counted
  /// once.
  public int requests(LockTag tag) {
    int hash = LockTag.hash(tag.key1(), tag.key2());
    Partition partition = table.partition(hash);
    partition.enter(proc);
    try {
      Lock lock = partition.find(tag.key1(), tag.key2(), hash);
      int requests = 0;
      for (int number = 1; lock != null && number <= LockMode.COUNT; number++) {
        requests += lock.granted[number] + lock.awaited[number];
      }
      return requests;
    } finally {
      partition.leave(proc);
    }
  }

  /// How many modes of locks this process holds for its transaction at any level; 0 between
  /// transactions, or something leaked.
  public int transactionLocks() {
    int[] count = {0};
    locals.forEach(local -> {
      Hold innermost = local.holds;
      if (innermost != null && innermost.level >= TRANSACTION) {
        count[0]++;
      }
    });
    return count[0];
  }

  /// How many modes of locks this process holds for its session.
  public int sessionLocks() {
    int count = 0;
    for (Hold hold = locals.firstOf(SESSION); hold != null; hold = hold.next) {
      count++;
    }
    return count;
  }

  // Transactions

  /// Starts a transaction: gives it a virtual id, whose lock it holds until its end.
  ///
  /// @return its local transaction id
  public int beginTransaction() {
    lastLxid++;
    if (lastLxid == 0) {
      lastLxid++;
    }
    fastPath.beginVirtual(lastLxid);
    return lastLxid;
  }

  /// The virtual id of the running transaction; not valid between transactions.
  public VirtualXid virtualXid() {
    return holder.vxid();
  }

  /// Releases all that the transaction holds, and its virtual id; after an abort also the session's
  /// locks that are not advisory.
  public void endTransaction(boolean committed) {
    endVirtual();
    for (int ending = depth; ending >= TRANSACTION; ending--) {
      releaseLevel(ending, null);
    }
    depth = TRANSACTION;
    level = TRANSACTION;
    if (!committed) {
      releaseLevel(SESSION, LockMethod.DEFAULT);
    }
  }

  private void endVirtual() {
    if (fastPath.endVirtual()) {
      LockTag tag = LockTag.virtualTransaction(new VirtualXid(proc.number(), lastLxid));
      long key1 = tag.key1();
      long key2 = tag.key2();
      releaseShared(key1, key2, LockTag.hash(key1, key2), LockMode.EXCLUSIVE, null);
    }
  }

  /// Releases what a level holds, of one method or of all.
  private void releaseLevel(int owner, @Nullable LockMethod method) {
    Hold hold = locals.firstOf(owner);
    while (hold != null) {
      Hold next = hold.next;
      LocalLock local = hold.lock;
      if (method == null || local.method() == method) {
        locals.dropAll(hold);
        giveBackIfUnused(local);
      }
      hold = next;
    }
  }

  /// Starts a subtransaction, which holds what is taken from now on.
  public void beginSubtransaction() {
    depth++;
    level = depth;
  }

  /// Ends the innermost subtransaction and gives its locks to the one around it.
  public void commitSubtransaction() {
    locals.mergeIntoOuter(leaveSubtransaction());
  }

  /// Ends the innermost subtransaction and releases its locks.
  public void abortSubtransaction() {
    releaseLevel(leaveSubtransaction(), null);
  }

  private int leaveSubtransaction() {
    if (depth == TRANSACTION) {
      throw new IllegalStateException("no subtransaction to end");
    }
    int left = depth--;
    level = depth;
    return left;
  }

  /// The level that holds what is taken now: 1 for the transaction, one more for each
  /// subtransaction.
  public int level() {
    return level;
  }

  /// Lets another level hold what is taken from now on: that of a cursor which was opened outside
  /// the present subtransaction.
  ///
  /// @return the level before
  public int switchLevel(int newLevel) {
    if (newLevel < TRANSACTION || newLevel > depth) {
      throw new IllegalArgumentException("level " + newLevel + " of " + depth);
    }
    int before = level;
    level = newLevel;
    return before;
  }

  /// Releases all that the session holds of one method, as `pg_advisory_unlock_all` does.
  public void releaseSession(LockMethod method) {
    releaseLevel(SESSION, method);
  }

  /// Releases all locks of one method, whoever holds them in this process.
  public void releaseAll(LockMethod method) {
    for (int owner = depth; owner >= SESSION; owner--) {
      releaseLevel(owner, method);
    }
  }

  /// Releases everything and leaves the lock table.
  @Override
  public void close() {
    endTransaction(false);
    releaseAll(LockMethod.USER);
    table.leave(this, lastLxid);
  }

  // Two-phase commit

  /// What the transaction holds, for its prepare record. From now on all of it is in the shared
  /// table.
  ///
  /// @throws PgException 0A000 when the session holds some of it too; 53200 when the table is full
  public List<TwoPhaseLock> prepare() {
    return new Preparation(table, proc, holder, locals).prepare();
  }

  /// Gives the locks that [#prepare] listed to the prepared transaction. This cannot fail, so it
  /// may happen when the prepare record is in the WAL. The transaction still has to be ended.
  public void transferTo(PreparedLocks heir) {
    new Preparation(table, proc, holder, locals).transferTo(heir.holder(), depth);
  }

  // Groups of processes

  /// Makes this process the leader of a group of parallel workers.
  public void leadGroup() {
    holder.lead();
  }

  /// Joins the group of a leader before the first lock is taken. The locks of a group do not
  /// exclude each other, but for those on extending relations.
  public void joinGroup(BackendLocks leader) {
    Partition guard = table.partition(0);
    guard.enter(proc);
    try {
      holder.join(leader.holder);
    } finally {
      guard.leave(proc);
    }
  }

  /// Leaves the group, after the last lock was released.
  public void leaveGroup() {
    Partition guard = table.partition(0);
    guard.enter(proc);
    try {
      holder.leaveGroup();
    } finally {
      guard.leave(proc);
    }
  }

  // Faults

  static PgException alreadyHeld(LockTag tag, LockMode mode) {
    return PgException.internal(
        String.format(
            "lock %s on object %s/%s/%s is already held",
            mode.label(),
            Integer.toUnsignedString(tag.field1()),
            Integer.toUnsignedString(tag.field2()),
            Integer.toUnsignedString(tag.field3())));
  }

  private static PgException queueingTwice() {
    return PgException.fatal(
        SqlState.INTERNAL_ERROR, "queueing for lock while waiting on another one");
  }
}
