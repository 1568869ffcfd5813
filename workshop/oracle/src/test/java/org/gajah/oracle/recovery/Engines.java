package org.gajah.oracle.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.seam.RealDisk;
import org.gajah.locks.table.LockSession;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.checkpoint.CheckpointSettings;
import org.gajah.recovery.cluster.Environment;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;

/// Engines on directories of the real server, and what they say.
final class Engines {
  final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final StorageSettings settings;

  Engines(StorageSettings settings) {
    this.settings = settings;
  }

  Engines() {
    this(StorageSettings.DEFAULT);
  }

  /// Opens a directory without starting.
  StorageEngine open(Path directory) throws IOException {
    Reporter reporter = message -> log.add(message.severity() + ": " + message.primaryMessage());
    Environment environment =
        Environment.system(
            disk(directory), reporter, (proc, cause) -> log.add("PANIC: " + cause.getMessage()));
    return StorageEngine.open(directory, environment, settings, CheckpointSettings.DEFAULT);
  }

  private static RealDisk disk(Path directory) throws IOException {
    return Files.exists(directory)
        ? RealDisk.owning(directory)
        : new RealDisk(RealDisk.Ownership.PRIVATE);
  }

  StorageEngine start(Path directory) throws IOException {
    StorageEngine engine = open(directory);
    engine.start();
    return engine;
  }

  static StorageProcess process(StorageEngine engine, int database) {
    Reporter reporter = Engines::failOnWarning;
    return engine.openProcess(database, 1663, session(reporter), reporter);
  }

  private static void failOnWarning(PgException message) {
    throw new AssertionError(message);
  }

  private static LockSession session(Reporter reporter) {
    return new LockSession() {
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

      @Override
      public Reporter reporter() {
        return reporter;
      }
    };
  }
}
