package org.gajah.oracle.catalogstore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.RealDisk;
import org.gajah.btree.BTree;
import org.gajah.catalogstore.cache.RelationMaps;
import org.gajah.catalogstore.cache.SharedCatalogs;
import org.gajah.catalogstore.live.InvalidationQueue;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.heap.HeapAccessMethod;
import org.gajah.locks.table.LockSession;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.checkpoint.CheckpointSettings;
import org.gajah.recovery.cluster.Environment;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.relations.toast.HeapToaster;
import org.gajah.relations.toast.ToastTables;
import org.gajah.space.IndexFreePages;

/// A directory of the real server, stopped, with our storage engine and catalogs on it.
public final class LiveCluster implements AutoCloseable {
  final StorageEngine engine;
  final SharedCatalogs shared;
  private final BTree btree;
  private final HeapAccessMethod chunks;

  public LiveCluster(Path directory) throws IOException {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    Environment environment =
        Environment.system(
            RealDisk.owning(directory),
            message -> log.add(message.primaryMessage()),
            (proc, cause) -> {
              throw new AssertionError(cause);
            });
    StorageSettings settings = StorageSettings.DEFAULT;
    engine = StorageEngine.open(directory, environment, settings, CheckpointSettings.DEFAULT);
    engine.start();
    shared = new SharedCatalogs(new RelationMaps(engine.storage().files()));
    btree =
        new BTree(settings.processes().all(), engine.storage().memory(), new IndexFreePages(), 1);
    chunks =
        new HeapAccessMethod(
            engine.storage().transactions().multiXacts(),
            (context, table, frozen) -> {
              throw PgException.internal("TOAST table with long rows");
            });
  }

  /// One session.
  public final class Session implements AutoCloseable {
    final StorageProcess process;
    public final LiveCatalog catalog;

    Session(int database) {
      Reporter reporter =
          message -> {
            if (message.severity().atLeast(Severity.WARNING)) {
              throw new AssertionError(message);
            }
          };
      process = engine.openProcess(database, 1663, lockSession(reporter), reporter);
      ToastTables none =
          oid -> {
            throw PgException.internal("TOAST table " + oid);
          };
      HeapAccessMethod heap =
          new HeapAccessMethod(
              engine.storage().transactions().multiXacts(), new HeapToaster(chunks, btree, none));
      catalog =
          new LiveCatalog(
              process.context(),
              heap,
              btree,
              shared,
              new InvalidationQueue(shared, process.transaction()),
              StandardCharsets.UTF_8);
    }

    public Session begin() {
      process.begin();
      return this;
    }

    void commit() {
      process.transaction().commit();
    }

    public void abort() {
      process.transaction().abort();
    }

    @Override
    public void close() {
      process.close();
    }
  }

  public Session session(int database) {
    return new Session(database);
  }

  private static LockSession lockSession(Reporter reporter) {
    return new LockSession() {
      @Override
      public long deadlockTimeoutMillis() {
        return 100;
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

  /// Ends work as an orderly stop does.
  void shutdown() {
    engine.shutdown();
  }

  @Override
  public void close() {
    engine.close();
  }
}
