package org.gajah.transaction;

import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Oid;
import org.gajah.base.id.Xid;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.ClogRecord;
import org.gajah.walformat.record.XlogRecord;
import org.jspecify.annotations.Nullable;

/// Gives out transaction ids and OIDs. Mirrors `access/transam/varsup.c`.
public final class XidGenerator {
  /// How many OIDs are logged in advance.
  private static final int OID_PREFETCH = 8192;

  /// How many ids before the wrap-around nobody gets any more.
  private static final int STOP_MARGIN = 3_000_000;

  /// How many ids before it warnings begin.
  private static final int WARN_MARGIN = 40_000_000;

  /// How far the oldest id in any database may lie back, and what follows from it.
  ///
  /// @param oldestXid `datfrozenxid` of the database that is furthest behind
  /// @param oldestDatabase that database
  /// @param vacuum from here on autovacuum is called
  /// @param warn from here on each new id comes with a warning
  /// @param stop from here on there are none
  /// @param wrap here the circle closes
  public record Limits(
      int oldestXid, int oldestDatabase, int vacuum, int warn, int stop, int wrap) {
    static Limits of(int oldestXid, int oldestDatabase, int freezeMaxAge) {
      int wrap = forward(oldestXid + (Xid.MAX >>> 1));
      return new Limits(
          oldestXid,
          oldestDatabase,
          forward(oldestXid + freezeMaxAge),
          back(wrap - WARN_MARGIN),
          back(wrap - STOP_MARGIN),
          wrap);
    }

    private static int forward(int xid) {
      return Xid.isNormal(xid) ? xid : xid + Xid.FIRST_NORMAL;
    }

    private static int back(int xid) {
      return Xid.isNormal(xid) ? xid : xid - Xid.FIRST_NORMAL;
    }
  }

  private static final int DEFAULT_FREEZE_MAX_AGE = 200_000_000;

  /// How many ids lie between two calls of autovacuum.
  private static final int VACUUM_CALL_INTERVAL = 65_536;

  private static final int NAMES_MARGIN = 1_000_000;

  private static final String HINT_TAIL =
      "\nYou might also need to commit or roll back old prepared transactions, or drop stale"
          + " replication slots.";

  private final LwLock lock = new LwLock(LockRank.XID_GEN);
  private final LwLock oidLock = new LwLock(LockRank.OID_GEN);
  private final CommitLog commitLog;
  private final SubtransactionLog subtransactions;
  private final ProcArray procArray;
  private volatile long next;
  private volatile int leastOid = Oid.FIRST_NORMAL;
  private volatile Limits limits = Limits.of(Xid.FIRST_NORMAL, 1, DEFAULT_FREEZE_MAX_AGE);
  private volatile @Nullable CommitTimestamps commitTimestamps;
  private volatile int freezeMaxAge = DEFAULT_FREEZE_MAX_AGE;
  private volatile WraparoundListener listener = WraparoundListener.NONE;
  private int nextOid;
  private int loggedOids;

  XidGenerator(CommitLog commitLog, SubtransactionLog subtransactions, ProcArray procArray) {
    this.commitLog = commitLog;
    this.subtransactions = subtransactions;
    this.procArray = procArray;
  }

  /// Says where to go on, at the start of the instance.
  void start(long nextFullXid, int firstOid, int oldestXid, int oldestDatabase) {
    next = nextFullXid;
    nextOid = firstOid;
    loggedOids = 0;
    limits = Limits.of(oldestXid, oldestDatabase, freezeMaxAge);
  }

  void commitTimestamps(CommitTimestamps times) {
    commitTimestamps = times;
  }

  void listener(WraparoundListener newListener) {
    listener = newListener;
  }

  /// Sets the setting `autovacuum_freeze_max_age`, which counts from the next [#oldest] on.
  public void freezeMaxAgeSetting(int setting) {
    freezeMaxAge = setting;
  }

  public LwLock lock() {
    return lock;
  }

  /// The next transaction id to be given out, with its epoch.
  public long next() {
    return next;
  }

  public Limits limits() {
    return limits;
  }

  /// Says that the oldest id in any database has moved on.
  public void oldest(int xid, int database, Proc proc) {
    lock.acquireExclusive(proc);
    limits = Limits.of(xid, database, freezeMaxAge);
    lock.releaseExclusive(proc);
  }

