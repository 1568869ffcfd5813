package org.gajah.oracle.heap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gajah.accessapi.index.FreePages;
import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.relation.ToastDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.RealDisk;
import org.gajah.btree.BTree;
import org.gajah.heap.HeapAccessMethod;
import org.gajah.locks.table.LockSession;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.checkpoint.CheckpointSettings;
import org.gajah.recovery.cluster.Environment;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.relations.toast.HeapToaster;
import org.gajah.relations.toast.ToastTables;
import org.jspecify.annotations.Nullable;

/// A directory of the real server, stopped, under our storage engine: heap, TOAST and B-trees put
/// together.
final class RealCluster implements AutoCloseable {
  final StorageEngine engine;
  final HeapAccessMethod chunks;
  final HeapAccessMethod heap;
  final IndexAccessMethod btree;
  final ToastTables toastTables;

  /// Of which resource managers the records carry images that redo compares with what it makes.
  long consistencyChecked;

  private final List<RealTable> tables;

  /// @param tables of the database that processes will work in
  RealCluster(Path directory, StorageSettings settings, List<RealTable> tables) throws IOException {
    this(
        directory,
        Environment.system(
            RealDisk.owning(directory),
            message -> {},
            (proc, cause) -> {
              throw new AssertionError(cause);
            }),
        settings,
        tables);
  }

  RealCluster(
      Path directory, Environment environment, StorageSettings settings, List<RealTable> tables) {
    this.tables = tables;
    engine = StorageEngine.open(directory, environment, settings, CheckpointSettings.DEFAULT);
    try {
      engine.start();
    } catch (Throwable fault) {
      engine.close();
      throw fault;
    }
    toastTables = this::toast;
    btree = new BTree(settings.processes().all(), engine.storage().memory(), FreePages.NONE, 1);
    chunks =
        new HeapAccessMethod(
            engine.storage().transactions().multiXacts(),
            (context, table, frozen) -> {
              throw PgException.internal("TOAST table with long rows");
            });
    heap =
        new HeapAccessMethod(
            engine.storage().transactions().multiXacts(),
            new HeapToaster(chunks, btree, toastTables));
  }

  private RealTable table(int oid) {
    return tables.stream().filter(table -> table.oid() == oid).findFirst().orElseThrow();
  }

  private ToastDescriptor toast(int oid) {
    RealTable table = table(oid);
    var files = engine.storage().relations();
    return new ToastDescriptor(
        table.describe(files, null), table.describe(table.indexes().getFirst(), files));
  }

  TableDescriptor describe(RealTable table) {
    @Nullable ToastDescriptor toast = table.toastOid() == 0 ? null : toast(table.toastOid());
    return table.describe(engine.storage().relations(), toast);
  }

  StorageProcess process(int database) {
    Reporter reporter =
        message -> {
          if (message.severity().atLeast(Severity.WARNING)) {
            throw new AssertionError(message);
          }
        };
    return engine.openProcess(
        database,
        1663,
        new LockSession() {
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
        },
        reporter);
  }

  @Override
  public void close() {
    engine.close();
  }
}
