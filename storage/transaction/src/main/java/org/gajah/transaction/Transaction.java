package org.gajah.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Xid;
import org.gajah.locks.Proc;
import org.gajah.locks.table.BackendLocks;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.transaction.CommitParticipant.Phase;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.WalRecord;
import org.gajah.walformat.record.StandbyRecord;
import org.gajah.walformat.record.XactEnd;
import org.gajah.walformat.record.XactRecord;
import org.jspecify.annotations.Nullable;

/// The transaction of one session: ids, subtransactions, commands, and its end. One object serves
/// all transactions of a session, one after the other. Mirrors the lower half of
/// `access/transam/xact.c`; what BEGIN, COMMIT and errors mean is the session's business.
public final class Transaction {
  private static final int FIRST_COMMAND = 0;
  private static final int LAST_COMMAND = 0xFFFF_FFFE;

  /// Subtransactions whose parent a standby has not been told yet, before it is.
  private static final int MAX_UNREPORTED = 64;

  /// One level: the transaction itself, or a subtransaction in it.
  private static final class Level {
    final @Nullable Level outer;
    final int depth;
    final int id;
    int xid;
    int[] children = {};
    int childCount;

    Level(@Nullable Level outer, int depth, int id) {
      this.outer = outer;
      this.depth = depth;
      this.id = id;
    }

    void addChildren(int first, int[] more, int count) {
      int needed = childCount + count + 1;
      if (children.length < needed) {
        children = Arrays.copyOf(children, Math.max(needed, 2 * children.length));
      }
      children[childCount++] = first;
      System.arraycopy(more, 0, children, childCount, count);
      childCount += count;
    }

    int[] childXids() {
      return childCount == 0 ? NO_XIDS : Arrays.copyOf(children, childCount);
    }
  }

  /// How long a commit waits for the log. Mirrors `synchronous_commit`, whose other values wait for
  /// standbys too.
  public enum Durability {
    ASYNCHRONOUS,
    FLUSHED
  }

  private static final int[] NO_XIDS = {};

  private final Transactions shared;
  private final Proc proc;
  private final WalInserter wal;
  private final BackendLocks locks;
  private final Reporter reporter;
  private final Snapshots snapshots;
  private final ComboCommandIds comboCommandIds = new ComboCommandIds();
  private final MultiXactCache multiXactCache = new MultiXactCache();
  private final MultiXactAccess.Members multiXactMembers = new MultiXactAccess.Members();
  private final HorizonTest[] horizonTests = new HorizonTest[Horizons.Kind.values().length];
  private final List<CommitParticipant> participants = new ArrayList<>();
  private final EndRecord endRecord = new EndRecord();
  private final int[] unreported = new int[MAX_UNREPORTED];
  private int unreportedCount;
  private @Nullable Level top;
  private @Nullable Level current;
  private long topFullXid;
  private int nextSubId;
  private int commandId;
  private boolean commandIdUsed;
  private IsolationLevel isolation = IsolationLevel.READ_COMMITTED;
  private Durability durability = Durability.FLUSHED;
  private boolean readOnly;
  private boolean tookAccessExclusiveLock;
  private long startTimestamp;
  private long statementTimestamp;
  private int database;
  private int databaseTablespace;
  private int cachedXid;
  private boolean cachedCommitted;
  private long cachedLsn;
  private final long[] commitLsn = new long[1];

  public Transaction(
      Transactions shared, Proc proc, WalInserter wal, BackendLocks locks, Reporter reporter) {
    this.shared = shared;
    this.proc = proc;
    this.wal = wal;
    this.locks = locks;
    this.reporter = reporter;
    this.snapshots = new Snapshots(this, shared.procArray());
    for (Horizons.Kind kind : Horizons.Kind.values()) {
      horizonTests[kind.ordinal()] = new HorizonTest(this, kind);
    }
  }

  /// Says in which database the session works; commit records name it.
  public void database(int oid, int defaultTablespace) {
    database = oid;
    databaseTablespace = defaultTablespace;
  }

  public int database() {
    return database;
  }

  /// Adds somebody who takes part in the end of every transaction.
  public void addParticipant(CommitParticipant participant) {
    participants.add(participant);
    participants.sort(Comparator.comparing(CommitParticipant::phase));
  }

