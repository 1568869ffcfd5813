package org.gajah.transaction;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Xid;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;

/// Which transactions run, in arrays with an entry for each process and each prepared transaction.
/// Mirrors `storage/ipc/procarray.c`.
///
/// Entries of running transactions are set without the lock, by their owner (an id that nobody has
/// seen cannot be missed); they are cleared under the exclusive lock, so that a snapshot, taken
/// under the shared lock, sees all of the transactions that ended before it or none of what they
/// did.
public final class ProcArray {
  /// Subtransactions of one process that snapshots list; with more, parents are looked up.
  static final int MAX_CACHED_CHILDREN = 64;

  /// Flag: the process is a lazy VACUUM, whose xmin holds nothing back but its own database's...
  /// nothing at all.
  public static final int IN_VACUUM = 0x02;

  /// Flag: the process removes old transaction ids and must not be cancelled lightly.
  public static final int VACUUM_FOR_WRAPAROUND = 0x08;

  /// Flag: the process decodes, and its xmin counts for all databases.
  public static final int IN_LOGICAL_DECODING = 0x10;

  /// Flag: the process's xmin counts for all databases.
  public static final int AFFECTS_ALL_HORIZONS = 0x20;

  private static final int OVERFLOWED = -1;
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

  private final LwLock lock = new LwLock(LockRank.PROC_ARRAY);
  private final int size;
  private final int[] xids;
  private final int[] xmins;
  private final int[] databases;
  private final int[] flags;
  private final int[] childCounts;
  private final int[][] children;
  private volatile long latestCompleted;
  private volatile long completionCount = 1;
  private final KnownAssignedXids known = new KnownAssignedXids();
  private volatile boolean inRecovery;
  private volatile int lastOverflowed;
  private volatile int slotXmin;
  private volatile int slotCatalogXmin;

  /// @param size how many processes and prepared transactions there may be
  public ProcArray(int size) {
    this.size = size;
    xids = new int[size];
    xmins = new int[size];
    databases = new int[size];
    flags = new int[size];
    childCounts = new int[size];
    children = new int[size][];
  }

  /// Says, at the start of the instance, that all transactions before `nextFullXid` are done.
  void start(long nextFullXid) {
    latestCompleted = nextFullXid - 1;
  }

  // Recovery: running are those that the log has told of

  KnownAssignedXids known() {
    return known;
  }

  /// Says that sessions are those of a standby from now on, until [#endRecovery].
  void startRecovery(long nextFullXid) {
    latestCompleted = nextFullXid - 1;
    inRecovery = true;
  }

  void endRecovery() {
    inRecovery = false;
  }

  /// Up to which id subtransactions may run that are not listed; 0 for none.
  int lastOverflowed() {
    return lastOverflowed;
  }

  void lastOverflowed(int xid) {
    lastOverflowed = xid;
  }

  /// Notes a transaction of the primary that has ended; the lock is held exclusively.
  void completedInRecovery(int latest) {
    complete(latest);
  }

  public LwLock lock() {
    return lock;
  }

  /// The youngest transaction that has ended.
  public long latestCompleted() {
    return latestCompleted;
  }

  // What a process says of itself

  /// Enters a process with the database it works in (0 for none).
  public void enter(int number, int database) {
    INTS.setVolatile(databases, number, database);
    INTS.setVolatile(xids, number, Xid.INVALID);
    INTS.setVolatile(xmins, number, Xid.INVALID);
    INTS.setVolatile(flags, number, 0);
    INTS.setVolatile(childCounts, number, 0);
  }

  public void leave(int number) {
    enter(number, 0);
  }

  public int database(int number) {
    return (int) INTS.getVolatile(databases, number);
  }

  /// The entries of others that work in a database, prepared transactions' among them.
  ///
  /// @param own the asking session's entry
  public int[] others(int database, int own) {
    return IntStream.range(0, size)
        .filter(number -> number != own && database(number) == database)
        .toArray();
  }

  /// Sets and clears flags of a process.
  public void changeFlags(int number, int clear, int set) {
    INTS.setVolatile(flags, number, (int) INTS.getVolatile(flags, number) & ~clear | set);
  }

  public int flags(int number) {
    return (int) INTS.getVolatile(flags, number);
  }

  /// Publishes the id of a process's top transaction. Called under the lock of the id generator, so
  /// that no later id is out before this one is known.
  void setXid(int number, int xid) {
    INTS.setVolatile(xids, number, xid);
  }

