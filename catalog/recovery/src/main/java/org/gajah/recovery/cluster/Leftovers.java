package org.gajah.recovery.cluster;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.FileStatus;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;

/// Files of an earlier run that nobody may find: temporary ones, the relation caches' of the real
/// server, notifications. Mirrors `RemovePgTempFiles` of `storage/file/fd.c`,
/// `RelationCacheInitFileRemove` and others that clean up at the start.
///
/// What cannot be removed is reported and stays, as with PostgreSQL.
public final class Leftovers {
  private static final String TEMPORARY_FOLDER = "pgsql_tmp";
  private static final String CACHE_FILE = "pg_internal.init";
  private static final Pattern TEMPORARY_RELATION =
      Pattern.compile("t[0-9]+_[0-9]+(_[a-z]+)?(\\.[0-9]+)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final ClusterFiles cluster;
  private final Disk disk;
  private final Reporter reporter;

  public Leftovers(ClusterFiles cluster, Reporter reporter) {
    this.cluster = cluster;
    this.disk = cluster.disk();
    this.reporter = reporter;
  }

  /// Removes sorted runs, hash tables and the relations of sessions that are gone.
  public void removeTemporaryFiles() {
    removeContent(cluster.resolve("base/" + TEMPORARY_FOLDER));
    for (Path tablespace : tablespaces()) {
      removeContent(tablespace.resolve(TEMPORARY_FOLDER));
    }
    for (Path database : databases()) {
      for (String name : names(database)) {
        if (TEMPORARY_RELATION.matcher(name).matches()) {
          remove(database.resolve(name));
        }
      }
    }
  }

  /// Removes what the real server keeps of its relation caches. It may be out of date at any time
  /// from now on.
  public void removeCacheFiles() {
    removeIfThere(cluster.resolve("global/" + CACHE_FILE));
    for (Path database : databases()) {
      removeIfThere(database.resolve(CACHE_FILE));
    }
  }

  /// Removes the cumulative statistics of the last run, which have been read: should this run
  /// crash, nobody may trust them later.
  public void removeStatistics() {
    removeIfThere(cluster.resolve("pg_stat/pgstat.stat"));
  }

  /// Empties folders whose content does not outlive a run.
  public void emptyVolatileFolders() {
    for (String folder : List.of("pg_notify", "pg_snapshots", "pg_dynshmem", "pg_stat_tmp")) {
      removeContent(cluster.resolve(folder));
    }
  }

  /// The folders of all databases, in all tablespaces.
  public List<Path> databases() {
    List<Path> found = new ArrayList<>();
    List<Path> parents = new ArrayList<>(tablespaces());
    parents.addFirst(cluster.resolve("base"));
    for (Path parent : parents) {
      for (String name : names(parent)) {
        if (NUMBER.matcher(name).matches()) {
          found.add(parent.resolve(name));
        }
      }
    }
    return found;
  }

  /// The folders of this version in all tablespaces but the two that every cluster has.
  public List<Path> tablespaces() {
    List<Path> found = new ArrayList<>();
    Path links = cluster.resolve("pg_tblspc");
    for (String name : names(links)) {
      if (NUMBER.matcher(name).matches()) {
        found.add(links.resolve(name).resolve(ClusterFiles.TABLESPACE_VERSION));
      }
    }
    return found;
  }

  private List<String> names(Path folder) {
    try {
      return disk.list(folder);
    } catch (NoSuchFileException missing) {
      return List.of();
    } catch (IOException e) {
      report("could not open directory \"" + cluster.display(folder) + "\"", e);
      return List.of();
    }
  }

  private void removeContent(Path folder) {
    for (String name : names(folder)) {
      Path entry = folder.resolve(name);
      try {
        FileStatus status = disk.status(entry);
        if (status != null && status.isDirectory()) {
          cluster.deleteTree(entry);
        } else if (status != null) {
          disk.delete(entry);
        }
      } catch (IOException e) {
        report("could not remove file \"" + cluster.display(entry) + "\"", e);
      }
    }
  }

  private void remove(Path file) {
    try {
      disk.delete(file);
    } catch (IOException e) {
      report("could not remove file \"" + cluster.display(file) + "\"", e);
    }
  }

  private void removeIfThere(Path file) {
    try {
      disk.delete(file);
    } catch (NoSuchFileException missing) {
      // nothing to do
    } catch (IOException e) {
      report("could not remove file \"" + cluster.display(file) + "\"", e);
    }
  }

  private void report(String what, IOException e) {
    PgException fault = FileFault.of(Severity.LOG, what, e);
    reporter.report(fault);
  }
}
