package org.gajah.accessapi.index;

import org.gajah.batch.Vector;

/// An index that is being built.
public interface IndexBuild extends AutoCloseable {
  /// Adds the entry of a row.
  ///
  /// @param dead whether the row is dead to new snapshots, so that it does not count for uniqueness
  void add(Vector[] columns, int row, long tid, boolean dead);

  /// Writes the index.
  ///
  /// @return how many entries it has
  /// @throws org.gajah.base.error.PgException 23505 when a unique index cannot be
  long finish();

  /// Gives memory and temporary files back; without [#finish] before, the build is abandoned.
  @Override
  void close();
}
