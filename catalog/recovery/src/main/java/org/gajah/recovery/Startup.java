package org.gajah.recovery;

import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Oid;
import org.gajah.base.id.Xid;
import org.gajah.recovery.checkpoint.CheckpointFlags;
import org.gajah.recovery.checkpoint.Checkpoints;
import org.gajah.recovery.checkpoint.FullPageWrites;
import org.gajah.recovery.cluster.DirectorySync;
import org.gajah.recovery.cluster.Leftovers;
import org.gajah.recovery.cluster.OriginProgress;
import org.gajah.recovery.cluster.SlotHorizons;
import org.gajah.recovery.cluster.StartupProgress;
import org.gajah.recovery.cluster.Storage;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.redo.CheckpointReader;
import org.gajah.recovery.redo.LogEndFound;
import org.gajah.recovery.redo.Replay;
import org.gajah.recovery.redo.UnloggedRelations;
import org.gajah.recovery.statistics.StatisticsFile;
import org.gajah.transaction.Transactions;
import org.gajah.wal.Wal;
import org.gajah.wal.WalFileSource;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.WalLevel;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.file.ClusterState;
import org.gajah.walformat.file.ControlFile;
import org.gajah.walformat.record.XlogRecord;

/// The work of the startup process: finds the last checkpoint, recovers if need be, and opens the
/// log and transactions for work. Mirrors `StartupXLOG` of `access/transam/xlog.c`.
final class Startup {
  /// Where the positions of unlogged pages start again when those pages are gone.
  private static final long FIRST_UNLOGGED_LSN = 1000;

  private final Storage storage;
  private final Wal wal;
  private final Reporter reporter;
  private final StorageProcess process;
  private final Checkpoints checkpoints;
  private final OriginProgress origins;
  private final StartupProgress progress;
  private final Runnable redoStarts;

  Startup(
      Storage storage,
      Checkpoints checkpoints,
      OriginProgress origins,
      StorageProcess process,
      Runnable redoStarts) {
    this.redoStarts = redoStarts;
    this.storage = storage;
    this.checkpoints = checkpoints;
    this.origins = origins;
    this.progress =
        new StartupProgress(
            storage.environment().clock(),
            storage.environment().reporter(),
            storage.settings().recovery().progressMillis());
    this.wal = storage.wal();
    this.reporter = storage.environment().reporter();
    this.process = process;
  }

  /// Brings the cluster to where sessions may begin.
  void run(SlotHorizons slots) {
    ControlFile control = storage.control().current();
    reportState(control);
    wal.files().check(reporter);
    wal.files().removeTemporaries();
    if (control.state() != ClusterState.SHUT_DOWN
        && storage.settings().recovery().syncsDirectory()) {
      new DirectorySync(storage.files(), storage.environment(), progress).run();
    }
    Leftovers leftovers = new Leftovers(storage.files(), reporter);
    if (storage.settings().recovery().removesTemporaryFiles()) {
      leftovers.removeTemporaryFiles();
    }
    leftovers.emptyVolatileFolders();
    leftovers.removeCacheFiles();
    takeOverStatistics(control);
    leftovers.removeStatistics();
    origins.read();
    LogEndFound end = findEnd(control, leftovers);
    storage.transactions().procArray().setSlotXmins(slots.xmin(), slots.catalogXmin());
    open(end);
  }

  /// What the last run counted is good only if it ended well.
  private void takeOverStatistics(ControlFile control) {
    StatisticsFile file = new StatisticsFile(storage.files(), reporter);
    if (control.state() != ClusterState.SHUT_DOWN || !file.read(storage.statistics())) {
      storage.statistics().resetAll();
    }
  }

  private void reportState(ControlFile control) {
    String time = storage.environment().times().ofSeconds(control.time());
    switch (control.state()) {
      case SHUT_DOWN -> reporter.condition("database system was shut down at " + time);
      case SHUTTING_DOWN ->
          reporter.log("database system shutdown was interrupted; last known up at " + time);
      case IN_CRASH_RECOVERY ->
          reporter.report(
              new PgException(
                      Severity.LOG,
                      SqlState.SUCCESSFUL_COMPLETION,
                      "database system was interrupted while in recovery at " + time,
                      null)
                  .hint(
                      "This probably means that some data is corrupted and you will have to use the"
                          + " last backup for recovery."));
      case STARTUP, IN_PRODUCTION ->
          reporter.log("database system was interrupted; last known up at " + time);
      case SHUT_DOWN_IN_RECOVERY, IN_ARCHIVE_RECOVERY ->
          throw PgException.internal("a cluster in archive recovery was let in");
    }
  }

  private LogEndFound findEnd(ControlFile control, Leftovers leftovers) {
    int timeline = control.checkpoint().timeline();
    try (WalFileSource source =
        new WalFileSource(wal.files(), segment -> timeline, Long.MAX_VALUE)) {
      WalReader reader = new WalReader(source, wal.segmentSize(), control.systemId());
      XlogRecord.CheckpointDone found =
          new CheckpointReader(reader, reporter).read(control.checkpointLsn());
      Checkpoint checkpoint = found.checkpoint();
      check(checkpoint, found.shutdown(), control);
      begin(checkpoint, control);
      if (control.state() == ClusterState.SHUT_DOWN
          && checkpoint.redo() == control.checkpointLsn()) {
        storage.transactions().xids().warnIfShort(reporter);
        return new LogEndFound(
            reader.end(),
            control.checkpointLsn(),
            Lsn.INVALID,
            Lsn.INVALID,
            checkpoint,
            checkpoint.fullPageWrites(),
            false);
      }
      return recover(reader, checkpoint, control, leftovers);
    }
  }

