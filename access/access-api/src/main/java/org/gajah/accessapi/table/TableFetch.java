package org.gajah.accessapi.table;

import org.gajah.page.value.TupleDecoder;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Looks rows up by tid, as index scans do. The row that was found last stays pinned until the next
/// call.
public interface TableFetch extends AutoCloseable {
  /// Looks along the chain of versions that starts at an index entry's tid for the one that a
  /// snapshot sees.
  ///
  /// @return the tid of the version, or [org.gajah.base.id.Tid#INVALID] when there is none
  long find(long tid, Snapshot snapshot);

  /// The same for a version that is there or may come to be: its insertion or deletion need not be
  /// settled. What uniqueness checks ask. Mirrors `SnapshotDirty`.
  ///
  /// @param found says who is still about it
  long findDirty(long tid, DirtyRow found);

  /// The same for a version that is there now, changes of the own transaction included, whatever
  /// the snapshots say. Mirrors `SnapshotSelf`.
  long findSelf(long tid);

  /// Says which entries of an index page lead to nothing that anybody can see, and are therefore to
  /// be deleted. Leaves the entries in any order.
  ///
  /// @return on a standby, snapshots as old as this one still see some of them; 0 when none does
  int findDeletable(IndexDeletion deletion);

  /// Whether the last [#find] met versions that are dead to everybody and nothing else, so that the
  /// index entry may be killed.
  boolean allDead();

  /// Looks at exactly the version at `tid`.
  ///
  /// @param snapshot must see it; null for any version
  /// @return whether it is there
  boolean fetch(long tid, @Nullable Snapshot snapshot);

  /// Looks at exactly the version at `tid`, whatever chain it belongs to.
  ///
  /// @return whether it is there now, changes of the own transaction included. Mirrors
  ///   `SnapshotSelf`
  boolean fetchSelf(long tid);

  /// Looks at a chunk of a TOAST table. Who follows a pointer sees the row that holds it, and
  /// chunks live as long as such rows; so no snapshot is needed. Mirrors `SnapshotToast`.
  ///
  /// @return whether it is there
  boolean fetchChunk(long tid);

  /// Decodes attributes of the row found last into row `row` of the decoder's vectors.
  void decode(TupleDecoder decoder, int row);

  /// A system column of the row found last.
  int systemColumn(SystemColumn column);

  /// The newest version of the row at `tid` that a snapshot sees, for currtid and WHERE CURRENT OF.
  long latestVersion(long tid, Snapshot snapshot);

  /// Locks the row at `tid`, or its newest version.
  ///
  /// @param failure says where the row went
  TupleOutcome lock(
      long tid,
      Snapshot snapshot,
      RowLock mode,
      LockWait wait,
      LockOptions options,
      TupleFailure failure);

  /// How a row is locked that has later versions, or is getting one.
  ///
  /// @param lockUpdates whether versions that others are making are locked along with this one
  ///   (`TUPLE_LOCK_FLAG_LOCK_UPDATE_IN_PROGRESS`)
  /// @param findLastVersion whether the newest version is locked where there are later ones, rather
  ///   than none (`TUPLE_LOCK_FLAG_FIND_LAST_VERSION`)
  record LockOptions(boolean lockUpdates, boolean findLastVersion) {
    /// ON CONFLICT DO UPDATE.
    public static final LockOptions EXACTLY = new LockOptions(false, false);

    /// FOR UPDATE and the like at READ COMMITTED.
    public static final LockOptions NEWEST_WITH_UPDATES = new LockOptions(true, true);

    /// FOR UPDATE and the like at higher isolation levels.
    public static final LockOptions WITH_UPDATES = new LockOptions(true, false);

    /// The row that an UPDATE or DELETE found changed.
    public static final LockOptions NEWEST = new LockOptions(false, true);
  }

  /// The tid of the version that the last [#lock] locked; it can be decoded.
  long lockedTid();

  /// Whether a heap page is all-visible according to the visibility map, so that an index-only scan
  /// need not look.
  boolean isAllVisible(int block);

  @Override
  void close();
}