  public Transactions shared() {
    return shared;
  }

  public Proc proc() {
    return proc;
  }

  public BackendLocks locks() {
    return locks;
  }

  public Snapshots snapshots() {
    return snapshots;
  }

  public ComboCommandIds comboCommandIds() {
    return comboCommandIds;
  }

  MultiXactCache multiXactCache() {
    return multiXactCache;
  }

  /// For members that are looked at at once.
  MultiXactAccess.Members multiXactMembers() {
    return multiXactMembers;
  }

  /// The way into the log.
  WalInserter wal() {
    return wal;
  }

  Reporter reporter() {
    return reporter;
  }

  /// Tells whether anybody can still see what a transaction deleted, for one kind of relations.
  public HorizonTest horizonTest(Horizons.Kind kind) {
    return horizonTests[kind.ordinal()];
  }

  // Start

  /// Starts a transaction.
  ///
  /// @param now its start, as `now()` shows it
  public void start(long now, IsolationLevel level, boolean startsReadOnly) {
    if (current != null) {
      throw PgException.internal("a transaction is already in progress");
    }
    isolation = level;
    readOnly = startsReadOnly;
    startTimestamp = now;
    statementTimestamp = now;
    nextSubId = 1;
    Level level1 = new Level(null, 1, nextSubId++);
    top = level1;
    current = level1;
    topFullXid = FullXid.INVALID;
    commandId = FIRST_COMMAND;
    commandIdUsed = false;
    unreportedCount = 0;
    tookAccessExclusiveLock = false;
    locks.beginTransaction();
  }

  public boolean isActive() {
    return current != null;
  }

  public IsolationLevel isolation() {
    return isolation;
  }

  /// Changes the isolation level, before the first snapshot is taken.
  public void isolation(IsolationLevel level) {
    isolation = level;
  }

  public boolean isReadOnly() {
    return readOnly;
  }

  public void readOnly(boolean on) {
    readOnly = on;
  }

  /// Sets how long the commit waits for the log.
  public void durability(Durability newDurability) {
    durability = newDurability;
  }

  public long startTimestamp() {
    return startTimestamp;
  }

  public long statementTimestamp() {
    return statementTimestamp;
  }

  /// Says when the present statement was received.
  public void statementTimestamp(long now) {
    statementTimestamp = now;
  }

  private Level level() {
    Level level = current;
    if (level == null) {
      throw PgException.internal("no transaction is in progress");
    }
    return level;
  }

  /// 1 in the transaction itself, one more for each subtransaction.
  public int nestingLevel() {
    return current == null ? 0 : current.depth;
  }

  /// The number of the present subtransaction within its transaction, 1 for the transaction itself.
  public int subtransactionId() {
    return level().id;
  }

  // Transaction ids

  /// The id of the present subtransaction; it gets one, and so do those around it, if they have
  /// none.
  public int xid() {
    Level level = level();
    return level.xid != Xid.INVALID ? level.xid : assign(level);
  }

  /// The id of the present subtransaction, 0 if it has none.
  public int xidIfAny() {
    return current == null ? Xid.INVALID : current.xid;
  }

  /// The id of the whole transaction, 0 if it has none.
  public int topXidIfAny() {
    return top == null ? Xid.INVALID : top.xid;
  }

  /// The id of the whole transaction with its epoch; it gets one if it has none.
  public long topFullXid() {
    Level whole = top;
    if (whole != null && whole.xid == Xid.INVALID) {
      assign(whole);
    }
    return topFullXid;
  }

  private int assign(Level level) {
    Level outer = level.outer;
    if (outer != null && outer.xid == Xid.INVALID) {
      assign(outer);
    }
    long full = shared.xids().assign(outer != null, proc, wal, reporter);
    level.xid = FullXid.xid(full);
    if (outer == null) {
      topFullXid = full;
    } else {
      shared.subtransactions().setParent(level.xid, outer.xid, proc);
    }
    wal.transaction(level().xid);
    int before = locks.switchLevel(level.depth);
    try {
      locks.acquire(LockTag.transaction(level.xid), LockMode.EXCLUSIVE);
    } finally {
      locks.switchLevel(before);
    }
    if (outer != null) {
      noteUnreported(level);
    }
    return level.xid;
  }

