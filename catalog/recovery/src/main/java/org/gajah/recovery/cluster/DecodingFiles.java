package org.gajah.recovery.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.error.Severity;
import org.gajah.base.id.Lsn;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;

/// Files of logical decoding that each checkpoint looks after: snapshots, and mappings of rewritten
/// tables. Mirrors `CheckPointSnapBuild` and `CheckPointLogicalRewriteHeap`.
public final class DecodingFiles {
  private static final String SNAPSHOTS = "pg_logical/snapshots";
  private static final String MAPPINGS = "pg_logical/mappings";
  private static final Pattern SNAPSHOT = Pattern.compile("([0-9A-F]+)-([0-9A-F]+)\\.snap.*");
  private static final Pattern MAPPING =
      Pattern.compile("map-[0-9a-f]+-[0-9a-f]+-([0-9A-F]+)_([0-9A-F]+)-[0-9a-f]+-[0-9a-f]+");

  private final ClusterFiles cluster;

  public DecodingFiles(ClusterFiles cluster) {
    this.cluster = cluster;
  }

  /// The path of a file of mappings.
  ///
  /// @param start where the rewriting started
  /// @param mapped the transaction whose tuples are in the file
  /// @param xid the one that rewrote
  public static String mappingName(int database, int relation, long start, int mapped, int xid) {
    return String.format(
        Locale.ROOT,
        MAPPINGS + "/map-%x-%x-%X_%X-%x-%x",
        database,
        relation,
        start >>> 32,
        (int) start,
        mapped,
        xid);
  }

  /// Removes files that no slot needs any more, and makes the others durable.
  ///
  /// @param redo where redo would start
  /// @param slotsNeed from where slots of logical replication need the log, 0 for nowhere
  public void checkpoint(long redo, long slotsNeed) {
    long cutoff = Lsn.isValid(slotsNeed) && Lsn.before(redo, slotsNeed) ? redo : slotsNeed;
    try {
      keepFrom(SNAPSHOTS, SNAPSHOT, cutoff, false);
      keepFrom(MAPPINGS, MAPPING, cutoff, true);
    } catch (IOException e) {
      throw FileFault.of(Severity.PANIC, "could not sync files of logical decoding", e);
    }
  }

  private void keepFrom(String folder, Pattern pattern, long cutoff, boolean sync)
      throws IOException {
    boolean any = false;
    for (String name : cluster.list(folder)) {
      Matcher match = pattern.matcher(name);
      if (!match.matches()) {
        continue;
      }
      long lsn =
          Long.parseUnsignedLong(match.group(1), 16) << 32
              | Long.parseUnsignedLong(match.group(2), 16);
      Path path = cluster.resolve(folder).resolve(name);
      if (!Lsn.isValid(cutoff) || Lsn.before(lsn, cutoff)) {
        cluster.disk().delete(path);
        any = true;
      } else if (sync) {
        try (DiskFile file = cluster.disk().open(path, OpenMode.READ_WRITE)) {
          file.sync();
        }
        any = true;
      }
    }
    if (any) {
      cluster.disk().syncDirectory(cluster.resolve(folder));
    }
  }
}
