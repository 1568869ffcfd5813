package org.gajah.recovery.cluster;

import org.gajah.locks.table.LockTable;
import org.gajah.transaction.TransactionSizes;
import org.gajah.walformat.WalLevel;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.file.ControlFile;

/// Settings that are fixed when an instance starts.
public record StorageSettings(
    Memory memory, Processes processes, Logging logging, Recovery recovery) {
  /// Sizes in pages, but for `openFiles`.
  ///
  /// @param shared `shared_buffers`
  /// @param wal `wal_buffers`, -1 to derive it
  /// @param temporary `temp_buffers`
  /// @param transactions `transaction_buffers`, 0 to derive it; so are the next two
  /// @param subtransactions `subtransaction_buffers`
  /// @param commitTimestamps `commit_timestamp_buffers`
  /// @param multiXactOffsets `multixact_offset_buffers`
  /// @param multiXactMembers `multixact_member_buffers`
  /// @param openFiles how many relation files may be open at once (`max_files_per_process`)
  public record Memory(
      int shared,
      int wal,
      int temporary,
      int transactions,
      int subtransactions,
      int commitTimestamps,
      int multiXactOffsets,
      int multiXactMembers,
      int openFiles) {
    /// As a cluster has it whose settings nobody has touched.
    public static final Memory DEFAULT = new Memory(16_384, -1, 1024, 0, 0, 0, 16, 32, 1000);

    private static final int WAL_SHARE = 32;
    private static final int LEAST_WAL = 8;
    private static final int PAGE = 8192;

    public Memory shared(int pages) {
      return new Memory(
          pages,
          wal,
          temporary,
          transactions,
          subtransactions,
          commitTimestamps,
          multiXactOffsets,
          multiXactMembers,
          openFiles);
    }

    /// How many pages of WAL buffers there are.
    public int walPages(WalSegmentSize segmentSize) {
      int derived = Math.max(LEAST_WAL, Math.min(shared / WAL_SHARE, segmentSize.bytes() / PAGE));
      return wal < 0 ? derived : wal;
    }

    /// How many pages a log about transactions keeps in memory whose setting is `given`.
    public int slruPages(int given) {
      return given > 0 ? given : TransactionSizes.automaticPages(shared);
    }
  }

  /// How many there may be of everything that takes a place among the processes.
  public record Processes(
      int maxConnections,
      int autovacuumMaxWorkers,
      int maxWorkerProcesses,
      int maxWalSenders,
      int maxPreparedTransactions,
      int maxLocksPerTransaction) {
    public static final Processes DEFAULT = new Processes(100, 3, 8, 10, 0, 64);

    /// Checkpointer, background writer, WAL writer and the like.
    private static final int AUXILIARY = 10;

    public Processes maxPreparedTransactions(int most) {
      return new Processes(
          maxConnections,
          autovacuumMaxWorkers,
          maxWorkerProcesses,
          maxWalSenders,
          most,
          maxLocksPerTransaction);
    }

    /// Processes that may run transactions.
    public int backends() {
      return maxConnections + autovacuumMaxWorkers + 1 + maxWorkerProcesses + maxWalSenders;
    }

    /// All processes.
    public int all() {
      return backends() + AUXILIARY;
    }

    public int locks() {
      return LockTable.capacity(maxLocksPerTransaction, backends(), maxPreparedTransactions);
    }
  }

  /// What goes into the log.
  ///
  /// @param level `wal_level`
  /// @param fullPageWrites `full_page_writes`, which may change later
  /// @param logHints `wal_log_hints`
  /// @param trackCommitTimestamp `track_commit_timestamp`
  /// @param archiving whether `archive_mode` is on, and not at `wal_level = minimal`
  public record Logging(
      WalLevel level,
      boolean fullPageWrites,
      boolean logHints,
      boolean trackCommitTimestamp,
      boolean archiving) {
    public static final Logging DEFAULT = new Logging(WalLevel.REPLICA, true, false, false, false);
  }

  /// How recovery goes.
  ///
  /// @param progressMillis how often it says how far it is (`log_startup_progress_interval`), 0 for
  ///   never
  /// @param syncsDirectory whether everything in the directory is synced first, for the last run
  ///   may have left writes behind that are not on disk; only tests do without
  /// @param ignoresInvalidPages `ignore_invalid_pages`
  /// @param removesTemporaryFiles whether those that the last run has left go
  public record Recovery(
      int progressMillis,
      boolean syncsDirectory,
      boolean ignoresInvalidPages,
      boolean removesTemporaryFiles) {
    public static final Recovery DEFAULT = new Recovery(10_000, true, false, true);

    /// The same for a start after a crash, which may leave temporary files for those who look for
    /// its cause.
    public Recovery keepingTemporaryFiles() {
      return new Recovery(progressMillis, syncsDirectory, ignoresInvalidPages, false);
    }
  }

  /// As a cluster has it whose settings nobody has touched.
  public static final StorageSettings DEFAULT =
      new StorageSettings(Memory.DEFAULT, Processes.DEFAULT, Logging.DEFAULT, Recovery.DEFAULT);

  public StorageSettings memory(Memory newMemory) {
    return new StorageSettings(newMemory, processes, logging, recovery);
  }

  public StorageSettings processes(Processes newProcesses) {
    return new StorageSettings(memory, newProcesses, logging, recovery);
  }

  public StorageSettings logging(Logging newLogging) {
    return new StorageSettings(memory, processes, newLogging, recovery);
  }

  public StorageSettings recovery(Recovery newRecovery) {
    return new StorageSettings(memory, processes, logging, newRecovery);
  }

  /// Those that the control file repeats, for standbys.
  public ControlFile.Settings forControlFile() {
    return new ControlFile.Settings(
        logging.level().number(),
        logging.logHints(),
        processes.maxConnections(),
        processes.maxWorkerProcesses(),
        processes.maxWalSenders(),
        processes.maxPreparedTransactions(),
        processes.maxLocksPerTransaction(),
        logging.trackCommitTimestamp());
  }
}
