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
/// record says that bits are cleared; that page stays locked until it bears the record's LSN, for
/// the record refers to it: who summarizes the log for an incremental backup sees what changed.
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

  /// Logs a change of one page and of what the visibility map says of it.
  ///
  /// @param map the locked page of the map; none where it has not changed
  private void log(int buffer, int map, WalRecord record, boolean init, int insertFlags) {
    buffers.markDirty(buffer);
    if (logged) {
      RecordBuilder builder = wal.begin();
      buffers.register(builder, 0, buffer, flags(init));
      if (map != BufferAccess.NONE) {
        buffers.register(builder, 1, map, 0);
      }
      long lsn = wal.insert(record, insertFlags);
      PageWriter.setLsn(buffers.page(buffer), lsn);
      stamp(map, lsn);
    }
    unlock(map);
  }

  /// Locks the page of the visibility map that is to change, if any.
  ///
  /// @return its buffer, or none
  private int lock(MapPin map, boolean changes) {
    if (!changes) {
      return BufferAccess.NONE;
    }
    buffers.lockExclusive(map.buffer());
    return map.buffer();
  }

  private void stamp(int map, long lsn) {
    if (map != BufferAccess.NONE) {
      PageWriter.setLsn(buffers.page(map), lsn);
    }
  }

  private void unlock(int map) {
    if (map != BufferAccess.NONE) {
      buffers.unlock(map);
    }
  }

  void insert(int buffer, int xid, HeapInsert record, RunTimeExtras extras, MapPin map) {
    proc.startCritical();
    try {
      int block = buffers.block(buffer);
      Insertions.insert(buffers.page(buffer), block, xid, record, extras);
      int mapBuffer = lock(map, (record.flags() & HeapInsert.ALL_VISIBLE_CLEARED) != 0);
      if (mapBuffer != BufferAccess.NONE) {
        map.clear(block);
      }
      log(buffer, mapBuffer, record, record.initPage(), WalInserter.INCLUDE_ORIGIN);
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
      int mapBuffer = lock(map, (record.flags() & HeapInsert.ALL_VISIBLE_CLEARED) != 0);
      if (mapBuffer != BufferAccess.NONE) {
        map.clear(block);
      }
      log(buffer, mapBuffer, record, record.initPage(), WalInserter.INCLUDE_ORIGIN);
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
      int mapBuffer = lock(map, (record.flags() & HeapDelete.ALL_VISIBLE_CLEARED) != 0);
      if (mapBuffer != BufferAccess.NONE) {
        map.clear(block);
      }
      log(buffer, mapBuffer, record, false, WalInserter.INCLUDE_ORIGIN);
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
      boolean oldCleared = (record.flags() & HeapUpdate.OLD_ALL_VISIBLE_CLEARED) != 0;
      boolean newCleared = (record.flags() & HeapUpdate.NEW_ALL_VISIBLE_CLEARED) != 0;
      MapLocks locks = new MapLocks(map, oldCleared, newMap, newCleared);
      if (oldCleared) {
        map.clear(block);
      }
      if (newCleared) {
        newMap.clear(newBlock);
      }
      logUpdate(buffer, newBuffer, record, locks);
      unlock(locks.oldMap);
      unlock(locks.newMap);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  /// The locked pages of the visibility map that an update changes: none, one or two. They are
  /// locked in the order of their blocks, or two updates might wait for each other.
  private final class MapLocks {
    /// The page for the old version; none where it is the new version's.
    final int oldMap;

    final int newMap;

    MapLocks(MapPin old, boolean oldChanges, MapPin fresh, boolean newChanges) {
      boolean same = oldChanges && newChanges && old.buffer() == fresh.buffer();
      boolean oldLocks = oldChanges && !same;
      boolean oldFirst =
          oldLocks
              && newChanges
              && Integer.compareUnsigned(buffers.block(old.buffer()), buffers.block(fresh.buffer()))
                  < 0;
      int locked = lock(old, oldFirst);
      newMap = lock(fresh, newChanges);
      oldMap = oldFirst ? locked : lock(old, oldLocks);
    }
  }

  private void logUpdate(int buffer, int newBuffer, HeapUpdate record, MapLocks maps) {
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
    if (maps.newMap != BufferAccess.NONE) {
      buffers.register(builder, 2, maps.newMap, 0);
    }
    if (maps.oldMap != BufferAccess.NONE) {
      buffers.register(builder, 3, maps.oldMap, 0);
    }
    long lsn = wal.insert(record, WalInserter.INCLUDE_ORIGIN);
    PageWriter.setLsn(buffers.page(newBuffer), lsn);
    PageWriter.setLsn(buffers.page(buffer), lsn);
    stamp(maps.newMap, lsn);
    stamp(maps.oldMap, lsn);
  }

  void lock(int buffer, HeapLock record, RunTimeExtras extras, MapPin map) {
    proc.startCritical();
    try {
      int block = buffers.block(buffer);
      TupleChanges.lock(buffers.page(buffer), block, record, extras);
      int mapBuffer = lock(map, (record.flags() & HeapLock.ALL_FROZEN_CLEARED) != 0);
      if (mapBuffer != BufferAccess.NONE) {
        map.clearFrozen(block);
      }
      log(buffer, mapBuffer, record, false, 0);
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
      int mapBuffer = lock(map, (record.flags() & HeapLock.ALL_FROZEN_CLEARED) != 0);
      if (mapBuffer != BufferAccess.NONE) {
        map.clearFrozen(buffers.block(buffer));
      }
      log(buffer, mapBuffer, record, false, 0);
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
      log(buffer, BufferAccess.NONE, record, false, WalInserter.INCLUDE_ORIGIN);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }
}
