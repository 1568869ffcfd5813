package org.gajah.transaction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Xid;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Threads;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.locks.table.BackendLocks;
import org.gajah.locks.table.LockSession;
import org.gajah.locks.table.LockTable;
import org.gajah.page.slru.MultiXactPages;
import org.gajah.transaction.twophase.TwoPhase;
import org.gajah.transaction.twophase.TwoPhaseRecovery;
import org.gajah.wal.Wal;
import org.gajah.wal.WalFileSource;
import org.gajah.wal.WalFiles;
import org.gajah.wal.WalInserter;
import org.gajah.wal.WalListener;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.WalRecord;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.record.ClogRecord;
import org.gajah.walformat.record.MultiXactRecord;
import org.gajah.walformat.record.StandbyRecord;
import org.gajah.walformat.record.TwoPhaseState.Section;
import org.gajah.walformat.record.XactEnd;
import org.gajah.walformat.record.XactRecord;

/// An instance of nothing but transactions, on any disk, with the little recovery that needs.
final class Stage implements AutoCloseable {
  static final Path ROOT = Path.of("/data");
  static final WalSegmentSize SMALL = new WalSegmentSize(WalSegmentSize.MIN);
  static final long SYSTEM_ID = 0x1234_5678_9ABC_DEF0L;
  static final long START = SMALL.start(5);
  static final int DATABASE = 5;
  static final int PROCESSES = 24;
  static final int PREPARED = 4;
  static final int FIRST_XID = 700;

  final SharedMemory memory = new SharedMemory();
  final ConcurrentLinkedQueue<Throwable> panics = new ConcurrentLinkedQueue<>();
  final List<PgException> log = new ArrayList<>();
  final Reporter reporter = this::report;
  final ProcTable procs =
      new ProcTable(
          PROCESSES, Threads.platform(), Clock.system(), (proc, cause) -> panics.add(cause));
  final ClusterFiles cluster;
  final Wal wal;
  final Transactions transactions;
  final LockTable locks;
  final TwoPhase twoPhase;

  Stage(Disk disk) {
    this(disk, TransactionSizes.of(PROCESSES, PREPARED));
  }

  Stage(Disk disk, TransactionSizes sizes) {
    cluster = new ClusterFiles(disk, ROOT);
    makeFolders(disk);
    WalFiles files = new WalFiles(cluster, SMALL, memory);
    wal = new Wal(files, 32, procs.size(), SYSTEM_ID, 1, WalListener.NONE, memory);
    transactions = new Transactions(sizes, cluster, wal, memory, reporter);
    locks = new LockTable(procs, 10_000);
    twoPhase = new TwoPhase(sizes, transactions, locks, cluster, reporter);
  }

  private synchronized void report(PgException message) {
    log.add(message);
  }

  synchronized List<String> messages() {
    return log.stream().map(PgException::primaryMessage).toList();
  }