  /// Tells standbys about the parents of subtransactions, in groups, so that their snapshots need
  /// not list them all.
  private void noteUnreported(Level level) {
    unreported[unreportedCount++] = level.xid;
    if (unreportedCount < MAX_UNREPORTED) {
      return;
    }
    Level whole = top;
    if (whole != null) {
      wal.begin();
      wal.insert(new XactRecord.Assignment(whole.xid, Arrays.copyOf(unreported, unreportedCount)));
    }
    unreportedCount = 0;
  }

  /// Whether an id belongs to this transaction: its own, or that of a subtransaction that is open
  /// or committed.
  public boolean isCurrent(int xid) {
    Level level = current;
    if (level == null || top == null || top.xid == Xid.INVALID || !Xid.isNormal(xid)) {
      return false;
    }
    if (Xid.precedes(xid, top.xid)) {
      return false;
    }
    for (; level != null; level = level.outer) {
      if (level.xid == xid || isChild(level, xid)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isChild(Level level, int xid) {
    int low = 0;
    int high = level.childCount - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int child = level.children[middle];
      if (child == xid) {
        return true;
      }
      if (Xid.precedes(child, xid)) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  /// Whether a transaction is in progress, this one included.
  public boolean isInProgress(int xid) {
    if (Xid.precedes(xid, snapshots.xminHorizon()) || xid == cachedXid) {
      return false;
    }
    return isCurrent(xid)
        || shared
            .procArray()
            .isRunning(
                xid, asked -> shared.subtransactions().top(asked, xminHorizon(), proc), proc);
  }

  /// Whether a transaction that is not in progress has committed; otherwise it has aborted, or
  /// crashed.
  public boolean didCommit(int xid) {
    if (xid == cachedXid && Xid.isValid(xid)) {
      return cachedCommitted;
    }
    CommitLog.Status outcome = shared.outcome(xid, xminHorizon(), commitLsn, proc);
    boolean committed = outcome == CommitLog.Status.COMMITTED;
    if (Xid.isNormal(xid) && outcome != CommitLog.Status.IN_PROGRESS) {
      cachedXid = xid;
      cachedCommitted = committed;
      cachedLsn = commitLsn[0];
    }
    return committed;
  }

  /// Up to where the log must be flushed before the commit of a transaction, which has committed,
  /// can be relied on: a hint that says so must not come to disk before.
  public long commitLsn(int xid) {
    if (xid != cachedXid) {
      shared.outcome(xid, xminHorizon(), commitLsn, proc);
      cachedXid = xid;
      cachedCommitted = true;
      cachedLsn = commitLsn[0];
    }
    return cachedLsn;
  }

  /// Which row versions can still be seen by somebody.
  public Horizons horizons() {
    return shared.procArray().horizons(database, proc.number(), proc);
  }

  /// The oldest transaction that this session takes for running.
  int xminHorizon() {
    int horizon = snapshots.xminHorizon();
    return Xid.isValid(horizon) ? horizon : Xid.FIRST_NORMAL;
  }

  /// Waits until a transaction, and the one it belongs to, is over.
  public void await(int xid) {
    int waited = xid;
    while (true) {
      LockTag tag = LockTag.transaction(waited);
      locks.acquire(tag, LockMode.SHARE);
      locks.release(tag, LockMode.SHARE);
      if (!isInProgress(waited)) {
        return;
      }
      // A subtransaction lets go of its lock when it commits into its parent: wait for that one.
      waited = shared.subtransactions().top(waited, xminHorizon(), proc);
    }
  }

  /// The same without waiting.
  ///
  /// @return whether it is over
  public boolean isOver(int xid) {
    int asked = xid;
    while (true) {
      LockTag tag = LockTag.transaction(asked);
      if (!locks.tryAcquire(tag, LockMode.SHARE).isHeld()) {
        return false;
      }
      locks.release(tag, LockMode.SHARE);
      if (!isInProgress(asked)) {
        return true;
      }
      asked = shared.subtransactions().top(asked, xminHorizon(), proc);
    }
  }

  // Commands

  /// The present command, which is about to change something.
  public int commandId() {
    commandIdUsed = true;
    return commandId;
  }

  /// The present command, for looking only.
  public int commandIdIfUsed() {
    return commandId;
  }

  /// Ends a command: the next one sees what it changed. Does nothing when it changed nothing.
  ///
  /// @return whether there is a new command
  public boolean nextCommand() {
    if (!commandIdUsed) {
      return false;
    }
    if (commandId == LAST_COMMAND) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "cannot have more than 2^32-2 commands in a transaction");
    }
    commandId++;
    commandIdUsed = false;
    snapshots.invalidateCatalog();
    return true;
  }

  /// Says that the transaction has taken a lock that standbys hear of.
  public void tookAccessExclusiveLock() {
    tookAccessExclusiveLock = true;
  }

  // Subtransactions

  public void beginSubtransaction() {
    Level outer = level();
    current = new Level(outer, outer.depth + 1, nextSubId++);
    locks.beginSubtransaction();
    for (CommitParticipant participant : participants) {
      participant.subtransactionBegan(outer.depth + 1);
    }
  }

  public void commitSubtransaction() {
    Level ended = level();
    Level outer = leave(ended);
    if (ended.xid != Xid.INVALID) {
      outer.addChildren(ended.xid, ended.children, ended.childCount);
    }
    for (CommitParticipant participant : participants) {
      participant.subtransactionEnded(ended.depth, true);
    }
    locks.commitSubtransaction();
    if (ended.xid != Xid.INVALID) {
      // Its changes stand or fall with the transaction around it; nobody need wait for it alone.
      locks.release(LockTag.transaction(ended.xid), LockMode.EXCLUSIVE);
    }
  }

  public void abortSubtransaction() {
    Level ended = level();
    proc.interrupts().hold();
    try {
      Level outer = ended.outer;
      if (ended.xid != Xid.INVALID && outer != null) {
        recordSubtransactionAbort(ended);
      }
      current = outer;
      wal.transaction(outer == null ? Xid.INVALID : outer.xid);
      for (CommitParticipant participant : participants) {
        participant.subtransactionEnded(ended.depth, false);
      }
      locks.abortSubtransaction();
    } finally {
      proc.interrupts().resume();
    }
  }

  private Level leave(Level ended) {
    Level outer = ended.outer;
    if (outer == null) {
      throw PgException.internal("no subtransaction to end");
    }
    current = outer;
    wal.transaction(outer.xid);
    return outer;
  }

  private void recordSubtransactionAbort(Level ended) {
    int latest = recordAbort(ended);
    int[] aborted = Arrays.copyOf(ended.children, ended.childCount + 1);
    aborted[ended.childCount] = ended.xid;
    shared.procArray().endChildren(proc.number(), aborted, aborted.length, latest, proc);
  }

  // The end

  /// Commits. Before this everything that can fail has been done: deferred checks, closing of
  /// cursors.
  ///
  /// @throws PgException when the commit cannot be recorded; the transaction is still open then and
  ///   must be aborted
  public void commit() {
    Level whole = level();
    if (whole.outer != null) {
      throw PgException.internal("a subtransaction is still open");
    }
    proc.interrupts().hold();
    try {
      int latest = recordCommit(whole);
      finish(latest, true);
    } finally {
      proc.interrupts().resume();
    }
  }

  private int recordCommit(Level whole) {
    endRecord.clear();
    if (tookAccessExclusiveLock) {
      endRecord.hasAccessExclusiveLocks();
    }
    for (CommitParticipant participant : participants) {
      participant.contribute(endRecord, true);
    }
    boolean marked = whole.xid != Xid.INVALID;
    if (!marked) {
      return recordCommitWithoutXid();
    }
    proc.startCritical();
    proc.delayCheckpoint(Proc.DELAY_START);
    try {
      int[] children = whole.childXids();
      XactEnd end =
          endRecord.finish(proc.clock().timestamp(), children, database, databaseTablespace, true);
      insertEnd(new XactRecord.Commit(false, end), !endRecord.droppedRelations().isEmpty());
      flushCommit(whole.xid, children);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.allowCheckpoint(Proc.DELAY_START);
      proc.endCritical();
    }
    return latest(whole);
  }

  private void insertEnd(WalRecord record, boolean dropsFiles) {
    wal.begin();
    int flags = WalInserter.INCLUDE_ORIGIN;
    wal.insert(record, dropsFiles ? flags | WalInserter.SPECIAL_RELATION_UPDATE : flags);
  }

  private void flushCommit(int xid, int[] children) {
    boolean now =
        durability == Durability.FLUSHED
            || endRecord.forcesSync()
            || !endRecord.droppedRelations().isEmpty();
    CommitLog log = shared.commitLog();
    if (now) {
      shared.wal().flush(wal.lastEnd(), proc);
      log.setTree(xid, children, children.length, CommitLog.Status.COMMITTED, Lsn.INVALID, proc);
    } else {
      shared.wal().asyncCommit(wal.lastEnd());
      log.setTree(xid, children, children.length, CommitLog.Status.COMMITTED, wal.lastEnd(), proc);
    }
  }

  /// A transaction without an id has changed nothing that others could see, but may have logged:
  /// hints, pruning, invalidations of in-place updates.
  private int recordCommitWithoutXid() {
    if (!endRecord.invalidations().isEmpty()) {
      wal.begin();
      wal.insert(
          new StandbyRecord.Invalidations(
              database,
              databaseTablespace,
              endRecord.dropsRelationCacheFile(),
              List.copyOf(endRecord.invalidations())));
    }
    if (endRecord.forcesSync() && Lsn.isValid(wal.lastEnd())) {
      shared.wal().flush(wal.lastEnd(), proc);
    } else if (Lsn.isValid(wal.lastEnd())) {
      shared.wal().asyncCommit(wal.lastEnd());
    }
    return Xid.INVALID;
  }

  private static int latest(Level level) {
    return level.childCount == 0 ? level.xid : level.children[level.childCount - 1];
  }

  /// Aborts, with all subtransactions. What may fail on the way has been tidied up by those who
  /// opened it.
  public void abort() {
    Level whole = top;
    if (whole == null) {
      return;
    }
    proc.interrupts().hold();
    try {
      while (current != null && current != whole) {
        abortSubtransaction();
      }
      int latest = whole.xid == Xid.INVALID ? Xid.INVALID : recordAbort(whole);
      finish(latest, false);
    } finally {
      proc.interrupts().resume();
    }
  }

  private int recordAbort(Level level) {
    endRecord.clear();
    if (level.outer == null) {
      if (tookAccessExclusiveLock) {
        endRecord.hasAccessExclusiveLocks();
      }
      for (CommitParticipant participant : participants) {
        participant.contribute(endRecord, false);
      }
    } else {
      for (CommitParticipant participant : participants) {
        participant.contributeSubtransaction(endRecord, level.depth);
      }
    }
    proc.startCritical();
    try {
      int[] children = level.childXids();
      XactEnd end =
          endRecord.finish(proc.clock().timestamp(), children, database, databaseTablespace, false);
      insertEnd(new XactRecord.Abort(false, end), !endRecord.droppedRelations().isEmpty());
      if (level.outer == null) {
        shared.wal().asyncCommit(wal.lastEnd());
      }
      shared
          .commitLog()
          .setTree(
              level.xid, children, children.length, CommitLog.Status.ABORTED, Lsn.INVALID, proc);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
    return latest(level);
  }

  /// Leaves the process array and lets the participants go, in their order, whatever one of them
  /// does.
  private void finish(int latest, boolean committed) {
    shared.procArray().end(proc.number(), latest, proc);
    wal.transaction(Xid.INVALID);
    wal.forgetLast();
    top = null;
    current = null;
    int next = 0;
    while (next < participants.size()
        && participants.get(next).phase().compareTo(Phase.PENDING_DELETIONS) < 0) {
      participants.get(next++).ended(committed);
    }
    shared.multiXacts().ended(proc.number());
    locks.endTransaction(committed);
    while (next < participants.size()) {
      participants.get(next++).ended(committed);
    }
    snapshots.clear();
    comboCommandIds.clear();
    multiXactCache.clear();
    topFullXid = FullXid.INVALID;
    durability = Durability.FLUSHED;
  }
}
