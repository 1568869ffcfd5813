package org.gajah.recovery.cluster;

import org.gajah.accessapi.StorageContext;
import org.gajah.activity.statistics.DatabaseStatistic;
import org.gajah.activity.statistics.SessionStatistics;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.buffer.BufferAccess;
import org.gajah.disk.TemporaryFiles;
import org.gajah.locks.Proc;
import org.gajah.locks.table.BackendLocks;
import org.gajah.locks.table.LockSession;
import org.gajah.locks.table.TransactionWaits;
import org.gajah.recovery.statistics.StatisticsEnd;
import org.gajah.transaction.CommitParticipant;
import org.gajah.transaction.IsolationLevel;
import org.gajah.transaction.Transaction;
import org.gajah.wal.WalInserter;

/// One process of an instance with its handles to everything: a backend's, or an auxiliary
/// process's. Belongs to the thread that uses it.
public final class StorageProcess implements AutoCloseable {
  private final Storage storage;
  private final Proc proc;
  private final Reporter reporter;
  private final WalInserter wal;
  private final BufferAccess buffers;
  private final BackendLocks locks;
  private final Transaction transaction;
  private final TemporaryFiles temporaryFiles;
  private final StorageContext context;
  private final SessionStatistics statistics;

  /// @param database in which it works, 0 for none
  /// @param tablespace that database's default tablespace
  /// @param session its settings as far as locks are concerned
  /// @param reporter where its notices and warnings go
  public StorageProcess(
      Storage storage, int database, int tablespace, LockSession session, Reporter reporter) {
    this(storage, storage.procs().enter(), database, tablespace, session, reporter);
  }

  /// @param proc its place among the processes, which it leaves when it is closed
  public StorageProcess(
      Storage storage,
      Proc proc,
      int database,
      int tablespace,
      LockSession session,
      Reporter reporter) {
    this.storage = storage;
    this.proc = proc;
    this.reporter = reporter;
    storage.transactions().procArray().enter(proc.number(), database);
    wal = new WalInserter(storage.wal(), proc);
    StorageSettings settings = storage.settings();
    buffers =
        new BufferAccess(
            storage.buffers(),
            wal,
            proc,
            settings.memory().temporary(),
            settings.logging().logHints(),
            reporter);
    locks = storage.locks().enter(proc, session);
    locks.database(database);
    transaction = new Transaction(storage.transactions(), proc, wal, locks, reporter);
    transaction.database(database, tablespace);
    temporaryFiles = new TemporaryFiles(storage.files(), proc.pid(), reporter);
    transaction.addParticipant(new FilesEnd(temporaryFiles));
    statistics = new SessionStatistics(storage.statistics());
    statistics.database(database);
    statistics.io(proc.io());
    statistics.follow(DatabaseStatistic.TEMPORARY_FILES, temporaryFiles::files);
    statistics.follow(DatabaseStatistic.TEMPORARY_BYTES, temporaryFiles::bytes);
    statistics.follow(DatabaseStatistic.DEADLOCKS, proc.activity()::deadlocks);
    buffers.statistics(statistics);
    storage.preparedStatistics().process(proc, statistics);
    transaction.addParticipant(new StatisticsEnd(statistics, proc));
    context =
        new StorageContext(
            proc,
            storage.relations(),
            temporaryFiles,
            buffers,
            wal,
            locks,
            new TransactionWaits(locks),
            transaction,
            storage.environment().chance(),
            reporter);
  }

  /// Removes the temporary files that a transaction has left.
  private record FilesEnd(TemporaryFiles files) implements CommitParticipant {
    @Override
    public Phase phase() {
      return Phase.FILES;
    }

    @Override
    public void ended(boolean committed) {
      files.closeAll();
    }
  }

  /// A process that belongs to no session: with PostgreSQL's default settings, and its messages go
  /// to the log.
  public static StorageProcess auxiliary(Storage storage) {
    return auxiliary(storage, storage.environment().reporter());
  }

  /// The same with a log of its own.
  public static StorageProcess auxiliary(Storage storage, Reporter reporter) {
    return new StorageProcess(storage, 0, 0, new Defaults(reporter), reporter);
  }

  private record Defaults(Reporter reporter) implements LockSession {
    @Override
    public long deadlockTimeoutMillis() {
      return 1000;
    }

    @Override
    public long lockTimeoutMillis() {
      return 0;
    }

    @Override
    public boolean logsLockWaits() {
      return false;
    }
  }

  /// Says in which database it works from now on, when that was not known at first.
  public void database(int database, int tablespace) {
    storage.transactions().procArray().enter(proc.number(), database);
    locks.database(database);
    transaction.database(database, tablespace);
    statistics.database(database);
  }

  /// What the process counts.
  public SessionStatistics statistics() {
    return statistics;
  }

  public Storage storage() {
    return storage;
  }

  public Proc proc() {
    return proc;
  }

  /// Where its messages go.
  public Reporter reporter() {
    return reporter;
  }

  public WalInserter wal() {
    return wal;
  }

  public BufferAccess buffers() {
    return buffers;
  }

  public BackendLocks locks() {
    return locks;
  }

  public Transaction transaction() {
    return transaction;
  }

  /// What access methods take.
  public StorageContext context() {
    return context;
  }

  /// Starts a transaction at READ COMMITTED.
  public Transaction begin() {
    return begin(IsolationLevel.READ_COMMITTED);
  }

  public Transaction begin(IsolationLevel level) {
    transaction.start(storage.environment().clock().timestamp(), level, false);
    return transaction;
  }

  /// Leaves the instance: an open transaction is aborted, and what leaked is reported.
  @Override
  public void close() {
    if (transaction.isActive()) {
      transaction.abort();
    }
    if (buffers.pins() != 0 || proc.lightweightLocks() != 0) {
      storage
          .environment()
          .reporter()
          .report(
              Severity.WARNING,
              SqlState.WARNING,
              "process %d leaves with %d pins and %d lightweight locks"
                  .formatted(proc.pid(), buffers.pins(), proc.lightweightLocks()));
    }
    temporaryFiles.closeAll();
    statistics.flush(proc.clock().nanos());
    storage.preparedStatistics().process(proc, null);
    buffers.close();
    locks.close();
    storage.transactions().procArray().leave(proc.number());
    storage.procs().leave(proc);
  }
}
