package org.gajah.recovery.redo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.recovery.cluster.Storage;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.record.TablespaceRecord;

/// Redo of tablespaces: the symbolic link and the folder behind it. Mirrors `tblspc_redo`.
final class TablespaceRedo implements RedoHandler {
  private final ClusterFiles cluster;
  private final Disk disk;
  private final Reporter reporter;

  TablespaceRedo(Storage storage) {
    this.cluster = storage.files();
    this.disk = cluster.disk();
    this.reporter = storage.environment().reporter();
  }

  @Override
  public void redo(RecordView record, RedoContext context) {
    switch (TablespaceRecord.decode(record)) {
      case TablespaceRecord.Create(var oid, var path) ->
          create(link(oid), path.toString(StandardCharsets.UTF_8));
      case TablespaceRecord.Drop(var oid) -> drop(link(oid), context);
    }
  }

  private Path link(int oid) {
    return cluster.resolve("pg_tblspc/" + Oid.toString(oid));
  }

  private void create(Path link, String location) {
    try {
      if (location.isEmpty()) {
        createIfMissing(link); // lies in the data directory itself
      } else {
        createBehindLink(link, Path.of(location));
      }
      createIfMissing(link.resolve(ClusterFiles.TABLESPACE_VERSION));
    } catch (IOException e) {
      throw FileFault.of("could not create directory \"" + cluster.display(link) + "\"", e);
    }
  }

  private void createBehindLink(Path link, Path location) throws IOException {
    FileStatus status = WholeFile.status(disk, location);
    if (status == null || !status.isDirectory()) {
      throw new PgException(
              SqlState.UNDEFINED_FILE, "directory \"" + location + "\" does not exist")
          .hint("Create this directory for the tablespace before restarting the server.");
    }
    removeLink(link);
    disk.createSymbolicLink(link, location);
  }

  private void createIfMissing(Path folder) throws IOException {
    if (!disk.exists(folder)) {
      disk.createDirectory(folder);
    }
  }

  /// Removes a link, or the folder that stands for one.
  private void removeLink(Path link) throws IOException {
    try {
      disk.delete(link);
    } catch (NoSuchFileException missing) {
      // nothing to do
    }
  }

  private void drop(Path link, RedoContext context) {
    Path folder = link.resolve(ClusterFiles.TABLESPACE_VERSION);
    try {
      for (String database : names(folder)) {
        if (database.matches("[0-9]+")) {
          context.files().forgetDatabase(Integer.parseUnsignedInt(database), oid(link));
        }
        disk.delete(folder.resolve(database));
      }
      removeLink(folder);
      removeLink(link);
    } catch (IOException e) {
      reporter.report(
          FileFault.of(
              Severity.LOG, "could not remove directory \"" + cluster.display(folder) + "\"", e));
      reporter.report(
          new PgException(
                  Severity.LOG,
                  SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                  "directories for tablespace %s could not be removed"
                      .formatted(Oid.toString(oid(link))),
                  null)
              .hint("You can remove the directories manually if necessary."));
    }
  }

  private static int oid(Path link) {
    return Integer.parseUnsignedInt(link.getFileName().toString());
  }

  private List<String> names(Path folder) throws IOException {
    try {
      return disk.list(folder);
    } catch (NoSuchFileException missing) {
      return List.of();
    }
  }
}
