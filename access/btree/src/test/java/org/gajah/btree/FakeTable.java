package org.gajah.btree;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.accessapi.table.DirtyRow;
import org.gajah.accessapi.table.IndexDeletion;
import org.gajah.accessapi.table.LockWait;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.SystemColumn;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.base.id.Tid;
import org.gajah.page.value.TupleDecoder;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// A table that knows nothing but which rows are dead, or not settled yet. Rows are alive
/// otherwise.
final class FakeTable implements TableFetch {
  private final Map<Long, Boolean> dead;
  private final Map<Long, Integer> inserters;
  final AtomicInteger deletionsAsked;
  private boolean allDead;

  FakeTable() {
    this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new AtomicInteger());
  }

  private FakeTable(
      Map<Long, Boolean> dead, Map<Long, Integer> inserters, AtomicInteger deletionsAsked) {
    this.dead = dead;
    this.inserters = inserters;
    this.deletionsAsked = deletionsAsked;
  }

  /// The same table for another thread.
  FakeTable share() {
    return new FakeTable(dead, inserters, deletionsAsked);
  }

  void kill(long tid) {
    dead.put(tid, true);
  }

  void revive(long tid) {
    dead.remove(tid);
  }

  boolean isDead(long tid) {
    return dead.containsKey(tid);
  }

  /// Says that a row's insertion is not settled.
  void unsettle(long tid, int xid) {
    inserters.put(tid, xid);
  }

  void settle(long tid) {
    inserters.remove(tid);
  }

  @Override
  public long find(long tid, Snapshot snapshot) {
    return findSelf(tid);
  }

  @Override
  public long findDirty(long tid, DirtyRow found) {
    allDead = isDead(tid);
    found.set(inserters.getOrDefault(tid, 0), 0, 0);
    return allDead ? Tid.INVALID : tid;
  }

  @Override
  public long findSelf(long tid) {
    allDead = isDead(tid);
    return allDead ? Tid.INVALID : tid;
  }

  @Override
  public boolean allDead() {
    return allDead;
  }

  @Override
  public int findDeletable(IndexDeletion deletion) {
    deletionsAsked.incrementAndGet();
    for (int i = 0; i < deletion.count(); i++) {
      if (isDead(deletion.tid(i))) {
        deletion.deletable(i);
      } else if (deletion.isDeletable(i)) {
        throw new AssertionError("a live row was taken for dead");
      }
    }
    // Any order will do
    for (int i = 1; i < deletion.count(); i += 2) {
      deletion.swap(0, i);
    }
    return 900;
  }

  @Override
  public boolean fetch(long tid, @Nullable Snapshot snapshot) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean fetchSelf(long tid) {
    return findSelf(tid) == tid;
  }

  @Override
  public boolean fetchChunk(long tid) {
    return fetch(tid, null);
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
    throw new UnsupportedOperationException();
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
