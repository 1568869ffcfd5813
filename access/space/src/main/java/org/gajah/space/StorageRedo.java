package org.gajah.space;

import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.ForkNumber;
import org.gajah.disk.RelationFork;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.record.StorageRecord;

/// Redo of the resource manager Storage: files that are made and cut. Mirrors `smgr_redo`.
public final class StorageRedo implements RedoHandler {
  @Override
  public void redo(RecordView record, RedoContext context) {
    switch (StorageRecord.decode(record)) {
      case StorageRecord.Create(var locator, var fork) -> context.fork(locator, fork).create(true);
      case StorageRecord.Truncate truncate -> truncate(truncate, context);
    }
  }

  private static void truncate(StorageRecord.Truncate record, RedoContext context) {
    RelationFork main = context.fork(record.locator(), ForkNumber.MAIN);
    // The relation may be dropped later in the log; then its file, which is made here, goes again.
    main.create(true);
    FreeSpaceMap freeSpace = new FreeSpaceMap(context, record.locator());
    int freeSpaceBlocks = BlockNumber.INVALID;
    if ((record.flags() & StorageRecord.Truncate.FREE_SPACE_MAP) != 0) {
      freeSpaceBlocks = freeSpace.prepareTruncation(record.blocks());
    }
    int visibilityBlocks = BlockNumber.INVALID;
    if ((record.flags() & StorageRecord.Truncate.VISIBILITY_MAP) != 0) {
      visibilityBlocks =
          new VisibilityMap(context, record.locator()).prepareTruncation(record.blocks());
    }
    if ((record.flags() & StorageRecord.Truncate.HEAP) != 0) {
      RelationStorage.cut(context.buffers(), main, record.blocks());
      context.forgetMissing(record.locator(), ForkNumber.MAIN, record.blocks());
    }
    cutMap(record, ForkNumber.FREE_SPACE_MAP, freeSpaceBlocks, context);
    cutMap(record, ForkNumber.VISIBILITY_MAP, visibilityBlocks, context);
    if (BlockNumber.isValid(freeSpaceBlocks)) {
      freeSpace.vacuum(record.blocks(), BlockNumber.INVALID);
    }
  }

  private static void cutMap(
      StorageRecord.Truncate record, ForkNumber fork, int blocks, RedoContext context) {
    if (BlockNumber.isValid(blocks)) {
      RelationStorage.cut(context.buffers(), context.fork(record.locator(), fork), blocks);
    }
  }
}
