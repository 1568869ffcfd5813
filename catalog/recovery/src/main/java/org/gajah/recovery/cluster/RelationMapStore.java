package org.gajah.recovery.cluster;

import java.io.IOException;
import java.nio.file.Path;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.walformat.record.RelationMapRecord;

/// Writes relation maps, as the record of their change says. Mirrors `write_relmap_file` of
/// `utils/cache/relmapper.c`.
public final class RelationMapStore {
  private static final String NAME = "pg_filenode.map";

  private final ClusterFiles cluster;

  public RelationMapStore(ClusterFiles cluster) {
    this.cluster = cluster;
  }

  /// Puts a new map in the place of the old one, at once and durably.
  public void apply(RelationMapRecord update) {
    Path folder =
        cluster.resolve(ClusterFiles.databaseFolder(update.tablespace(), update.database()));
    try {
      WholeFile.replace(
          cluster.disk(),
          folder.resolve(NAME),
          folder.resolve(NAME + ".tmp"),
          update.map().toByteArray());
    } catch (IOException e) {
      throw FileFault.of(
          "could not write file \"" + cluster.display(folder.resolve(NAME)) + "\"", e);
    }
  }
}
