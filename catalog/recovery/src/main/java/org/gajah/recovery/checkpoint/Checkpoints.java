package org.gajah.recovery.checkpoint;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Xid;
import org.gajah.buffer.WriteBack;
import org.gajah.locks.Proc;
import org.gajah.recovery.checkpoint.CheckpointParticipant.Phase;
import org.gajah.recovery.cluster.Storage;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.transaction.CommitTimestamps;
import org.gajah.transaction.MultiXacts;
import org.gajah.transaction.ProcArray;
import org.gajah.transaction.Transactions;
import org.gajah.transaction.XidGenerator;
import org.gajah.wal.Wal;
import org.gajah.wal.WalFiles;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.WalLevel;
import org.gajah.walformat.file.ClusterState;
import org.gajah.walformat.file.ControlFile;
import org.gajah.walformat.record.XlogRecord;

/// Makes checkpoints. One at a time: the checkpointer's work, or the startup process's before there
/// is one.
public final class Checkpoints {
  private static final long DELAY_NAP_NANOS = 10_000_000;

  private final Storage storage;
  private final Wal wal;
  private final LogRetention retention;
  private final CheckpointCounters counters;
  private final LogDistance distance = new LogDistance();
  private final List<CheckpointParticipant> participants = new CopyOnWriteArrayList<>();
  private volatile CheckpointSettings settings;

  /// @param slotsNeed from where replication slots need the log, 0 for nowhere
  public Checkpoints(
      Storage storage, CheckpointSettings settings, ArchiveStatus archive, LongSupplier slotsNeed) {
    this.storage = storage;
    this.wal = storage.wal();
    this.counters = new CheckpointCounters(storage.buffers().counters());
    this.settings = settings;
    this.retention = new LogRetention(storage.files(), wal.files(), archive, slotsNeed);
  }

  /// Makes the log's next segment when the present one is nearly full, as when the log has just
  /// been opened.
  public void prepareNextSegment() {
    retention.prepareNext(wal.endPosition(), wal.timeline());
  }

  public CheckpointSettings settings() {
    return settings;
  }

  /// Takes over changed settings; a checkpoint that goes on keeps to the new pace.
  public void settings(CheckpointSettings newSettings) {
    settings = newSettings;
  }

  public CheckpointCounters counters() {
    return counters;
  }

  /// Adds somebody who takes part in every checkpoint from now on.
  public void addParticipant(CheckpointParticipant participant) {
    participants.add(participant);
  }

  /// Makes a checkpoint.
  ///
  /// @param flags of [CheckpointFlags]
  /// @param hurry asked between writes: whether to go on at full speed although the flags do not
  ///   say so
  /// @return false when there was nothing to do
  /// @throws PgException PANIC when something could not be made durable, or somebody wrote into the
  ///   log behind the shutdown checkpoint
  public boolean perform(int flags, BooleanSupplier hurry, StorageProcess process) {
    Reporter reporter = process.reporter();
    boolean ending =
        CheckpointFlags.has(flags, CheckpointFlags.SHUTDOWN | CheckpointFlags.END_OF_RECOVERY);
    CheckpointReport report = new CheckpointReport(process.proc().clock().nanos());
    storage.syncRequests().checkpointStarts();
    if (ending) {
      storage.control().update(file -> file.withState(ClusterState.SHUTTING_DOWN, file.time()));
    } else if (!CheckpointFlags.has(flags, CheckpointFlags.FORCE)
        && wal.lastImportant() == storage.control().current().checkpointLsn()) {
      reporter.report(
          Severity.DEBUG1,
          SqlState.SUCCESSFUL_COMPLETION,
          "checkpoint skipped because system is idle");
      return false;
    }
    long priorRedo = storage.control().current().checkpoint().redo();
    Checkpoint checkpoint = choosePoint(ending, process);
    if (settings.logged()) {
      reporter.log("checkpoint starting:" + CheckpointFlags.describe(flags));
    }
    awaitDelays(Proc.DELAY_START, WaitEvent.IPC_CHECKPOINT_DELAY_START, process.proc());
    checkpoint = withTransactions(checkpoint, ending, process.proc());
    writeOut(checkpoint.redo(), flags, hurry, report, process);
    awaitDelays(Proc.DELAY_COMPLETE, WaitEvent.IPC_CHECKPOINT_DELAY_COMPLETE, process.proc());
    if (!ending && isForStandbys()) {
      StandbySnapshots.log(process);
    }
    long recordEnd = finish(checkpoint, ending, process);
    storage.syncRequests().checkpointDone(reporter);
    cleanLog(checkpoint, priorRedo, recordEnd, !ending, report);
    if (wal.isStarted()) {
      forgetSubtransactions(process);
    }
    report.end = process.proc().clock().nanos();
    count(report);
    if (settings.logged()) {
      reporter.log(
          report.line(
              false,
              storage.buffers().size(),
              distance,
              storage.control().current().checkpointLsn(),
              checkpoint.redo()));
    }
    return true;
  }

