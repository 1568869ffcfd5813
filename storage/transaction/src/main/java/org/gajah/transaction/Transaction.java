package org.gajah.transaction;

import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Xid;
import org.gajah.locks.Proc;
import org.gajah.locks.table.BackendLocks;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.locks.table.PreparedLocks;
import org.gajah.locks.table.TwoPhaseLock;
import org.gajah.transaction.CommitParticipants.Outcome;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.StandbyRecord;
import org.gajah.walformat.record.TwoPhaseState;
import org.jspecify.annotations.Nullable;

/// The transaction of one session: ids, subtransactions, commands, and its end. One object serves
/// all transactions of a session, one after the other. Mirrors the lower half of
/// `access/transam/xact.c`; what BEGIN, COMMIT and errors mean is the session's business.
public final class Transaction {
  private static final int FIRST_COMMAND = 0;
  private static final int LAST_COMMAND = 0xFFFF_FFFE;

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
  private final CommitParticipants participants = new CommitParticipants();
  private final OtherTransactions others;
  private final EndRecorder recorder;
  private final UnreportedChildren unreported = new UnreportedChildren();
  private @Nullable TransactionLevel top;
  private @Nullable TransactionLevel current;
  private long topFullXid;
  private int nextSubId;
  private int commandId;
  private boolean commandIdUsed;
  private IsolationLevel isolation = IsolationLevel.READ_COMMITTED;
  private boolean readOnly;
  private long startTimestamp;
  private long statementTimestamp;

  public Transaction(
      Transactions shared, Proc proc, WalInserter wal, BackendLocks locks, Reporter reporter) {
    this.shared = shared;
    this.proc = proc;
    this.wal = wal;
    this.locks = locks;
    this.reporter = reporter;
    this.recorder = new EndRecorder(shared, proc, wal);
    this.others = new OtherTransactions(this, shared);
    this.snapshots = new Snapshots(this, shared.procArray());
    for (Horizons.Kind kind : Horizons.Kind.values()) {
      horizonTests[kind.ordinal()] = new HorizonTest(this, kind);
    }
  }

  /// Says in which database the session works; commit records name it.
  public void database(int oid, int defaultTablespace) {
    recorder.database(oid, defaultTablespace);
  }

  public int databaseTablespace() {
    return recorder.databaseTablespace();
  }

  public int database() {
    return recorder.database();
  }

  /// Says that the commit of the present transaction is flushed at once, whatever the session's
  /// settings say: it has changed more than pages, as when a folder was removed
  /// (`ForceSyncCommit`).
  public void forceSyncCommit() {
    recorder.forceSync();
  }

