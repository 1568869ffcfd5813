package org.gajah.heap.prune;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.base.id.Xid;
import org.gajah.buffer.BufferAccess;
import org.gajah.heap.visibility.RowState;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.transaction.HorizonTest;
import org.jspecify.annotations.Nullable;

/// Prunes pages that somebody is about to look at, when it is worth while and possible at once.
/// Mirrors `heap_page_prune_opt`. Most statements never get that far, so what pruning needs is made
/// when it is needed first.
public final class AccessPruner {
  private final StorageContext context;
  private final TableDescriptor table;
  private final RowState state;
  private final BufferAccess buffers;
  private final HorizonTest horizon;
  private @Nullable Pruner pruner;

  public AccessPruner(StorageContext context, TableDescriptor table, RowState state) {
    this.context = context;
    this.table = table;
    this.state = state;
    this.buffers = context.buffers();
    this.horizon = context.transaction().horizonTest(table.horizonKind());
  }

  /// Prunes a page if something may have become dead in it, and space is short. The caller has a
  /// pin and no lock.
  public void onAccess(int buffer) {
    MemorySegment looked = buffers.page(buffer);
    if (!isWorthWhile(looked) || !buffers.tryLockForCleanup(buffer)) {
      return;
    }
    try {
      if (isShort(looked)) {
        Pruner used = pruner();
        used.prune(buffer, PruneReason.ON_ACCESS, null);
        PruneResult result = used.result();
        context.counts(table).rowsPruned(Math.max(0, result.deleted() - result.newlyDead()));
      }
    } finally {
      buffers.unlock(buffer);
    }
  }

  private Pruner pruner() {
    Pruner known = pruner;
    if (known == null) {
      known = new Pruner(context, table, state, null, false);
      pruner = known;
    }
    return known;
  }

  private boolean isWorthWhile(MemorySegment looked) {
    int xid = PageHeader.pruneXid(looked);
    return Xid.isValid(xid)
        && context.wal().wal().isStarted()
        && horizon.isRemovable(xid)
        && isShort(looked);
  }

  private boolean isShort(MemorySegment looked) {
    int target = PageHeader.PAGE_SIZE * (100 - table.options().fillFactor()) / 100;
    int wanted = Math.max(target, PageHeader.PAGE_SIZE / 10);
    return PageHeader.hasFlag(looked, PageHeader.PAGE_FULL) || HeapTuple.freeSpace(looked) < wanted;
  }
}
