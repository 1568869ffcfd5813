package org.gajah.heap.change;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.buffer.BufferAccess;
import org.gajah.locks.Proc;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.space.VisibilityMap;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.record.HeapVisible;

/// Sets bits of the visibility map. Mirrors `visibilitymap_set`.
public final class VisibilityLog {
  private VisibilityLog() {}

  /// Says that everybody sees all of a heap page, on it and in the visibility map. Does nothing
  /// where the map says so already.
  ///
  /// @param map the page of the visibility map, pinned
  public static void set(
      StorageContext context,
      TableDescriptor table,
      int buffer,
      VisibilityMap map,
      int mapBuffer,
      HeapVisible record) {
    Proc proc = context.proc();
    BufferAccess buffers = context.buffers();
    int block = buffers.block(buffer);
    proc.startCritical();
    try {
      PageChanges.markVisible(buffers.page(buffer));
      buffers.markDirty(buffer);
      buffers.lockExclusive(mapBuffer);
      try {
        int wanted = record.flags() & VisibilityMapPage.VALID_BITS;
        if (map.bits(block, mapBuffer) != wanted) {
          PageChanges.markVisible(buffers.page(mapBuffer), block, record);
          buffers.markDirty(mapBuffer);
          if (table.needsWal()) {
            log(context, buffer, mapBuffer, record);
          }
        }
      } finally {
        buffers.unlock(mapBuffer);
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  private static void log(StorageContext context, int buffer, int mapBuffer, HeapVisible record) {
    BufferAccess buffers = context.buffers();
    RecordBuilder builder = context.wal().begin();
    buffers.register(builder, 0, mapBuffer, 0);
    // The flag on the heap page is as good as a hint; only a torn write could do harm.
    buffers.register(
        builder,
        1,
        buffer,
        buffers.logsHints()
            ? RecordBuilder.STANDARD
            : RecordBuilder.STANDARD | RecordBuilder.NO_IMAGE);
    long lsn = context.wal().insert(record);
    if (buffers.logsHints()) {
      PageWriter.setLsn(buffers.page(buffer), lsn);
    }
    PageWriter.setLsn(buffers.page(mapBuffer), lsn);
  }
}