  private boolean isForStandbys() {
    return storage.settings().logging().level() != WalLevel.MINIMAL;
  }

  /// Chooses where redo will start: where a record of its own goes, or, when nobody writes any
  /// more, where the checkpoint's record will go.
  private Checkpoint choosePoint(boolean ending, StorageProcess process) {
    int level = storage.settings().logging().level().number();
    int oldestActive = Xid.INVALID;
    if (!ending && isForStandbys()) {
      oldestActive = oldestActive(process.proc());
    }
    long time = storage.environment().unixSeconds();
    boolean images = wal.fullPageWrites();
    long redo =
        ending
            ? wal.moveRedoPointerToEnd()
            : process.wal().insertRedoPoint(new XlogRecord.CheckpointRedo(level));
    int timeline = wal.timeline();
    return new Checkpoint(
        redo, timeline, timeline, images, level, 0, 0, 0, 0, 0, 0, 0, 0, time, 0, 0, oldestActive);
  }

  private int oldestActive(Proc proc) {
    Transactions transactions = storage.transactions();
    return transactions.procArray().horizons(0, proc.number(), proc).oldestRunning();
  }

  /// Adds what is known of transactions. It is looked at behind the redo point: whatever it misses
  /// is in the log that will be replayed.
  private Checkpoint withTransactions(Checkpoint point, boolean ending, Proc proc) {
    Transactions transactions = storage.transactions();
    XidGenerator xids = transactions.xids();
    xids.lock().acquireShared(proc);
    long next = xids.next();
    XidGenerator.Limits limits = xids.limits();
    xids.lock().releaseShared(proc);
    MultiXacts.Position multi = transactions.multiXacts().position(proc);
    CommitTimestamps times = storage.commitTimestamps();
    return new Checkpoint(
        point.redo(),
        point.timeline(),
        point.previousTimeline(),
        point.fullPageWrites(),
        point.walLevel(),
        next,
        xids.checkpointOid(ending, proc),
        multi.next(),
        multi.nextOffset(),
        limits.oldestXid(),
        limits.oldestDatabase(),
        multi.oldest(),
        multi.oldestDatabase(),
        point.time(),
        times.oldest(),
        times.newest(),
        point.oldestActiveXid());
  }

  /// Waits until all who delay the checkpoint now have stopped doing so, once; who starts later is
  /// behind the redo point already.
  private void awaitDelays(int delay, WaitEvent event, Proc proc) {
    for (int number = 0; number < storage.procs().size(); number++) {
      Proc other = storage.procs().get(number);
      if (other == null || other == proc) {
        continue;
      }
      int then = other.checkpointDelay();
      while (other == storage.procs().get(number) && other.stillDelays(then, delay)) {
        proc.resetLatch();
        proc.waitLatch(event, DELAY_NAP_NANOS);
      }
    }
  }

  private void writeOut(
      long redo,
      int flags,
      BooleanSupplier hurry,
      CheckpointReport report,
      StorageProcess process) {
    Proc proc = process.proc();
    participants.stream()
        .filter(participant -> participant.phase() != Phase.PREPARED_TRANSACTIONS)
        .sorted(Comparator.comparing(CheckpointParticipant::phase))
        .forEach(participant -> participant.checkpoint(redo, flags, process));
    report.writeStart = proc.clock().nanos();
    long before = logPagesWritten();
    storage.transactions().checkpoint(proc);
    storage.commitTimestamps().checkpoint(proc);
    report.buffers += (int) (logPagesWritten() - before);
    report.buffers += writeBuffers(flags, hurry, proc);
    report.syncStart = proc.clock().nanos();
    report.synced = storage.syncRequests().sync(proc.clock());
    report.syncEnd = proc.clock().nanos();
    for (CheckpointParticipant participant : participants) {
      if (participant.phase() == Phase.PREPARED_TRANSACTIONS) {
        participant.checkpoint(redo, flags, process);
      }
    }
  }