  /// Gives out the next id, makes room for it in the logs, and publishes it for the process.
  ///
  /// @param child whether it is for a subtransaction
  /// @throws PgException 54000 when the next id is too close to the wrap-around
  long assign(boolean child, Proc proc, WalInserter wal, Reporter reporter) {
    if (wal.wal().isRecovering()) {
      throw PgException.internal("cannot assign TransactionIds during recovery");
    }
    Limits checked = limits;
    checkLimits(checked, FullXid.xid(next));
    lock.acquireExclusive(proc);
    long full = next;
    int xid = FullXid.xid(full);
    try {
      long page = commitLog.extend(xid, proc);
      if (page >= 0) {
        wal.begin();
        wal.insert(new ClogRecord.ZeroPage(page));
      }
      CommitTimestamps times = commitTimestamps;
      if (times != null) {
        times.extend(xid, proc, wal);
      }
      subtransactions.extend(xid, proc);
      next = FullXid.next(full);
      if (child) {
        procArray.addChild(proc.number(), xid);
      } else {
        procArray.setXid(proc.number(), xid);
      }
    } finally {
      lock.releaseExclusive(proc);
    }
    if (Xid.followsOrEquals(xid, checked.warn())) {
      warn(checked, xid, "transaction ID", reporter);
    }
    return full;
  }

  /// Warns, and calls autovacuum, when there are few ids left although the limits have just been
  /// set.
  public void warnIfShort(Reporter reporter) {
    Limits checked = limits;
    int xid = FullXid.xid(next);
    if (Xid.followsOrEquals(xid, checked.vacuum())) {
      listener.vacuumNeeded();
    }
    if (Xid.followsOrEquals(xid, checked.warn())) {
      warn(checked, xid, "XID", reporter);
    }
  }

  /// Whether warnings have begun, or will soon: time to know whom they are about.
  public boolean isNearWarning() {
    return Xid.followsOrEquals(FullXid.xid(next) + NAMES_MARGIN, limits.warn());
  }

  private void checkLimits(Limits checked, int xid) {
    if (Xid.precedes(xid, checked.vacuum())) {
      return;
    }
    boolean stops = Xid.followsOrEquals(xid, checked.stop());
    if (stops || Integer.remainderUnsigned(xid, VACUUM_CALL_INTERVAL) == 0) {
      listener.vacuumNeeded();
    }
    if (stops) {
      String message =
          "database is not accepting commands that assign new transaction IDs to avoid wraparound"
              + " data loss in database ";
      throw new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, message + databaseName(checked))
          .hint("Execute a database-wide VACUUM in that database." + HINT_TAIL);
    }
  }

  private String databaseName(Limits checked) {
    String name = listener.databaseName(checked.oldestDatabase());
    return name == null ? "with OID " + Oid.toString(checked.oldestDatabase()) : "\"" + name + "\"";
  }

  /// @param ids how they are called, which depends on where the warning comes from
  private void warn(Limits checked, int xid, String ids, Reporter reporter) {
    String message =
        "database %s must be vacuumed within %s transactions"
            .formatted(databaseName(checked), Integer.toUnsignedString(checked.wrap() - xid));
    reporter.report(
        new PgException(Severity.WARNING, SqlState.WARNING, message, null)
            .hint(
                "To avoid %s assignment failures, execute a database-wide VACUUM in that database."
                        .formatted(ids)
                    + HINT_TAIL));
  }

  /// Takes over the next id and what follows from it, in redo.
  public void advanceTo(long nextFullXid) {
    if (FullXid.precedes(next, nextFullXid)) {
      next = nextFullXid;
    }
  }

  /// Notes in redo that a transaction id has been seen in the log.
  public void seen(int xid) {
    if (Xid.isNormal(xid) && Xid.followsOrEquals(xid, FullXid.xid(next))) {
      advanceTo(FullXid.next(FullXid.atOrBefore(xid, next + (1L << 31))));
    }
  }

  /// Lets OIDs be given out that are kept for the objects of a new cluster. A process does so that
  /// has the cluster to itself; all others begin with the normal ones.
  public void includeInitialOids() {
    leastOid = Oid.FIRST_UNPINNED;
  }

  /// The next OID. It may be in use already where the counter has wrapped around: the caller looks.
  public int nextOid(Proc proc, WalInserter wal) {
    oidLock.acquireExclusive(proc);
    try {
      if (Oid.compare(nextOid, leastOid) < 0) {
        nextOid = Oid.FIRST_NORMAL;
        loggedOids = 0;
      }
      if (loggedOids == 0) {
        wal.begin();
        wal.insert(new XlogRecord.NextOid(nextOid + OID_PREFETCH));
        loggedOids = OID_PREFETCH;
      }
      loggedOids--;
      return nextOid++;
    } finally {
      oidLock.releaseExclusive(proc);
    }
  }

  /// Takes over the next OID, in redo.
  public void nextOid(int oid) {
    nextOid = oid;
    loggedOids = 0;
  }

  /// What a checkpoint writes down as the next OID: online, those logged in advance are passed
  /// over.
  public int checkpointOid(boolean shutdown, Proc proc) {
    oidLock.acquireShared(proc);
    try {
      return shutdown ? nextOid : nextOid + loggedOids;
    } finally {
      oidLock.releaseShared(proc);
    }
  }
}
