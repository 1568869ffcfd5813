package org.gajah.heap.vacuum;

/// What a vacuum counts.
final class VacuumCounts {
  int removedPages;
  int scannedPages;
  int frozenPages;
  int missedDeadPages;
  int deadItemPages;
  long removedRows;
  long frozenRows;
  long deadItems;
  long liveRows;
  long recentlyDeadRows;
  long missedDeadRows;
  int indexScans;

  /// The block behind the last that cannot be cut off.
  long nonemptyBlocks;
}
