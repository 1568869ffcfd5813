package org.gajah.oracle.btree;

import org.gajah.accessapi.table.DirtyRow;
import org.gajah.accessapi.table.IndexDeletion;
import org.gajah.accessapi.table.LockWait;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.SystemColumn;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.page.value.TupleDecoder;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// A table whose rows are all alive: entries of others have been removed from its index.
final class LivingRows implements TableFetch {
  @Override
  public long find(long tid, Snapshot snapshot) {
    return tid;
  }

  @Override
  public long findDirty(long tid, DirtyRow found) {
    found.clear();
    return tid;
  }

  @Override
  public long findSelf(long tid) {
    return tid;
  }

  @Override
  public int findDeletable(IndexDeletion deletion) {
    return 0;
  }

  @Override
  public boolean allDead() {
    return false;
  }

  @Override
  public boolean fetch(long tid, @Nullable Snapshot snapshot) {
    return true;
  }

  @Override
  public boolean fetchSelf(long tid) {
    return findSelf(tid) == tid;
  }

  @Override
  public boolean fetchChunk(long tid) {
    return true;
  }

  @Override
  public void decode(TupleDecoder decoder, int row) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int systemColumn(SystemColumn column) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long latestVersion(long tid, Snapshot snapshot) {
    return tid;
  }

  @Override
  public TupleOutcome lock(
      long tid,
      Snapshot snapshot,
      RowLock mode,
      LockWait wait,
      LockOptions options,
      TupleFailure failure) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long lockedTid() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isAllVisible(int block) {
    return true;
  }

  @Override
  public void close() {}
}