  /// Publishes the id of a subtransaction, under the same lock.
  void addChild(int number, int xid) {
    int count = (int) INTS.getVolatile(childCounts, number);
    if (count == OVERFLOWED) {
      return;
    }
    if (count == MAX_CACHED_CHILDREN) {
      INTS.setVolatile(childCounts, number, OVERFLOWED);
      return;
    }
    if (children[number] == null) {
      children[number] = new int[MAX_CACHED_CHILDREN];
    }
    children[number][count] = xid;
    INTS.setVolatile(childCounts, number, count + 1);
  }

  /// The id of a process's top transaction, 0 for none.
  public int xid(int number) {
    return (int) INTS.getVolatile(xids, number);
  }

  /// How many subtransactions of a process are listed here.
  public int childCount(int number) {
    int count = (int) INTS.getVolatile(childCounts, number);
    return count == OVERFLOWED ? MAX_CACHED_CHILDREN : count;
  }

  /// Whether it has more than are listed.
  public boolean hasMoreChildren(int number) {
    return (int) INTS.getVolatile(childCounts, number) == OVERFLOWED;
  }

  public int xmin(int number) {
    return (int) INTS.getVolatile(xmins, number);
  }

  /// Publishes the oldest transaction that a process still takes for running. It may only be raised
  /// or cleared this way.
  void setXmin(int number, int xmin) {
    INTS.setVolatile(xmins, number, xmin);
  }

  /// Publishes what replication slots hold back; 0 for nothing.
  public void setSlotXmins(int xmin, int catalogXmin) {
    slotXmin = xmin;
    slotCatalogXmin = catalogXmin;
  }

  // Ends of transactions

  /// Removes a transaction that has ended.
  ///
  /// @param latest the youngest of its ids, 0 where it had none
  public void end(int number, int latest, Proc proc) {
    if (!Xid.isValid(latest)) {
      clear(number);
      return;
    }
    lock.acquireExclusive(proc);
    clear(number);
    complete(latest);
    lock.releaseExclusive(proc);
  }

  private void clear(int number) {
    INTS.setVolatile(xids, number, Xid.INVALID);
    INTS.setVolatile(xmins, number, Xid.INVALID);
    INTS.setVolatile(childCounts, number, 0);
    if ((flags(number) & IN_VACUUM) != 0) {
      // It was this transaction that nobody had to wait for; the next may look at rows again.
      changeFlags(number, IN_VACUUM, 0);
    }
  }

  /// Moves a transaction to another entry, which stands for a prepared transaction; it goes on
  /// running without a gap.
  public void transfer(int from, int to, Proc proc) {
    lock.acquireExclusive(proc);
    databases[to] = databases[from];
    children[to] = children[from] == null ? null : children[from].clone();
    INTS.setVolatile(childCounts, to, childCounts[from]);
    INTS.setVolatile(xids, to, xids[from]);
    clear(from);
    countCompletion();
    lock.releaseExclusive(proc);
  }

  /// Enters a prepared transaction that was found at the start.
  public void adopt(int number, int database, int xid, int[] childXids) {
    databases[number] = database;
    if (childXids.length > MAX_CACHED_CHILDREN) {
      childCounts[number] = OVERFLOWED;
    } else {
      children[number] = Arrays.copyOf(childXids, MAX_CACHED_CHILDREN);
      childCounts[number] = childXids.length;
    }
    INTS.setVolatile(xids, number, xid);
  }

  /// Removes subtransactions that were aborted from the entry of their process.
  ///
  /// @param latest the youngest of them
  void endChildren(int number, int[] aborted, int count, int latest, Proc proc) {
    lock.acquireExclusive(proc);
    int cached = childCounts[number];
    if (cached > 0) {
      int kept = 0;
      for (int i = 0; i < cached; i++) {
        if (!contains(aborted, count, children[number][i])) {
          children[number][kept++] = children[number][i];
        }
      }
      INTS.setVolatile(childCounts, number, kept);
    }
    complete(latest);
    lock.releaseExclusive(proc);
  }

  private static boolean contains(int[] xids, int count, int xid) {
    for (int i = 0; i < count; i++) {
      if (xids[i] == xid) {
        return true;
      }
    }
    return false;
  }

  private void countCompletion() {
    long next = completionCount;
    completionCount = next + 1; // under the lock
  }

  private void complete(int latest) {
    long full = FullXid.atOrBefore(latest, latestCompleted + (1L << 31));
    if (FullXid.precedes(latestCompleted, full)) {
      latestCompleted = full;
    }
    countCompletion();
  }

  // Snapshots

