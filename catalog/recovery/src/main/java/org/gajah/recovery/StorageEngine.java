package org.gajah.recovery;

import java.nio.file.Path;
import org.gajah.activity.statistics.StatisticsKind;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.table.LockSession;
import org.gajah.recovery.checkpoint.ArchiveStatus;
import org.gajah.recovery.checkpoint.BackgroundWriter;
import org.gajah.recovery.checkpoint.CheckpointFlags;
import org.gajah.recovery.checkpoint.CheckpointParticipant;
import org.gajah.recovery.checkpoint.CheckpointSettings;
import org.gajah.recovery.checkpoint.Checkpointer;
import org.gajah.recovery.checkpoint.Checkpoints;
import org.gajah.recovery.cluster.ControlFileStore;
import org.gajah.recovery.cluster.DecodingFiles;
import org.gajah.recovery.cluster.DirectoryCheck;
import org.gajah.recovery.cluster.Environment;
import org.gajah.recovery.cluster.OriginProgress;
import org.gajah.recovery.cluster.SlotHorizons;
import org.gajah.recovery.cluster.Storage;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.transaction.twophase.TwoPhase;
import org.gajah.wal.WalListener;
import org.gajah.walformat.WalLevel;
import org.jspecify.annotations.Nullable;

/// The storage of one cluster while it is in use: everything below catalogs and queries.
///
/// ```
/// StorageEngine engine = StorageEngine.open(directory, environment, settings, checkpointSettings);
/// engine.start();
/// try (StorageProcess process = engine.openProcess(database, tablespace, session, reporter)) { ... }
/// engine.shutdown();
/// engine.close();
/// ```
///
/// The caller has seen to it that nobody else uses the directory. [#close] without [#shutdown] is
/// how a crash looks to whoever opens the directory next.
public final class StorageEngine implements AutoCloseable {
  private final Storage storage;
  private final Checkpoints checkpoints;
  private final ArchiveStatus archive;
  private final Checkpointer checkpointer;
  private final BackgroundWriter backgroundWriter;
  private final OriginProgress origins;
  private final SlotHorizons slots;
  private @Nullable StorageProcess control;

  private StorageEngine(Storage storage, SlotHorizons slots, CheckpointSettings settings) {
    this.storage = storage;
    this.slots = slots;
    archive =
        new ArchiveStatus(
            storage.files(),
            storage.environment().reporter(),
            storage.settings().logging().archiving());
    checkpoints = new Checkpoints(storage, settings, archive, slots::restartLsn);
    checkpointer = new Checkpointer(storage, checkpoints);
    storage.statistics().source(StatisticsKind.CHECKPOINTER, checkpoints.counters()::all);
    backgroundWriter = new BackgroundWriter(storage, BackgroundWriter.Settings.DEFAULT);
    storage.statistics().source(StatisticsKind.BACKGROUND_WRITER, backgroundWriter::counts);
    origins = new OriginProgress(storage.files());
    checkpoints.addParticipant(originParticipant());
    checkpoints.addParticipant(preparedParticipant());
    checkpoints.addParticipant(decodingParticipant());
    if (archive.isArchiving()) {
      storage.walEvents().add(archiveListener());
    }
  }

  private CheckpointParticipant originParticipant() {
    return new CheckpointParticipant() {
      @Override
      public Phase phase() {
        return Phase.REPLICATION_ORIGINS;
      }

      @Override
      public void checkpoint(long redo, int flags, StorageProcess process) {
        origins.write(process);
      }
    };
  }

  private CheckpointParticipant decodingParticipant() {
    DecodingFiles decoding = new DecodingFiles(storage.files());
    return new CheckpointParticipant() {
      @Override
      public Phase phase() {
        return Phase.DECODING_FILES;
      }

      @Override
      public void checkpoint(long redo, int flags, StorageProcess process) {
        decoding.checkpoint(redo, slots.logicalRestartLsn());
      }
    };
  }

  private CheckpointParticipant preparedParticipant() {
    return new CheckpointParticipant() {
      @Override
      public Phase phase() {
        return Phase.PREPARED_TRANSACTIONS;
      }

      @Override
      public void checkpoint(long redo, int flags, StorageProcess process) {
        int written = storage.twoPhase().checkpoint(redo, process.proc());
        String line = TwoPhase.describe(written);
        if (line != null && checkpoints.settings().logged()) {
          process.reporter().log(line);
        }
      }
    };
  }

  private WalListener archiveListener() {
    return new WalListener() {
      @Override
      public void segmentCompleted(long segment) {
        archive.ready(storage.wal().segmentSize().fileName(storage.wal().timeline(), segment));
      }
    };
  }

