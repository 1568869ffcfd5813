package org.gajah.recovery.redo;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.ZoneOffset;
import java.util.Locale;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;
import org.gajah.recovery.cluster.OriginProgress;
import org.gajah.recovery.cluster.StartupProgress;
import org.gajah.recovery.cluster.Storage;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordDecoder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.record.WalRecords;
import org.gajah.walformat.record.XlogRecord;

/// The redo loop of crash recovery. Mirrors `PerformWalRecovery` of
/// `access/transam/xlogrecovery.c`.
public final class Replay {
  /// How many records are applied between two looks at the clock.
  private static final int LOOK_EVERY = 1024;

  private final Storage storage;
  private final StorageProcess process;
  private final OriginProgress origins;
  private final Reporter reporter;
  private final StartupProgress progress;
  private final Runnable starting;
  private final RecordDecoder decoder = new RecordDecoder();

  /// @param starting run before the first record is replayed
  public Replay(
      Storage storage,
      StorageProcess process,
      OriginProgress origins,
      StartupProgress progress,
      Runnable starting) {
    this.starting = starting;
    this.storage = storage;
    this.process = process;
    this.origins = origins;
    this.progress = progress;
    this.reporter = storage.environment().reporter();
  }

  /// Replays everything from a checkpoint's redo point to the end of the log.
  ///
  /// @param reader has just read the checkpoint's record
  /// @param checkpoint what it says
  /// @throws PgException PANIC when the log cannot be replayed
  public LogEndFound run(WalReader reader, Checkpoint checkpoint) {
    ReplayState state = new ReplayState(checkpoint);
    RedoTable table = Handlers.table(storage, origins, state);
    RedoContext context =
        new RedoContext(
            process.proc(),
            storage.relations(),
            process.buffers(),
            storage.transactions(),
            decoder);
    long checkpointLsn = reader.position();
    boolean found = goToFirst(reader, checkpoint.redo(), checkpointLsn);
    if (found) {
      replayAll(reader, new Application(table, context), state);
    } else {
      reporter.log("redo is not required");
    }
    finish(context);
    return new LogEndFound(
        reader.end(),
        found ? state.lastRecord : checkpointLsn,
        reader.abortedRecord(),
        reader.missingContrecord(),
        state.checkpoint,
        state.fullPageWrites,
        true);
  }

  /// Reads the first record to replay.
  private boolean goToFirst(WalReader reader, long redo, long checkpointLsn) {
    if (!Lsn.before(redo, checkpointLsn)) {
      boolean found = reader.next();
      if (!found) {
        reportEnd(reader);
      }
      return found;
    }
    reader.begin(redo);
    if (!reader.next()) {
      String fault = reader.fault();
      if (fault != null) {
        reporter.log(fault);
      }
      throw PgException.fatal(
          SqlState.INTERNAL_ERROR,
          "could not find redo location %s referenced by checkpoint record at %s"
              .formatted(Lsn.toString(redo), Lsn.toString(checkpointLsn)));
    }
    RecordView first = reader.record();
    if (first.resourceManagerNumber() != ResourceManagerId.XLOG.number()
        || first.info() != XlogRecord.CHECKPOINT_REDO) {
      throw PgException.fatal(
          SqlState.INTERNAL_ERROR,
          "unexpected record type found at redo point " + Lsn.toString(first.start()));
    }
    return true;
  }

  /// Reports why there are no more records.
  private void reportEnd(WalReader reader) {
    String fault = reader.fault();
    if (fault != null) {
      reporter.log(fault);
    }
  }

  private void replayAll(WalReader reader, Application application, ReplayState state) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpuStart = threads.getCurrentThreadCpuTime();
    long userStart = threads.getCurrentThreadUserTime();
    long start = process.proc().clock().nanos();
    starting.run();
    progress.begin("redo in progress");
    reporter.log("redo starts at " + Lsn.toString(reader.record().start()));
    application.table.start(application.context);
    application.apply(reader.record(), reader.overwrittenRecord(), state);
    try (RecordsAhead records =
        new RecordsAhead(reader, decoder, storage.environment().threads(), process.proc())) {
      for (RecordView record = records.next(); record != null; record = records.next()) {
        if ((state.records & LOOK_EVERY - 1) == 0) {
          process.proc().checkInterrupts();
          progress.report("current LSN: " + Lsn.toString(record.start()));
        }
        application.apply(record, records.overwritten(), state);
      }
    }
    reportEnd(reader);
    application.table.finish(application.context);
    long user = threads.getCurrentThreadUserTime() - userStart;
    long system = threads.getCurrentThreadCpuTime() - cpuStart - user;
    long elapsed = process.proc().clock().nanos() - start;
    reporter.log(
        "redo done at %s system usage: CPU: user: %s, system: %s, elapsed: %s"
            .formatted(
                Lsn.toString(state.lastRecord), seconds(user), seconds(system), seconds(elapsed)));
  }

  private static String seconds(long nanos) {
    long hundredths = Math.max(0, nanos) / 10_000_000;
    return String.format(Locale.ROOT, "%d.%02d s", hundredths / 100, hundredths % 100);
  }

  /// At the end of the log nothing may be missing any more.
  private void finish(RedoContext context) {
    if (storage.settings().recovery().ignoresInvalidPages()) {
      return;
    }
    context.becomeConsistent();
  }

  /// Applies one record after the other.
  private static final class Application {
    final RedoTable table;
    final RedoContext context;
    private final ConsistencyCheck check;

    Application(RedoTable table, RedoContext context) {
      this.table = table;
      this.context = context;
      this.check = new ConsistencyCheck(context);
    }

    void apply(RecordView record, long overwritten, ReplayState state) {
      state.records++;
      state.overwrittenRecord = overwritten;
      apply(record);
      state.lastRecord = record.start();
    }

    private void apply(RecordView record) {
      RedoHandler handler = table.handler(record.resourceManagerNumber());
      try {
        context.transactions().xids().seen(record.xid());
        handler.redo(record, context);
        if ((record.rawInfo() & WalFormat.CHECK_CONSISTENCY) != 0) {
          check.check(record, handler);
        }
      } catch (PgException fault) {
        throw fault.where(describe(record)).raise(Severity.PANIC);
      }
      if (context.buffers().pins() != 0) {
        throw PgException.panic(SqlState.INTERNAL_ERROR, "redo left pins").where(describe(record));
      }
    }

    private static String describe(RecordView record) {
      Description text = new Description(new StringBuilder(), ZoneOffset.UTC);
      WalRecords.decode(record).describe(text);
      return "WAL redo at %s for %s/%s: %s"
          .formatted(
              Lsn.toString(record.start()),
              ResourceManagerId.of(record.resourceManagerNumber()).label(),
              WalRecords.nameOf(record.resourceManagerNumber(), record.info()),
              text);
    }
  }
}