  /// Fills a snapshot with the transactions that run now, and publishes its xmin for the process
  /// unless it has an older one.
  ///
  /// @return the xmin that is published now
  int take(Snapshot snapshot, int number, Proc proc) {
    int published = (int) INTS.getVolatile(xmins, number);
    if (snapshot.completionCount == completionCount && !snapshot.duringRecovery) {
      // Nobody with an id has ended since the snapshot was taken, so it still holds. Its xmin is
      // published first and the
      // count read again: a horizon computed before knew the same running transactions, one
      // computed later knows ours.
      int xmin = Xid.isValid(published) ? published : snapshot.xmin;
      INTS.setVolatile(xmins, number, xmin);
      if (snapshot.completionCount == completionCount) {
        return xmin;
      }
      if (!Xid.isValid(published)) {
        INTS.setVolatile(xmins, number, Xid.INVALID);
      }
    }
    lock.acquireShared(proc);
    fill(snapshot, number);
    int xmin = Xid.isValid(published) ? published : snapshot.xmin;
    INTS.setVolatile(xmins, number, xmin);
    lock.releaseShared(proc);
    return xmin;
  }

  private void fill(Snapshot snapshot, int own) {
    if (inRecovery) {
      fillFromLog(snapshot);
      return;
    }
    int xmax = Xid.next(FullXid.xid(latestCompleted));
    int xmin = xmax;
    int ownXid = (int) INTS.getVolatile(xids, own);
    if (Xid.isNormal(ownXid) && Xid.precedes(ownXid, xmin)) {
      xmin = ownXid;
    }
    int count = 0;
    int childCount = 0;
    boolean overflowed = false;
    for (int i = 0; i < size; i++) {
      int xid = (int) INTS.getAcquire(xids, i);
      if (!Xid.isNormal(xid) || i == own || Xid.followsOrEquals(xid, xmax)) {
        continue;
      }
      if (Xid.precedes(xid, xmin)) {
        xmin = xid;
      }
      if (count == snapshot.running.length) {
        snapshot.running = Arrays.copyOf(snapshot.running, Math.min(size, 2 * count + 8));
      }
      snapshot.running[count++] = xid;
      int cached = (int) INTS.getAcquire(childCounts, i);
      if (cached == OVERFLOWED) {
        overflowed = true;
      } else if (cached > 0 && !overflowed) {
        childCount = addChildren(snapshot, childCount, i, cached);
      }
    }
    snapshot.xmin = xmin;
    snapshot.xmax = xmax;
    snapshot.runningCount = count;
    snapshot.subtransactionCount = overflowed ? 0 : childCount;
    snapshot.overflowed = overflowed;
    snapshot.duringRecovery = false;
    snapshot.completionCount = completionCount;
  }

  /// In recovery no difference is made between transactions and subtransactions.
  private void fillFromLog(Snapshot snapshot) {
    int xmax = Xid.next(FullXid.xid(latestCompleted));
    if (snapshot.subtransactions.length < known.count()) {
      snapshot.subtransactions = new int[2 * known.count()];
    }
    int count = known.copyBefore(xmax, snapshot.subtransactions);
    int overflow = lastOverflowed;
    snapshot.xmax = xmax;
    snapshot.xmin = count == 0 ? xmax : snapshot.subtransactions[0];
    snapshot.runningCount = 0;
    snapshot.subtransactionCount = count;
    snapshot.overflowed = Xid.isValid(overflow) && Xid.precedesOrEquals(snapshot.xmin, overflow);
    snapshot.duringRecovery = true;
    snapshot.completionCount = completionCount;
  }

  private int addChildren(Snapshot snapshot, int count, int number, int cached) {
    if (snapshot.subtransactions.length < count + cached) {
      snapshot.subtransactions =
          Arrays.copyOf(
              snapshot.subtransactions,
              Math.max(count + cached, 2 * snapshot.subtransactions.length));
    }
    System.arraycopy(children[number], 0, snapshot.subtransactions, count, cached);
    return count + cached;
  }

  // Questions

  /// Whether at least `count` other processes are in transactions with an id.
  boolean othersRunning(int own, int count) {
    int found = 0;
    for (int i = 0; i < size && found < count; i++) {
      if (i != own && (int) INTS.getAcquire(xids, i) != Xid.INVALID) {
        found++;
      }
    }
    return found >= count;
  }

