package org.gajah.heap.prune;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.heap.change.PageChanges;
import org.gajah.heap.change.RunTimeExtras;
import org.gajah.locks.Proc;
import org.gajah.page.Compaction;
import org.gajah.page.PageWriter;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.record.HeapPrune;

/// Applies a prune record at run time. Mirrors `log_heap_prune_and_freeze`.
public final class PruneLog {
  private PruneLog() {}

  /// Applies a record to a page that the caller holds exclusively, and logs it.
  public static void apply(
      StorageContext context,
      TableDescriptor table,
      int buffer,
      HeapPrune record,
      Compaction compaction,
      RunTimeExtras extras) {
    Proc proc = context.proc();
    proc.startCritical();
    try {
      PageChanges.prune(context.buffers().page(buffer), record, compaction, extras);
      context.buffers().markDirty(buffer);
      if (table.needsWal()) {
        RecordBuilder builder = context.wal().begin();
        context.buffers().register(builder, 0, buffer, RecordBuilder.STANDARD);
        long lsn = context.wal().insert(record);
        PageWriter.setLsn(context.buffers().page(buffer), lsn);
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }
}
