package org.gajah.heap;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.buffer.BufferAccess;
import org.gajah.heap.change.Insertions;
import org.gajah.heap.change.RunTimeExtras;
import org.gajah.heap.change.TupleChanges;
import org.gajah.locks.Proc;
import org.gajah.page.PageWriter;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.WalRecord;
import org.gajah.walformat.record.HeapConfirm;
import org.gajah.walformat.record.HeapDelete;
import org.gajah.walformat.record.HeapInsert;
import org.gajah.walformat.record.HeapLock;
import org.gajah.walformat.record.HeapLockUpdated;
import org.gajah.walformat.record.HeapMultiInsert;
import org.gajah.walformat.record.HeapUpdate;

/// The critical sections: applies the record of a change to its pages, marks their buffers dirty,
/// inserts the record and stamps the pages with it. Whatever could fail has been done before, and
/// the pages are locked exclusively. A [MapPin] covers the page of the visibility map where the
/// record says that bits are cleared.
public final class ChangeLog {
  private final Proc proc;
  private final BufferAccess buffers;
  private final WalInserter wal;
  private final boolean logged;

  ChangeLog(StorageContext context, TableDescriptor table) {
    this.proc = context.proc();
    this.buffers = context.buffers();
    this.wal = context.wal();
    this.logged = table.needsWal();
  }

  private static int flags(boolean init) {
    return init ? RecordBuilder.STANDARD | RecordBuilder.WILL_INIT : RecordBuilder.STANDARD;
  }

  /// Logs a change of one page.
  private void log(int buffer, WalRecord record, boolean init, int insertFlags) {
    buffers.markDirty(buffer);
    if (logged) {
      RecordBuilder builder = wal.begin();
      buffers.register(builder, 0, buffer, flags(init));
      long lsn = wal.insert(record, insertFlags);
      PageWriter.setLsn(buffers.page(buffer), lsn);
    }
  }

  void insert(int buffer, int xid, HeapInsert record, RunTimeExtras extras, MapPin map) {
    proc.startCritical();
    try {
      int block = buffers.block(buffer);
      Insertions.insert(buffers.page(buffer), block, xid, record, extras);
      if ((record.flags() & HeapInsert.ALL_VISIBLE_CLEARED) != 0) {
        map.clear(block);
      }
      log(buffer, record, record.initPage(), WalInserter.INCLUDE_ORIGIN);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  void insertAll(int buffer, int xid, HeapMultiInsert record, RunTimeExtras extras, MapPin map) {
    proc.startCritical();
    try {
      int block = buffers.block(buffer);
      Insertions.insertAll(buffers.page(buffer), block, xid, record, extras);
      if ((record.flags() & HeapInsert.ALL_VISIBLE_CLEARED) != 0) {
        map.clear(block);
      }
      log(buffer, record, record.initPage(), WalInserter.INCLUDE_ORIGIN);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  void delete(int buffer, int xid, HeapDelete record, RunTimeExtras extras, MapPin map) {
    proc.startCritical();
    try {
      int block = buffers.block(buffer);
      TupleChanges.delete(buffers.page(buffer), block, xid, record, extras);
      if ((record.flags() & HeapDelete.ALL_VISIBLE_CLEARED) != 0) {
        map.clear(block);
      }
      log(buffer, record, false, WalInserter.INCLUDE_ORIGIN);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  /// @param newBuffer the page of the new version, perhaps the same
  /// @param oldExtras the command that replaces the old version
  /// @param newExtras the command that inserts the new one
  void update(
      int buffer,
      int newBuffer,
      int xid,
      HeapUpdate record,
      RunTimeExtras oldExtras,
      RunTimeExtras newExtras,
      MapPin map,
      MapPin newMap) {
    proc.startCritical();
    try {
      int block = buffers.block(buffer);
      int newBlock = buffers.block(newBuffer);
      Insertions.insertVersion(
          buffers.page(newBuffer), newBlock, buffers.page(buffer), xid, record, newExtras);
      TupleChanges.replace(buffers.page(buffer), newBlock, xid, record, oldExtras);
      if ((record.flags() & HeapUpdate.OLD_ALL_VISIBLE_CLEARED) != 0) {
        map.clear(block);
      }
      if ((record.flags() & HeapUpdate.NEW_ALL_VISIBLE_CLEARED) != 0 && newBuffer != buffer) {
        newMap.clear(newBlock);
      }
      logUpdate(buffer, newBuffer, record);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  private void logUpdate(int buffer, int newBuffer, HeapUpdate record) {
    buffers.markDirty(newBuffer);
    buffers.markDirty(buffer);
    if (!logged) {
      return;
    }
    RecordBuilder builder = wal.begin();
    buffers.register(builder, 0, newBuffer, flags(record.initPage()));
    if (newBuffer != buffer) {
      buffers.register(builder, 1, buffer, RecordBuilder.STANDARD);
    }
    long lsn = wal.insert(record, WalInserter.INCLUDE_ORIGIN);
    PageWriter.setLsn(buffers.page(newBuffer), lsn);
    PageWriter.setLsn(buffers.page(buffer), lsn);
  }

  void lock(int buffer, HeapLock record, RunTimeExtras extras, MapPin map) {
    proc.startCritical();
    try {
      int block = buffers.block(buffer);
      TupleChanges.lock(buffers.page(buffer), block, record, extras);
      if ((record.flags() & HeapLock.ALL_FROZEN_CLEARED) != 0) {
        map.clearFrozen(block);
      }
      log(buffer, record, false, 0);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  void lockUpdated(int buffer, HeapLockUpdated record, MapPin map) {
    proc.startCritical();
    try {
      TupleChanges.lockUpdated(buffers.page(buffer), record);
      if ((record.flags() & HeapLock.ALL_FROZEN_CLEARED) != 0) {
        map.clearFrozen(buffers.block(buffer));
      }
      log(buffer, record, false, 0);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  void confirm(int buffer, HeapConfirm record) {
    proc.startCritical();
    try {
      TupleChanges.confirm(buffers.page(buffer), buffers.block(buffer), record);
      log(buffer, record, false, WalInserter.INCLUDE_ORIGIN);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }
}