  /// Whether a transaction, or its topmost ancestor, runs.
  ///
  /// @param top finds the topmost ancestor where not all subtransactions are listed
  public boolean isRunning(int xid, TopmostAncestor top, Proc proc) {
    if (!Xid.isNormal(xid)) {
      return false;
    }
    boolean overflowed = false;
    lock.acquireShared(proc);
    try {
      if (Xid.precedes(FullXid.xid(latestCompleted), xid)) {
        return true;
      }
      for (int i = 0; i < size; i++) {
        int running = (int) INTS.getAcquire(xids, i);
        if (!Xid.isValid(running)) {
          continue;
        }
        if (running == xid) {
          return true;
        }
        int cached = (int) INTS.getAcquire(childCounts, i);
        overflowed |= cached == OVERFLOWED && Xid.precedes(running, xid);
        if (cached > 0 && contains(children[i], cached, xid)) {
          return true;
        }
      }
      if (inRecovery) {
        if (known.contains(xid)) {
          return true;
        }
        int overflow = lastOverflowed;
        overflowed |= Xid.isValid(overflow) && Xid.precedesOrEquals(xid, overflow);
      }
    } finally {
      lock.releaseShared(proc);
    }
    return overflowed && isTopRunning(top.of(xid), xid, proc);
  }

  /// Finds the topmost ancestor of a transaction.
  @FunctionalInterface
  public interface TopmostAncestor {
    int of(int xid);
  }

  private boolean isTopRunning(int top, int xid, Proc proc) {
    if (top == xid) {
      return false;
    }
    lock.acquireShared(proc);
    try {
      for (int i = 0; i < size; i++) {
        if ((int) INTS.getAcquire(xids, i) == top) {
          return true;
        }
      }
      return inRecovery && known.contains(top);
    } finally {
      lock.releaseShared(proc);
    }
  }

  /// Which row versions can still be seen.
  ///
  /// @param database the asking session's
  /// @param own its entry
  public Horizons horizons(int database, int own, Proc proc) {
    lock.acquireShared(proc);
    int initial = Xid.next(FullXid.xid(latestCompleted));
    int oldestRunning = initial;
    int shared = initial;
    int data = initial;
    int ownXid = (int) INTS.getAcquire(xids, own);
    int temporary = Xid.isValid(ownXid) ? ownXid : initial;
    for (int i = 0; i < size; i++) {
      int xid = (int) INTS.getAcquire(xids, i);
      int xmin = Xid.older((int) INTS.getAcquire(xmins, i), xid);
      oldestRunning = Xid.older(oldestRunning, xid);
      if (!Xid.isValid(xmin)) {
        continue;
      }
      int flag = (int) INTS.getAcquire(flags, i);
      if ((flag & (IN_VACUUM | IN_LOGICAL_DECODING)) != 0) {
        continue;
      }
      shared = Xid.older(shared, xmin);
      int database2 = (int) INTS.getAcquire(databases, i);
      if (database2 == database
          || database2 == 0
          || database == 0
          || (flag & AFFECTS_ALL_HORIZONS) != 0) {
        data = Xid.older(data, xmin);
      }
    }
    if (inRecovery) {
      int oldest = known.oldest();
      oldestRunning = Xid.older(oldestRunning, oldest);
      shared = Xid.older(shared, oldest);
      data = Xid.older(data, oldest);
    }
    lock.releaseShared(proc);
    shared = Xid.older(shared, slotXmin);
    data = Xid.older(data, slotXmin);
    int catalog = Xid.older(data, slotCatalogXmin);
    shared = Xid.older(shared, slotCatalogXmin);
    return new Horizons(shared, catalog, data, temporary, oldestRunning);
  }

  /// What a running-transactions record says.
  ///
  /// @param xids top transactions, then subtransactions
  /// @param topCount how many of them are top transactions
  /// @param overflowed whether subtransactions are missing
  /// @param oldest the oldest running one
  /// @param latestCompleted the youngest that has ended
  public record Running(
      int[] xids, int topCount, boolean overflowed, int oldest, int latestCompleted) {}

  /// All running transactions. The caller holds the lock of the id generator, so that none is added
  /// meanwhile.
  ///
  /// @param next the next transaction id
  public Running running(int next, Proc proc) {
    lock.acquireShared(proc);
    try {
      int[] all = new int[size * (MAX_CACHED_CHILDREN + 1)];
      int count = 0;
      int oldest = next;
      boolean overflowed = false;
      for (int i = 0; i < size; i++) {
        if (Xid.isValid(xids[i])) {
          all[count++] = xids[i];
          oldest = Xid.older(oldest, xids[i]);
          overflowed |= childCounts[i] == OVERFLOWED;
        }
      }
      int topCount = count;
      for (int i = 0; i < size && !overflowed; i++) {
        if (Xid.isValid(xids[i]) && childCounts[i] > 0) {
          System.arraycopy(children[i], 0, all, count, childCounts[i]);
          count += childCounts[i];
        }
      }
      return new Running(
          Arrays.copyOf(all, count), topCount, overflowed, oldest, FullXid.xid(latestCompleted));
    } finally {
      lock.releaseShared(proc);
    }
  }
}
