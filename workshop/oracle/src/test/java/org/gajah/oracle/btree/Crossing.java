package org.gajah.oracle.btree;

import java.io.IOException;
import java.nio.file.Path;
import org.gajah.accessapi.StorageContext;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.seam.RealDisk;
import org.gajah.btree.BTree;
import org.gajah.locks.table.LockSession;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.checkpoint.CheckpointSettings;
import org.gajah.recovery.cluster.Environment;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.space.IndexFreePages;

/// The directory of a real server, which does not run, while we work on it.
final class Crossing implements AutoCloseable {
  private final StorageEngine engine;
  private final StorageProcess process;
  final BTree btree;

  Crossing(Path directory, int database) throws IOException {
    this(directory, database, StorageSettings.DEFAULT);
  }

  Crossing(Path directory, int database, StorageSettings settings) throws IOException {
    Environment environment =
        Environment.system(
            RealDisk.owning(directory),
            message -> {},
            (proc, cause) -> {
              throw new AssertionError(cause);
            });
    engine = StorageEngine.open(directory, environment, settings, CheckpointSettings.DEFAULT);
    engine.start();
    Reporter reporter = Crossing::fail;
    process = engine.openProcess(database, 1663, new Patient(reporter), reporter);
    btree = new BTree(200, engine.storage().memory(), new IndexFreePages(), System.nanoTime());
  }

  private static void fail(PgException message) {
    throw new AssertionError(message);
  }

  private record Patient(Reporter reporter) implements LockSession {
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

  StorageContext context() {
    return process.context();
  }

  StorageProcess process() {
    return process;
  }

  StorageEngine engine() {
    return engine;
  }

  /// Shuts the cluster down as it should be.
  void shutDown() {
    process.close();
    engine.shutdown();
  }

  /// Flushes the log, and no more: closing is a crash then.
  void flushLog() {
    engine.storage().wal().flush(engine.storage().wal().endPosition(), process.proc());
  }

  @Override
  public void close() {
    engine.close();
  }
}
