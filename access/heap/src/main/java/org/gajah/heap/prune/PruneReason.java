package org.gajah.heap.prune;

import org.gajah.walformat.record.Heap2Record;

/// Why a page is pruned: the kind of record that says so.
public enum PruneReason {
  /// Somebody looked at the page, and it is rather full.
  ON_ACCESS(Heap2Record.PRUNE_ON_ACCESS),
  /// The first pass of vacuum.
  VACUUM_SCAN(Heap2Record.PRUNE_VACUUM_SCAN),
  /// Its second: dead line pointers become free.
  VACUUM_CLEANUP(Heap2Record.PRUNE_VACUUM_CLEANUP);

  private final int info;

  PruneReason(int info) {
    this.info = info;
  }

  public int info() {
    return info;
  }
}
