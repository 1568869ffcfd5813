package org.gajah.locks.table;

import java.util.concurrent.atomic.AtomicIntegerArray;

/// How many strong locks on relations are held or asked for, counted in many cells by the hash of
/// the tag. While a cell is not 0, no weak lock of that cell may stay with its holder alone.
final class StrongCounts {
  private static final int CELLS = 1024;

  private final AtomicIntegerArray counts = new AtomicIntegerArray(CELLS);

  void raise(int hash) {
    counts.incrementAndGet(hash & (CELLS - 1));
  }

  void lower(int hash) {
    int left = counts.decrementAndGet(hash & (CELLS - 1));
    assert left >= 0;
  }

  boolean isRaised(int hash) {
    return counts.get(hash & (CELLS - 1)) != 0;
  }

  /// The sum of all counts, for leak checks.
  int total() {
    int total = 0;
    for (int i = 0; i < CELLS; i++) {
      total += counts.get(i);
    }
    return total;
  }
}
