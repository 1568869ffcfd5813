package org.gajah.recovery.redo;

import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.recovery.cluster.RelationMapStore;
import org.gajah.recovery.cluster.Storage;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.file.RelationMapFile;
import org.gajah.walformat.record.RelationMapRecord;

/// Redo of relation maps. Mirrors `relmap_redo`.
final class RelationMapRedo implements RedoHandler {
  private final RelationMapStore maps;

  RelationMapRedo(Storage storage) {
    this.maps = new RelationMapStore(storage.files());
  }

  @Override
  public void redo(RecordView record, RedoContext context) {
    RelationMapRecord update = RelationMapRecord.decode(record);
    if (update.map().length() != RelationMapFile.SIZE) {
      throw PgException.panic(
          SqlState.INTERNAL_ERROR,
          "relmap_redo: wrong size %d in relmap update record".formatted(update.map().length()));
    }
    maps.apply(update);
  }
}
