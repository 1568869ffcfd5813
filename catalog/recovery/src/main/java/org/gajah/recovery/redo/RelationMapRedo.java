package org.gajah.recovery.redo;

import java.io.IOException;
import java.nio.file.Path;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.recovery.cluster.Storage;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.file.RelationMapFile;
import org.gajah.walformat.record.RelationMapRecord;

/// Redo of relation maps. Mirrors `relmap_redo`.
final class RelationMapRedo implements RedoHandler {
  private static final String NAME = "pg_filenode.map";

  private final ClusterFiles cluster;

  RelationMapRedo(Storage storage) {
    this.cluster = storage.files();
  }

  @Override
  public void redo(RecordView record, RedoContext context) {
    RelationMapRecord update = RelationMapRecord.decode(record);
    if (update.map().length() != RelationMapFile.SIZE) {
      throw PgException.panic(
          SqlState.INTERNAL_ERROR,
          "relmap_redo: wrong size %d in relmap update record".formatted(update.map().length()));
    }
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
