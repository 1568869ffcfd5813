package org.gajah.heap.vacuum;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.BufferRing;
import org.gajah.buffer.ReadMode;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.space.RelationStorage;

/// Gives empty pages at the end of a table back, if nobody else uses the table at that moment.
/// Mirrors `lazy_truncate_heap`.
final class Truncation {
  private static final int MINIMUM = 1000;
  private static final int FRACTION = 16;
  private static final long RETRY_NANOS = 50_000_000;
  private static final int RETRIES = 100;
  private static final int CHECK_BLOCKS = 32;

  private final StorageContext context;
  private final TableDescriptor table;
  private final BufferRing ring;
  private final LockTag tag;
  private boolean othersWait;

  Truncation(StorageContext context, TableDescriptor table, BufferRing ring) {
    this.context = context;
    this.table = table;
    this.ring = ring;
    this.tag = LockTag.relation(table.lockDatabase(), table.oid());
  }

  /// Whether it may be worth while.
  static boolean isWorthWhile(long blocks, long nonemptyBlocks) {
    long freeable = blocks - nonemptyBlocks;
    return freeable > 0 && (freeable >= MINIMUM || freeable >= blocks / FRACTION);
  }

  /// Cuts the table.
  ///
  /// @param blocks that the table had when it was vacuumed
  /// @param nonemptyBlocks of which so many are known to have something
  /// @return how many blocks it has now
  long run(long blocks, long nonemptyBlocks) {
    long left = blocks;
    do {
      if (!lock()) {
        context
            .reporter()
            .report(
                Severity.DEBUG2,
                SqlState.SUCCESSFUL_COMPLETION,
                "\"%s\": stopping truncate due to conflicting lock request"
                    .formatted(table.name()));
        return left;
      }
      long before = left;
      try {
        if (Integer.toUnsignedLong(table.main().blocks()) != left) {
          return left; // somebody has made it grow
        }
        left = countNeeded(left, nonemptyBlocks);
        if (left >= before) {
          return before;
        }
        RelationStorage.truncate(context, table, (int) left);
      } finally {
        context.locks().release(tag, LockMode.ACCESS_EXCLUSIVE);
      }
    } while (left > nonemptyBlocks && othersWait);
    return left;
  }

  private boolean lock() {
    for (int attempt = 0; attempt < RETRIES; attempt++) {
      if (context.locks().tryAcquire(tag, LockMode.ACCESS_EXCLUSIVE).isHeld()) {
        return true;
      }
      context.proc().checkInterrupts();
      context.proc().waitLatch(WaitEvent.TIMEOUT_VACUUM_TRUNCATE, RETRY_NANOS);
      context.proc().resetLatch();
    }
    return false;
  }

  /// Looks from the end for the last page with something on it; stops early when somebody waits for
  /// the table.
  private long countNeeded(long blocks, long nonemptyBlocks) {
    BufferAccess buffers = context.buffers();
    othersWait = false;
    for (long block = blocks; block > nonemptyBlocks; block--) {
      if (block % CHECK_BLOCKS == 0 && context.locks().hasWaiters(tag, LockMode.ACCESS_EXCLUSIVE)) {
        othersWait = true;
        return block;
      }
      context.proc().checkInterrupts();
      int buffer =
          buffers.read(
              table.main(), (int) block - 1, ReadMode.NORMAL, table.isTemporary() ? null : ring);
      buffers.lockShared(buffer);
      try {
        if (isUsed(buffer)) {
          return block;
        }
      } finally {
        buffers.unlockAndRelease(buffer);
      }
    }
    return nonemptyBlocks;
  }

  private boolean isUsed(int buffer) {
    var page = context.buffers().page(buffer);
    if (PageHeader.isNew(page)) {
      return false;
    }
    int maxOffset = PageHeader.maxOffset(page);
    for (int offset = 1; offset <= maxOffset; offset++) {
      if (LinePointer.isUsed(LinePointer.at(page, offset))) {
        return true;
      }
    }
    return false;
  }
}
