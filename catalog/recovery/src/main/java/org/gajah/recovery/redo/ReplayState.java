package org.gajah.recovery.redo;

import org.gajah.walformat.Checkpoint;

/// What replay learns on its way that outlives single records.
final class ReplayState {
  /// The last checkpoint that was seen.
  Checkpoint checkpoint;

  /// Whether the log takes images of pages.
  boolean fullPageWrites;

  /// The record that was passed over before the current one because nobody could finish it.
  long overwrittenRecord;

  /// Where the last record that was replayed starts.
  long lastRecord;

  /// How many records were replayed.
  long records;

  ReplayState(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
    this.fullPageWrites = checkpoint.fullPageWrites();
  }
}
