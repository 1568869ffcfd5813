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

  /// Whether the last [#find] met versions that are dead to everybody and nothing else, so that the
  /// index entry may be killed.
  boolean allDead();

  /// Looks at exactly the version at `tid`.
  ///
  /// @param snapshot must see it; null for any version
  /// @return whether it is there
  boolean fetch(long tid, @Nullable Snapshot snapshot);

  /// Decodes attributes of the row found last into row `row` of the decoder's vectors.
  void decode(TupleDecoder decoder, int row);

  /// A system column of the row found last.
  int systemColumn(SystemColumn column);

  /// The newest version of the row at `tid` that a snapshot sees, for currtid and WHERE CURRENT OF.
  long latestVersion(long tid, Snapshot snapshot);

  /// Locks the row at `tid`, or its newest version.
  ///
  /// @param followUpdates whether to follow later versions
  /// @param failure says where the row went
  TupleOutcome lock(
      long tid,
      Snapshot snapshot,
      RowLock mode,
      LockWait wait,
      boolean followUpdates,
      TupleFailure failure);

  /// The tid of the version that the last [#lock] locked; it can be decoded.
  long lockedTid();

  /// Whether a heap page is all-visible according to the visibility map, so that an index-only scan
  /// need not look.
  boolean isAllVisible(int block);

  @Override
  void close();
}