  /// Takes over the counters from the checkpoint.
  private void begin(Checkpoint checkpoint, ControlFile control) {
    storage.transactions().startup(checkpoint, process.proc());
    storage
        .commitTimestamps()
        .startup(
            checkpoint.oldestCommitTsXid(),
            checkpoint.newestCommitTsXid(),
            control.settings().trackCommitTimestamp(),
            checkpoint.nextXid(),
            process.proc());
    storage.twoPhase().recovery().restore(process.proc());
  }

  private LogEndFound recover(
      WalReader reader, Checkpoint checkpoint, ControlFile control, Leftovers leftovers) {
    reporter.log("database system was not properly shut down; automatic recovery in progress");
    storage
        .control()
        .update(file ->
            file.withCheckpoint(control.checkpointLsn(), checkpoint)
                .withUnloggedLsn(FIRST_UNLOGGED_LSN)
                .withState(ClusterState.IN_CRASH_RECOVERY, file.time()));
    UnloggedRelations unlogged =
        new UnloggedRelations(storage.files(), storage.relations(), leftovers, progress);
    unlogged.clean();
    LogEndFound end =
        new Replay(storage, process, origins, progress, redoStarts).run(reader, checkpoint);
    // The init forks that were replayed must be in their files.
    storage.buffers().flush((file, block) -> file.fork() == ForkNumber.INIT, process.proc());
    unlogged.initialise();
    return end;
  }

  private static void check(Checkpoint checkpoint, boolean shutdown, ControlFile control) {
    if (Lsn.before(control.checkpointLsn(), checkpoint.redo())) {
      throw PgException.panic(SqlState.DATA_CORRUPTED, "invalid redo in checkpoint record");
    }
    if (Lsn.before(checkpoint.redo(), control.checkpointLsn()) && shutdown) {
      throw PgException.panic(
          SqlState.DATA_CORRUPTED, "invalid redo record in shutdown checkpoint");
    }
    if (!Xid.isNormal(FullXid.xid(checkpoint.nextXid()))) {
      throw PgException.panic(SqlState.DATA_CORRUPTED, "invalid next transaction ID");
    }
    if (!Oid.isValid(checkpoint.nextOid())) {
      throw PgException.panic(SqlState.DATA_CORRUPTED, "invalid next OID");
    }
  }

  private void open(LogEndFound end) {
    Transactions transactions = storage.transactions();
    int oldestActive = storage.twoPhase().recovery().prescan(process.proc()).oldest();
    openLog(end);
    transactions.open(oldestActive, process.proc());
    storage.twoPhase().recovery().recover(process.proc());
    if (Lsn.isValid(end.abandoned())) {
      overwrite(end.abandoned());
    }
    FullPageWrites.change(storage.settings().logging().fullPageWrites(), process);
    if (end.recovered()) {
      checkpoints.perform(
          CheckpointFlags.END_OF_RECOVERY | CheckpointFlags.IMMEDIATE | CheckpointFlags.WAIT,
          () -> true,
          process);
    }
    reportSettings();
    if (storage.settings().logging().trackCommitTimestamp()) {
      storage.commitTimestamps().activate(transactions.xids().next(), process.proc());
    } else {
      storage.commitTimestamps().deactivate(process.proc());
    }
    storage.control().update(file -> file.withState(ClusterState.IN_PRODUCTION, file.time()));
  }

  /// Opens the log behind its last record, or on the page where one breaks off.
  private void openLog(LogEndFound end) {
    boolean broken = Lsn.isValid(end.abandoned());
    wal.start(
        broken ? end.missing() : end.end(),
        end.lastRecord(),
        end.checkpoint().redo(),
        end.fullPageWrites(),
        end.abandoned());
    // No room for the next segment shall be found out before anybody depends on it.
    checkpoints.prepareNextSegment();
  }

  /// Says in the log that the record that breaks off will never be finished.
  private void overwrite(long abandoned) {
    process.wal().begin();
    long end =
        process
            .wal()
            .insert(
                new XlogRecord.OverwriteContrecord(
                    abandoned, storage.environment().clock().timestamp()));
    wal.flush(end, process.proc());
  }

  /// Lets the log and the control file say under which settings the instance runs, when they have
  /// changed: standbys must be able to follow.
  private void reportSettings() {
    ControlFile.Settings wanted = storage.settings().forControlFile();
    ControlFile.Settings known = storage.control().current().settings();
    if (wanted.equals(known)) {
      return;
    }
    if (wanted.walLevel() != known.walLevel()
        || storage.settings().logging().level() != WalLevel.MINIMAL) {
      process.wal().begin();
      long end =
          process
              .wal()
              .insert(
                  new XlogRecord.ParameterChange(
                      wanted.maxConnections(),
                      wanted.maxWorkerProcesses(),
                      wanted.maxWalSenders(),
                      wanted.maxPreparedTransactions(),
                      wanted.maxLocksPerTransaction(),
                      wanted.walLevel(),
                      wanted.walLogHints(),
                      wanted.trackCommitTimestamp()));
      wal.flush(end, process.proc());
    }
    storage.control().update(file -> file.withSettings(wanted));
  }
}
