package org.gajah.recovery.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;

/// Which files of the log are to be archived and which have been: empty files named `.ready` and
/// `.done`. Mirrors the second half of `access/transam/xlogarchive.c`.
public final class ArchiveStatus {
  private static final String FOLDER = "pg_wal/archive_status";

  private final ClusterFiles cluster;
  private final Reporter reporter;
  private final boolean archiving;

  /// @param archiving whether files of the log are archived at all
  public ArchiveStatus(ClusterFiles cluster, Reporter reporter, boolean archiving) {
    this.cluster = cluster;
    this.reporter = reporter;
    this.archiving = archiving;
  }

  public boolean isArchiving() {
    return archiving;
  }

  /// Says that a file is complete and may be archived. A failure is only reported: the next
  /// checkpoint tries again.
  public void ready(String file) {
    Path path = path(file, ".ready");
    try (DiskFile created = cluster.disk().open(path, OpenMode.CREATE)) {
      created.truncate(0);
    } catch (IOException e) {
      PgException fault =
          FileFault.of(
              Severity.LOG,
              "could not create archive status file \"" + cluster.display(path) + "\"",
              e);
      reporter.report(fault);
    }
  }

  /// Whether a file is not needed for archiving any more. When it has been forgotten, it is marked
  /// as ready now.
  public boolean isDone(String file) {
    if (!archiving || exists(file, ".done")) {
      return true;
    }
    // The archiver may have finished between the two looks.
    if (exists(file, ".ready")) {
      return exists(file, ".done");
    }
    if (exists(file, ".done")) {
      return true;
    }
    ready(file);
    return false;
  }

  private boolean exists(String file, String suffix) {
    Path path = path(file, suffix);
    try {
      return cluster.disk().exists(path);
    } catch (IOException e) {
      throw FileFault.of("could not stat file \"" + cluster.display(path) + "\"", e);
    }
  }

  private Path path(String file, String suffix) {
    return cluster.resolve(FOLDER + "/" + file + suffix);
  }
}
