package org.gajah.recovery.redo;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.recovery.cluster.FileCopy;
import org.gajah.recovery.cluster.Storage;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.record.DatabaseRecord;
import org.jspecify.annotations.Nullable;

/// Redo of databases' folders: copied, made empty, removed. Mirrors `dbase_redo`.
final class DatabaseRedo implements RedoHandler {
  private final ClusterFiles cluster;
  private final Reporter reporter;

  DatabaseRedo(Storage storage) {
    this.cluster = storage.files();
    this.reporter = storage.environment().reporter();
  }

  @Override
  public void redo(RecordView record, RedoContext context) {
    switch (DatabaseRecord.decode(record)) {
      case DatabaseRecord.CreateFileCopy copy -> copy(copy, context);
      case DatabaseRecord.CreateWalLog create -> create(create);
      case DatabaseRecord.Drop drop -> drop(drop, context);
    }
  }

  private Path folder(int tablespace, int database) {
    return cluster.resolve(ClusterFiles.databaseFolder(tablespace, database));
  }

  private void copy(DatabaseRecord.CreateFileCopy record, RedoContext context) {
    Path source = folder(record.sourceTablespace(), record.sourceDatabase());
    Path target = folder(record.tablespace(), record.database());
    // What the template has in memory must be in its files.
    int template = record.sourceDatabase();
    context
        .buffers()
        .pool()
        .flush((file, block) -> file.relation().locator().database() == template, context.proc());
    context.files().forgetDatabase(record.database(), record.tablespace());
    try {
      if (cluster.disk().exists(target)) {
        removeOld(target);
      }
      // Either may have been dropped later in the log, with its tablespace even.
      createMissing(target.getParent());
      createMissing(source);
      new FileCopy(cluster.disk()).copyFolder(source, target);
    } catch (IOException e) {
      throw FileFault.of("could not copy directory \"" + cluster.display(source) + "\"", e);
    }
  }

  private void removeOld(Path target) throws IOException {
    try {
      cluster.deleteTree(target);
    } catch (IOException e) {
      reporter.warning(
          "some useless files may be left behind in old database directory \""
              + cluster.display(target)
              + "\"");
      throw e;
    }
  }

  private void createMissing(@Nullable Path folder) throws IOException {
    if (folder != null && !cluster.disk().exists(folder)) {
      cluster.createFolders(folder);
    }
  }

  /// Makes an empty folder with its version in it, unless it is there.
  private void create(DatabaseRecord.CreateWalLog record) {
    Path folder = folder(record.tablespace(), record.database());
    try {
      createMissing(folder);
      try (DiskFile version = cluster.disk().open(folder.resolve("PG_VERSION"), OpenMode.CREATE)) {
        version.truncate(0);
        version.write(MemorySegment.ofArray("17\n".getBytes(StandardCharsets.US_ASCII)), 0);
        version.sync();
      }
      cluster.disk().syncDirectory(folder);
    } catch (IOException e) {
      throw FileFault.of("could not create directory \"" + cluster.display(folder) + "\"", e);
    }
  }

  private void drop(DatabaseRecord.Drop record, RedoContext context) {
    int database = record.database();
    context
        .buffers()
        .pool()
        .drop((file, block) -> file.relation().locator().database() == database, context.proc());
    context.files().forgetDatabase(database, 0);
    context.forgetMissingOfDatabase(database);
    for (int tablespace : record.tablespaces()) {
      Path folder = folder(tablespace, database);
      try {
        if (cluster.disk().exists(folder)) {
          cluster.deleteTree(folder);
        }
      } catch (IOException e) {
        reporter.report(
            FileFault.of(
                Severity.WARNING,
                "some useless files may be left behind in old database directory \""
                    + cluster.display(folder)
                    + "\"",
                e));
      }
    }
  }
}
