package org.gajah.accessapi.toast;

import java.lang.foreign.MemorySegment;
import org.gajah.batch.Vector;
import org.jspecify.annotations.Nullable;

/// Shortens the rows of one table: compresses long values, moves them to the TOAST table, and
/// deletes what no row refers to any more. Belongs to one writer.
///
/// Called without any content lock.
public interface RowToaster extends AutoCloseable {
  /// Makes a row that is about to be stored short enough, as far as that is possible. Values that
  /// another table's TOAST table holds are copied.
  ///
  /// @param columns the row's attributes
  /// @param oldPage where the version is that this row replaces, pinned; null for a new row. Values
  ///   that both have stay where they are; those that only the old one has are deleted.
  /// @param oldAt where it starts
  /// @return the attributes as they are to be stored, in row 0; good until the next call
  Vector[] shorten(Vector[] columns, int row, @Nullable MemorySegment oldPage, int oldAt);

  /// Deletes the values that a deleted row has moved out.
  ///
  /// @param page where the row is, pinned
  /// @param takenBack whether the row was a speculative insertion that failed
  void delete(MemorySegment page, int at, boolean takenBack);

  @Override
  void close();
}
