package org.gajah.accessapi.table;

import org.gajah.batch.Vector;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Changes rows of one table for one statement. It keeps scratch memory and may keep a page pinned
/// between calls.
///
/// Rows come as a vector for each attribute of the table's layout; values that are too long are
/// compressed or moved to the TOAST table on the way.
public interface TableWriter extends AutoCloseable {
  /// How rows are inserted.
  ///
  /// @param skipFreeSpaceMap whether only pages at the end are used, as bulk loads into new tables
  ///   do
  /// @param frozen whether rows are inserted as visible to everybody (COPY FREEZE)
  /// @param bulk whether many rows will come: a ring of buffers is used and the file grows in steps
  record InsertOptions(boolean skipFreeSpaceMap, boolean frozen, boolean bulk) {
    public static final InsertOptions ORDINARY = new InsertOptions(false, false, false);
  }

  /// Inserts a row.
  ///
  /// @return its tid
  long insert(Vector[] columns, int row);

  /// Inserts rows 0 to `count` - 1.
  ///
  /// @param tids where their tids go
  void insertAll(Vector[] columns, int count, long[] tids);

  /// Inserts a row that is to be confirmed or taken back, for ON CONFLICT.
  ///
  /// @param token the speculative insertion's, on which others wait
  long insertSpeculatively(Vector[] columns, int row, int token);

  /// Confirms a speculative insertion, or takes it back.
  void completeSpeculative(long tid, boolean succeeded);

  /// Deletes a row.
  ///
  /// @param crosscheck for referential checks at higher isolation levels: a snapshot that must see
  ///   the row too, or null
  /// @param wait whether to wait for others who are changing it
  /// @param movesPartition whether the row goes to another partition
  TupleOutcome delete(
      long tid,
      @Nullable Snapshot crosscheck,
      boolean wait,
      boolean movesPartition,
      TupleFailure failure);

  /// Replaces a row by a new version.
  ///
  /// @param columns all attributes of the new version
  TupleOutcome update(
      long tid,
      Vector[] columns,
      int row,
      @Nullable Snapshot crosscheck,
      boolean wait,
      TupleFailure failure);

  /// The tid of the version that the last [#update] made.
  long updatedTid();

  /// Which indexes need an entry for it.
  UpdatedIndexes updatedIndexes();

  /// The row lock that the last update or deletion took, or would have taken.
  RowLock lockTaken();

  /// Overwrites a row where it is, outside of all transactions: only for catalogs, and only
  /// attributes of fixed length that are not null.
  ///
  /// @return false when the row is not the newest version any more; the caller looks for it anew
  boolean overwriteInPlace(long tid, Vector[] columns, int row);

  /// Ends the statement's changes: pins are given back.
  @Override
  void close();
}
