package org.gajah.accessapi.redo;

import java.lang.foreign.MemorySegment;
import org.gajah.walformat.RecordView;

/// What recovery does with the records of one resource manager.
public interface RedoHandler {
  /// Applies a record to whatever it is about.
  ///
  /// @throws org.gajah.base.error.PgException when the record is unknown or does not fit; recovery
  ///   ends then
  void redo(RecordView record, RedoContext context);

  /// Called before the first record.
  default void start(RedoContext context) {}

  /// Blanks what may differ on a page between this server and the one that wrote the log, for
  /// `wal_consistency_checking`.
  default void mask(MemorySegment page, int block) {}

  /// Called after the last one.
  default void finish(RedoContext context) {}
}