  /// Adds somebody who takes part in the end of every transaction.
  public void addParticipant(CommitParticipant participant) {
    participants.add(participant);
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
  public WalInserter wal() {
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
    proc.activity().transactionStarted(now);
    statementTimestamp = now;
    nextSubId = 1;
    TransactionLevel level1 = new TransactionLevel(null, 1, nextSubId++);
    top = level1;
    current = level1;
    topFullXid = FullXid.INVALID;
    commandId = FIRST_COMMAND;
    commandIdUsed = false;
    unreported.clear();
    recorder.start();
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

  /// Sets how long commits wait (`synchronous_commit`).
  public void synchronousCommit(SynchronousCommit mode) {
    recorder.synchronousCommit(mode);
  }

  /// Sets how long commits wait for others to join them (`commit_delay`, `commit_siblings`).
  public void commitDelay(CommitDelay delay) {
    recorder.commitDelay(delay);
  }

  /// Says where the transactions of this session come from; their records name it.
  public void origin(ReplicationOrigin origin) {
    recorder.origin(origin);
    wal.origin(origin.node());
  }

  public ReplicationOrigin origin() {
    return recorder.origin();
  }

  /// Whether commits wait until standbys have applied them.
  public boolean appliesOnStandbys() {
    return recorder.synchronousCommit() == SynchronousCommit.REMOTE_APPLY;
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

  private TransactionLevel level() {
    TransactionLevel level = current;
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
    TransactionLevel level = level();
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
    TransactionLevel whole = top;
    if (whole != null && whole.xid == Xid.INVALID) {
      assign(whole);
    }
    return topFullXid;
  }

  private int assign(TransactionLevel level) {
    TransactionLevel outer = level.outer;
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
    if (outer != null && shared.logsForStandbys()) {
      unreported.add(level.xid, topXidIfAny(), wal);
    }
    return level.xid;
  }

  /// Whether an id belongs to this transaction: its own, or that of a subtransaction that is open
  /// or committed.
  public boolean isCurrent(int xid) {
    TransactionLevel level = current;
    if (level == null || top == null || top.xid == Xid.INVALID || !Xid.isNormal(xid)) {
      return false;
    }
    if (Xid.precedes(xid, top.xid)) {
      return false;
    }
    for (; level != null; level = level.outer) {
      if (level.xid == xid || level.hasChild(xid)) {
        return true;
      }
    }
    return false;
  }

  /// Which row versions can still be seen by somebody.
  public Horizons horizons() {
    return shared.procArray().horizons(database(), proc.number(), proc);
  }

  /// The oldest transaction that this session takes for running.
  int xminHorizon() {
    int horizon = snapshots.xminHorizon();
    return Xid.isValid(horizon) ? horizon : Xid.FIRST_NORMAL;
  }

  // Other transactions

  /// What has become of a transaction, however old: in progress, committed or aborted; null when
  /// nobody knows any more.
  ///
  /// @throws PgException 22023 for an id that has not been given out
  public CommitLog.@Nullable Status fate(long fullXid) {
    return others.fate(fullXid);
  }

  /// Whether a transaction is in progress, this one included.
  public boolean isInProgress(int xid) {
    return others.isInProgress(xid);
  }

  /// Whether a transaction that is not in progress has committed; otherwise it has aborted, or
  /// crashed.
  public boolean didCommit(int xid) {
    return others.didCommit(xid);
  }

  /// Up to where the log must be flushed before the commit of a transaction, which has committed,
  /// can be relied on: a hint that says so must not come to disk before.
  public long commitLsn(int xid) {
    return others.commitLsn(xid);
  }

  /// Waits until a transaction, and the one it belongs to, is over.
  public void await(int xid) {
    others.await(xid);
  }

  /// The same without waiting.
  ///
  /// @return whether it is over
  public boolean isOver(int xid) {
    return others.isOver(xid);
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

  /// Gets ready for an access exclusive lock on a relation: standbys have to hear of it, for which
  /// the transaction needs an id.
  public void beforeAccessExclusiveLock() {
    if (shared.logsForStandbys()) {
      xid();
    }
  }

  /// Tells standbys about an access exclusive lock that was taken.
  ///
  /// @param lockedDatabase 0 for shared relations
  public void afterAccessExclusiveLock(int lockedDatabase, int relation) {
    if (shared.logsForStandbys()) {
      wal.begin();
      wal.insert(
          new StandbyRecord.Locks(
              List.of(new StandbyRecord.Locks.Lock(xid(), lockedDatabase, relation))),
          WalInserter.UNIMPORTANT);
      recorder.noteAccessExclusiveLock();
    }
  }

  // Subtransactions

  public void beginSubtransaction() {
    TransactionLevel outer = level();
    current = new TransactionLevel(outer, outer.depth + 1, nextSubId++);
    locks.beginSubtransaction();
    for (CommitParticipant participant : participants.all()) {
      participant.subtransactionBegan(outer.depth + 1);
    }
  }

  public void commitSubtransaction() {
    TransactionLevel ended = level();
    TransactionLevel outer = leave(ended);
    if (ended.xid != Xid.INVALID) {
      outer.adopt(ended);
    }
    for (CommitParticipant participant : participants.all()) {
      participant.subtransactionEnded(ended.depth, true);
    }
    locks.commitSubtransaction();
    if (ended.xid != Xid.INVALID) {
      // Its changes stand or fall with the transaction around it; nobody need wait for it alone.
      locks.release(LockTag.transaction(ended.xid), LockMode.EXCLUSIVE);
    }
  }

  public void abortSubtransaction() {
    TransactionLevel ended = level();
    proc.interrupts().hold();
    try {
      TransactionLevel outer = ended.outer;
      if (ended.xid != Xid.INVALID && outer != null) {
        recordSubtransactionAbort(ended);
      }
      current = outer;
      wal.transaction(outer == null ? Xid.INVALID : outer.xid);
      for (CommitParticipant participant : participants.all()) {
        participant.subtransactionEnded(ended.depth, false);
      }
      locks.abortSubtransaction();
    } finally {
      proc.interrupts().resume();
    }
  }

  private TransactionLevel leave(TransactionLevel ended) {
    TransactionLevel outer = ended.outer;
    if (outer == null) {
      throw PgException.internal("no subtransaction to end");
    }
    current = outer;
    wal.transaction(outer.xid);
    return outer;
  }

  private void recordSubtransactionAbort(TransactionLevel ended) {
    int latest = recorder.abort(ended, participants.all());
    int[] aborted = ended.family();
    shared.procArray().endChildren(proc.number(), aborted, aborted.length, latest, proc);
  }

  // The end

  /// Commits. Before this everything that can fail has been done: deferred checks, closing of
  /// cursors.
  ///
  /// @throws PgException when the commit cannot be recorded; the transaction is still open then and
  ///   must be aborted
  public void commit() {
    TransactionLevel whole = wholeTransaction();
    for (CommitParticipant participant : participants.all()) {
      participant.beforeCommit();
    }
    proc.interrupts().hold();
    try {
      int latest = recorder.commit(whole, participants.all());
      finish(latest, Outcome.COMMITTED);
    } finally {
      proc.interrupts().resume();
    }
  }

  TransactionLevel wholeTransaction() {
    TransactionLevel whole = level();
    if (whole.outer != null) {
      throw PgException.internal("a subtransaction is still open");
    }
    return whole;
  }

  /// Aborts, with all subtransactions. What may fail on the way has been tidied up by those who
  /// opened it.
  public void abort() {
    TransactionLevel whole = top;
    if (whole == null) {
      return;
    }
    proc.interrupts().hold();
    try {
      while (current != null && current != whole) {
        abortSubtransaction();
      }
      boolean marked = whole.xid != Xid.INVALID;
      int latest = marked ? recorder.abort(whole, participants.all()) : Xid.INVALID;
      finish(latest, Outcome.ABORTED);
    } finally {
      proc.interrupts().resume();
    }
  }

  /// Leaves the process array and lets the participants go, in their order, whatever one of them
  /// does.
  private void finish(int latest, Outcome outcome) {
    shared.procArray().end(proc.number(), latest, proc);
    proc.activity().transactionStarted(0);
    wal.transaction(Xid.INVALID);
    wal.forgetLast();
    top = null;
    current = null;
    Throwable fault =
        participants.end(
            outcome,
            () -> {
              shared.multiXacts().ended(proc.number());
              locks.endTransaction(outcome != Outcome.ABORTED);
            });
    snapshots.clear();
    comboCommandIds.clear();
    multiXactCache.clear();
    topFullXid = FullXid.INVALID;
    if (fault != null) {
      throw outcome == Outcome.ABORTED ? asException(fault) : proc.panic(fault);
    }
  }

  private static PgException asException(Throwable fault) {
    return fault instanceof PgException known
        ? known
        : new PgException(Severity.ERROR, SqlState.INTERNAL_ERROR, fault.toString(), fault);
  }

  // Two-phase commit

  /// What a transaction leaves behind that goes on as a prepared one.
  ///
  /// @param onCommit what its commit will say
  /// @param onAbort what its abort will say
  public record Prepared(
      int xid,
      int[] children,
      int database,
      int oldestMultiXact,
      ReplicationOrigin origin,
      EndRecord onCommit,
      EndRecord onAbort,
      PreparedParts parts) {}

  /// Gathers what a prepared transaction has to know. The transaction goes on and may still be
  /// aborted. Its locks come first among the parts.
  ///
  /// @throws PgException when something that it did cannot be prepared
  public Prepared prepare() {
    TransactionLevel whole = wholeTransaction();
    for (CommitParticipant participant : participants.all()) {
      participant.beforeCommit();
    }
    int xid = xid();
    EndRecord onCommit = new EndRecord();
    EndRecord onAbort = new EndRecord();
    PreparedParts parts = new PreparedParts();
    for (TwoPhaseLock lock : locks.prepare()) {
      ByteSink bytes = new ByteSink(TwoPhaseLock.SIZE);
      lock.write(bytes);
      parts.add(TwoPhaseState.Section.LOCK, 0, new Slice(bytes.array(), 0, bytes.length()));
    }
    for (CommitParticipant participant : participants.all()) {
      participant.contribute(onCommit, true);
      participant.contribute(onAbort, false);
      participant.prepare(parts);
    }
    int oldest = shared.multiXacts().oldestMember(proc.number());
    return new Prepared(
        xid, whole.children(), database(), oldest, recorder.origin(), onCommit, onAbort, parts);
  }

  /// Waits for standbys as a commit would.
  public void awaitStandbys(long lsn, boolean committing) {
    SynchronousCommit mode = recorder.synchronousCommit();
    if (mode.waitsForStandbys()) {
      shared.standbyWait().await(lsn, mode, committing);
    }
  }

  /// Ends the session's part of a transaction that is prepared by now.
  ///
  /// @param heir who gets its locks
  public void handOver(PreparedLocks heir) {
    proc.interrupts().hold();
    try {
      locks.transferTo(heir);
      finish(Xid.INVALID, Outcome.PREPARED);
    } finally {
      proc.interrupts().resume();
    }
  }
}
