package org.gajah.recovery.redo;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Oid;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.ReadMode;
import org.gajah.page.PageHeader;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.RecordDecoder;
import org.gajah.walformat.RecordView;

/// Compares pages after redo with the images that a server under `wal_consistency_checking` put
/// into its log. Mirrors `verifyBackupPageConsistency`.
final class ConsistencyCheck {
  private final RedoContext context;
  private final RecordDecoder decoder = new RecordDecoder();
  private final MemorySegment replayed = Arena.ofAuto().allocate(PageHeader.PAGE_SIZE, 8);
  private final MemorySegment primary = Arena.ofAuto().allocate(PageHeader.PAGE_SIZE, 8);

  ConsistencyCheck(RedoContext context) {
    this.context = context;
  }

  /// Looks at all pages of a record that has been applied.
  ///
  /// @throws PgException FATAL when one differs
  void check(RecordView record, RedoHandler handler) {
    for (int index = 0; index < record.blockCount(); index++) {
      // An image that was restored is what the page is now.
      if (record.hasBlock(index)
          && record.block(index).hasImage()
          && !record.block(index).applyImage()) {
        checkPage(record, index, handler);
      }
    }
  }

  private void checkPage(RecordView record, int index, RedoHandler handler) {
    RecordView.BlockView block = record.block(index);
    int buffer = context.read(block.locator(), block.fork(), block.block(), ReadMode.NORMAL);
    if (buffer == BufferAccess.NONE) {
      return;
    }
    context.buffers().lockExclusive(buffer);
    replayed.copyFrom(context.buffers().page(buffer));
    context.buffers().unlockAndRelease(buffer);
    // A later change is there already; the images of later records will tell.
    if (Lsn.before(record.end(), PageHeader.lsn(replayed))) {
      return;
    }
    try {
      decoder.restoreImage(record, index, primary);
    } catch (InvalidWalException e) {
      throw PgException.panic(SqlState.DATA_CORRUPTED, String.valueOf(e.getMessage()));
    }
    handler.mask(replayed, block.block());
    handler.mask(primary, block.block());
    long difference = replayed.mismatch(primary);
    if (difference >= 0) {
      throw PgException.fatal(
              SqlState.INTERNAL_ERROR,
              "inconsistent page found, rel %s/%s/%s, forknum %d, blkno %s"
                  .formatted(
                      Oid.toString(block.tablespace()),
                      Oid.toString(block.database()),
                      Oid.toString(block.relNumber()),
                      block.fork().number(),
                      Integer.toUnsignedString(block.block())))
          .detail("The first difference is at byte " + difference + ".");
    }
  }
}