  /// Opens a data directory. Nothing in it is changed yet.
  ///
  /// @param root the data directory, absolute
  /// @throws PgException FATAL or PANIC when this server may not, or cannot, work on it
  public static StorageEngine open(
      Path root,
      Environment environment,
      StorageSettings settings,
      CheckpointSettings checkpointSettings) {
    ClusterFiles files =
        new ClusterFiles(
            environment.disk(), root, settings.memory().openFiles(), environment.reporter());
    DirectoryCheck check = new DirectoryCheck(files);
    check.checkDirectory();
    ControlFileStore control = ControlFileStore.open(files, environment);
    check.checkState(control.current());
    if (settings.logging().level() == WalLevel.LOGICAL) {
      throw PgException.notBuilt("\"wal_level\" = \"logical\"").raise(Severity.FATAL);
    }
    SlotHorizons slots = SlotHorizons.read(files, settings.logging().level());
    Storage storage = new Storage(files, environment, settings, control);
    return new StorageEngine(storage, slots, checkpointSettings);
  }

  /// Says how old ids may grow before autovacuum is called, before [#start].
  ///
  /// @param transactions `autovacuum_freeze_max_age`
  /// @param multiXacts `autovacuum_multixact_freeze_max_age`
  public void freezeMaxAges(int transactions, int multiXacts) {
    storage.transactions().xids().freezeMaxAgeSetting(transactions);
    storage.transactions().multiXacts().freezeMaxAgeSetting(multiXacts);
  }

  /// Makes the cluster ready for work: the startup process's task.
  ///
  /// @throws PgException PANIC when it cannot be recovered
  public void start() {
    start(() -> {});
  }

  /// The same.
  ///
  /// @param redoStarts run before the first record of the log is replayed, if any is
  public void start(Runnable redoStarts) {
    StorageProcess process = StorageProcess.auxiliary(storage);
    control = process;
    new Startup(storage, checkpoints, origins, process, redoStarts).run(slots);
  }

  /// What all processes share.
  public Storage storage() {
    return storage;
  }

  public Checkpoints checkpoints() {
    return checkpoints;
  }

  /// The checkpointer, for whoever has a thread for it; without one, [#checkpoint] and [#shutdown]
  /// do without.
  public Checkpointer checkpointer() {
    return checkpointer;
  }

  /// The background writer, for whoever has a thread for it.
  public BackgroundWriter backgroundWriter() {
    return backgroundWriter;
  }

  /// Enters a process. Only when [#start] is done.
  ///
  /// @param database in which it works, 0 for none
  /// @param tablespace that database's default tablespace
  /// @param session its settings as far as locks are concerned
  /// @param reporter where its notices and warnings go
  public StorageProcess openProcess(
      int database, int tablespace, LockSession session, Reporter reporter) {
    return new StorageProcess(storage, database, tablespace, session, reporter);
  }

  /// The same for a session whose number is known already.
  ///
  /// @param pid [org.gajah.locks.ProcTable#FIRST_OF_SESSIONS] or more
  public StorageProcess openSession(int pid, LockSession session, Reporter reporter) {
    return new StorageProcess(storage, storage.procs().enter(pid), 0, 0, session, reporter);
  }

  /// Enters a process with default settings and a log of its own: a background process's.
  public StorageProcess openProcess(Reporter reporter) {
    return StorageProcess.auxiliary(storage, reporter);
  }

  /// Says that there is no checkpointer: who asks for a checkpoint makes it.
  public void withoutCheckpointer() {
    checkpointer.requests().performed(this::checkpoint);
  }

  /// Enters the one process of an instance that has no other.
  ///
  /// @param pid the operating system's number for it
  public StorageProcess openOnlyProcess(int pid, LockSession session, Reporter reporter) {
    return new StorageProcess(storage, storage.procs().enter(pid), 0, 0, session, reporter);
  }

  /// Enters a process with default settings whose messages go to the log: an auxiliary process's,
  /// or a test's.
  public StorageProcess openProcess() {
    return StorageProcess.auxiliary(storage);
  }

  /// Makes a checkpoint in the calling thread. No other runs at the same time.
  ///
  /// @param flags of [CheckpointFlags]
  public void checkpoint(int flags) {
    StorageProcess process = control;
    if (process == null) {
      throw PgException.internal("can't create a checkpoint during recovery");
    }
    checkpoints.perform(flags, () -> true, process);
  }

  /// Ends work: everything is written, a shutdown checkpoint marks the end of the log, and the
  /// control file says so. All processes have left.
  public void shutdown() {
    StorageProcess process = control;
    if (process == null) {
      throw PgException.internal("the instance has not started");
    }
    checkpointer.shutdownCheckpoint(process);
  }

  /// Lets go of files and memory.
  @Override
  public void close() {
    StorageProcess process = control;
    control = null;
    if (process != null) {
      process.close();
    }
    storage.close();
  }
}
