package org.gajah.recovery.cluster;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.jspecify.annotations.Nullable;

/// The folders of databases, as commands and redo make, copy and remove them. Mirrors the lower
/// half of `commands/dbcommands.c`.
public final class DatabaseFolders {
  private static final String VERSION_FILE = "PG_VERSION";
  private static final String VERSION = "17\n";

  private final ClusterFiles cluster;

  public DatabaseFolders(ClusterFiles cluster) {
    this.cluster = cluster;
  }

  private Path folder(int tablespace, int database) {
    return cluster.resolve(ClusterFiles.databaseFolder(tablespace, database));
  }

  /// Whether a database has a folder in a tablespace.
  public boolean exists(int tablespace, int database) {
    return isFolder(folder(tablespace, database));
  }

  private boolean isFolder(Path folder) {
    try {
      FileStatus status = cluster.disk().status(folder);
      return status != null && status.isDirectory();
    } catch (IOException e) {
      throw FileFault.of("could not stat file \"" + cluster.display(folder) + "\"", e);
    }
  }

  /// Whether there is something in the folder of a database.
  public boolean isUsed(int tablespace, int database) {
    Path folder = folder(tablespace, database);
    try {
      return isFolder(folder) && !cluster.disk().list(folder).isEmpty();
    } catch (IOException e) {
      throw FileFault.of("could not open directory \"" + cluster.display(folder) + "\"", e);
    }
  }

  /// Makes an empty folder with its version in it, and makes it durable.
  ///
  /// @param redo whether a folder that is there already is welcome, and a missing tablespace as
  ///   well
  public void create(int tablespace, int database, boolean redo) {
    Path folder = folder(tablespace, database);
    try {
      if (redo) {
        createMissing(folder);
      } else {
        cluster.disk().createDirectory(folder);
      }
      try (DiskFile version =
          cluster
              .disk()
              .open(folder.resolve(VERSION_FILE), redo ? OpenMode.CREATE : OpenMode.CREATE_NEW)) {
        version.truncate(0);
        byte[] text = VERSION.getBytes(StandardCharsets.US_ASCII);
        version.write(MemorySegment.ofArray(text), 0);
        version.sync();
      }
      cluster.disk().syncDirectory(folder);
    } catch (IOException e) {
      throw FileFault.of("could not create directory \"" + cluster.display(folder) + "\"", e);
    }
  }

  private void createMissing(@Nullable Path folder) throws IOException {
    if (folder != null && !cluster.disk().exists(folder)) {
      cluster.createFolders(folder);
    }
  }

  /// Copies the files of a folder, all of which are on disk, to another that is not there yet.
  public void copy(int fromTablespace, int fromDatabase, int tablespace, int database) {
    Path from = folder(fromTablespace, fromDatabase);
    Path to = folder(tablespace, database);
    try {
      new FileCopy(cluster.disk()).copyFolder(from, to);
    } catch (IOException e) {
      throw FileFault.of("could not copy directory \"" + cluster.display(from) + "\"", e);
    }
  }

  /// The same in redo: what is there already is an earlier attempt's; and either folder may be
  /// missing, for it was dropped later in the log, with its tablespace even.
  public void copyAgain(
      int fromTablespace, int fromDatabase, int tablespace, int database, Reporter reporter) {
    Path from = folder(fromTablespace, fromDatabase);
    Path to = folder(tablespace, database);
    try {
      if (cluster.disk().exists(to)) {
        remove(tablespace, database, reporter);
      }
      createMissing(to.getParent());
      createMissing(from);
    } catch (IOException e) {
      throw FileFault.of("could not copy directory \"" + cluster.display(from) + "\"", e);
    }
    copy(fromTablespace, fromDatabase, tablespace, database);
  }

  /// Removes a folder with what is in it, if it is there. What cannot be removed is reported as a
  /// warning and stays.
  public void remove(int tablespace, int database, Reporter reporter) {
    Path folder = folder(tablespace, database);
    try {
      if (isFolder(folder)) {
        cluster.deleteTree(folder);
      }
    } catch (IOException e) {
      reporter.report(FileFault.of(Severity.WARNING, useless(folder), e));
    } catch (PgException e) {
      reporter.report(Severity.WARNING, e.sqlState(), useless(folder));
    }
  }

  private String useless(Path folder) {
    return "some useless files may be left behind in old database directory \""
        + cluster.display(folder)
        + "\"";
  }
}