  private long logPagesWritten() {
    Transactions transactions = storage.transactions();
    return transactions.commitLog().slru().counters().written()
        + transactions.subtransactions().slru().counters().written()
        + transactions.multiXacts().offsetPages().counters().written()
        + transactions.multiXacts().memberPages().counters().written()
        + storage.commitTimestamps().slru().counters().written();
  }

  private int writeBuffers(int flags, BooleanSupplier hurry, Proc proc) {
    int everything =
        CheckpointFlags.SHUTDOWN | CheckpointFlags.END_OF_RECOVERY | CheckpointFlags.FLUSH_ALL;
    boolean immediate = CheckpointFlags.has(flags, CheckpointFlags.IMMEDIATE);
    BooleanSupplier fast = immediate ? () -> true : hurry;
    return storage
        .buffers()
        .checkpoint(
            CheckpointFlags.has(flags, everything),
            new CheckpointPace(wal, this::settings, fast, proc),
            new WriteBack(() -> settings.flushAfterPages()),
            proc);
  }

  /// Writes the checkpoint's record and notes it in the control file.
  ///
  /// @return where the record ends
  private long finish(Checkpoint checkpoint, boolean ending, StorageProcess process) {
    process.wal().begin();
    long end = process.wal().insert(new XlogRecord.CheckpointDone(ending, checkpoint));
    long start = process.wal().lastStart();
    wal.flush(end, process.proc());
    if (ending && checkpoint.redo() != start) {
      throw PgException.panic(
          SqlState.INTERNAL_ERROR,
          "concurrent write-ahead log activity while database system is shutting down");
    }
    storage
        .control()
        .update(file -> {
          ControlFile.Recovery none = ControlFile.Recovery.NONE;
          ControlFile.Recovery recovery =
              new ControlFile.Recovery(
                  none.minPoint(),
                  none.minPointTimeline(),
                  file.recovery().backupStart(),
                  file.recovery().backupEnd(),
                  file.recovery().backupEndRequired());
          ControlFile changed = file.withCheckpoint(start, checkpoint).withRecovery(recovery);
          return ending ? changed.withState(ClusterState.SHUT_DOWN, file.time()) : changed;
        });
    return end;
  }

  private void cleanLog(
      Checkpoint checkpoint,
      long priorRedo,
      long recordEnd,
      boolean prepare,
      CheckpointReport report) {
    if (Lsn.isValid(priorRedo)) {
      distance.add(checkpoint.redo() - priorRedo);
    }
    WalFiles.Cleanup cleanup =
        retention.removeOld(
            checkpoint.redo(), recordEnd, wal.timeline(), distance.estimate(), settings);
    report.segmentsRemoved = cleanup.removed();
    report.segmentsRecycled = cleanup.recycled();
    if (prepare) {
      report.segmentsAdded = retention.prepareNext(recordEnd, wal.timeline());
    }
  }

  /// Cuts off parents of subtransactions for whom nobody can ask any more: who has a snapshot asks
  /// for none before its xmin.
  private void forgetSubtransactions(StorageProcess process) {
    Proc proc = process.proc();
    ProcArray procArray = storage.transactions().procArray();
    procArray.lock().acquireShared(proc);
    int oldest = Xid.next(FullXid.xid(procArray.latestCompleted()));
    for (int number = 0; number < storage.procs().size(); number++) {
      oldest = Xid.older(oldest, procArray.xmin(number));
      oldest = Xid.older(oldest, procArray.xid(number));
    }
    procArray.lock().releaseShared(proc);
    oldest = Xid.older(oldest, oldestActive(proc));
    storage.transactions().subtransactions().truncate(oldest, proc);
  }

  private void count(CheckpointReport report) {
    counters.writeMillis.add(report.writeMillis());
    counters.syncMillis.add(report.syncMillis());
  }
}