  private void makeFolders(Disk disk) {
    try {
      if (disk.exists(ROOT)) {
        return;
      }
      for (String name :
          List.of(
              "pg_wal",
              "pg_xact",
              "pg_subtrans",
              "pg_twophase",
              "pg_commit_ts",
              "pg_multixact/offsets",
              "pg_multixact/members")) {
        cluster.createFolders(ROOT.resolve(name));
      }
      disk.syncDirectory(Path.of("/"));
      disk.syncDirectory(ROOT);
      disk.syncDirectory(ROOT.resolve("pg_multixact"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Starts an empty cluster.
  Stage open() {
    return open(FIRST_XID, new MultiXacts.Position(1, 0, 1, 1));
  }

  Stage open(long nextFullXid, MultiXacts.Position multi) {
    Proc proc = procs.enter();
    int next = FullXid.xid(nextFullXid);
    transactions.start(nextFullXid, 16_384, next - 100, 1);
    transactions.multiXacts().startup(multi, proc);
    transactions.commitLog().zero(CommitLog.page(next), proc);
    transactions.commitLog().checkpoint(proc);
    long members = Integer.toUnsignedLong(multi.nextOffset()) / MultiXactPages.MEMBERS_PER_PAGE;
    transactions.redo(new MultiXactRecord.ZeroPage(true, members), Xid.INVALID, proc);
    wal.start(START, Lsn.INVALID, START, true, Lsn.INVALID);
    transactions.open(next, proc);
    procs.leave(proc);
    return this;
  }

  /// Replays the log of a cluster that [#open] made, from its start, and opens it.
  Stage recover() {
    return recover(FIRST_XID, new MultiXacts.Position(1, 0, 1, 1));
  }

  /// @param nextFullXid what the checkpoint says
  Stage recover(long nextFullXid, MultiXacts.Position multi) {
    Proc proc = procs.enter();
    transactions.start(nextFullXid, 16_384, FIRST_XID - 100, 1);
    transactions.multiXacts().startup(multi, proc);
    TwoPhaseRecovery recovery = twoPhase.recovery();
    recovery.restore(proc);
    LogEnd end = replay(proc);
    TwoPhaseRecovery.Found found = recovery.prescan(proc);
    wal.start(end.end(), end.lastRecord(), end.end(), true, Lsn.INVALID);
    transactions.open(found.oldest(), proc);
    recovery.recover(proc);
    procs.leave(proc);
    return this;
  }

  private record LogEnd(long end, long lastRecord) {}

  private LogEnd replay(Proc proc) {
    try (WalFileSource source = new WalFileSource(wal.files(), segment -> 1, Long.MAX_VALUE)) {
      WalReader reader = new WalReader(source, SMALL, SYSTEM_ID);
      reader.begin(START);
      LogEnd end = new LogEnd(START, Lsn.INVALID);
      while (reader.next()) {
        RecordView view = reader.record();
        redo(view, proc);
        end = new LogEnd(view.end(), view.start());
      }
      return end;
    }
  }

  /// A record that was found in the log.
  record Found(int xid, long start, long end, WalRecord record) {}

  /// All records from the start of the log, as far as it is flushed.
  List<Found> records() {
    List<Found> found = new ArrayList<>();
    try (WalFileSource source = new WalFileSource(wal.files(), segment -> 1, wal.flushed())) {
      WalReader reader = new WalReader(source, SMALL, SYSTEM_ID);
      reader.begin(START);
      while (reader.next()) {
        RecordView view = reader.record();
        found.add(new Found(view.xid(), view.start(), view.end(), decode(view)));
      }
    }
    return found;
  }

  private static WalRecord decode(RecordView view) {
    return switch (ResourceManagerId.of(view.resourceManagerNumber())) {
      case TRANSACTION -> XactRecord.decode(view);
      case CLOG -> ClogRecord.decode(view);
      case MULTIXACT -> MultiXactRecord.decode(view);
      case STANDBY -> StandbyRecord.decode(view);
      default -> throw new AssertionError("unexpected " + view.resourceManagerNumber());
    };
  }

  private void redo(RecordView view, Proc proc) {
    transactions.xids().seen(view.xid());
    switch (decode(view)) {
      case ClogRecord clog -> transactions.redo(clog, proc);
      case MultiXactRecord multi -> transactions.redo(multi, view.xid(), proc);
      case XactRecord.Commit(boolean prepared, XactEnd end) ->
          end(prepared, end, CommitLog.Status.COMMITTED, view, proc);
      case XactRecord.Abort(boolean prepared, XactEnd end) ->
          end(prepared, end, CommitLog.Status.ABORTED, view, proc);
      case XactRecord.Prepare(var state, int _) ->
          twoPhase.recovery().redoPrepare(state, view.start(), view.end(), false, proc);
      default -> {}
    }
  }

  private void end(
      boolean prepared, XactEnd end, CommitLog.Status status, RecordView view, Proc proc) {
    int xid = prepared ? end.twoPhaseXid() : view.xid();
    int[] children = end.subxacts();
    for (int child : children) {
      transactions.xids().seen(child);
    }
    transactions.commitLog().setTree(xid, children, children.length, status, Lsn.INVALID, proc);
    if (prepared) {
      twoPhase.recovery().redoFinish(xid, proc);
    }
  }

  /// A session.
  final class Session implements AutoCloseable {
    final Proc proc = procs.enter();
    final WalInserter inserter = new WalInserter(wal, proc);
    final BackendLocks backendLocks = locks.enter(proc, lockSession());
    final Transaction transaction;

    Session() {
      transactions.procArray().enter(proc.number(), DATABASE);
      transaction = new Transaction(transactions, proc, inserter, backendLocks, reporter);
      transaction.database(DATABASE, 1663);
    }

    Session begin() {
      return begin(IsolationLevel.READ_COMMITTED);
    }

    Session begin(IsolationLevel level) {
      transaction.start(0, level, false);
      return this;
    }

    int xid() {
      return transaction.xid();
    }

    void commit() {
      transaction.commit();
    }

    void abort() {
      transaction.abort();
    }

    CommitLog.Status status(int xid) {
      return transactions.outcome(xid, Xid.FIRST_NORMAL, new long[1], proc);
    }

    @Override
    public void close() {
      transaction.abort();
      transactions.procArray().leave(proc.number());
      backendLocks.close();
      procs.leave(proc);
    }
  }

  Session session() {
    return new Session();
  }

  static LockSession lockSession() {
    return new LockSession() {
      @Override
      public long deadlockTimeoutMillis() {
        return 50;
      }

      @Override
      public long lockTimeoutMillis() {
        return 0;
      }

      @Override
      public boolean logsLockWaits() {
        return false;
      }

      @Override
      public Reporter reporter() {
        return message -> {
          throw new AssertionError(message);
        };
      }
    };
  }

  /// Flushes the log.
  void flush() {
    Proc proc = procs.enter();
    wal.flush(wal.endPosition(), proc);
    procs.leave(proc);
  }

  static final int STATISTICS = Section.PGSTAT;

  @Override
  public void close() {
    wal.close();
    memory.close();
    if (!panics.isEmpty()) {
      throw new AssertionError("panic", panics.peek());
    }
  }
}
