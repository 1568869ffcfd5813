package org.gajah.locks.table;

import java.util.concurrent.atomic.AtomicInteger;

/// How many entries of one sort the whole table may have. Partitions draw from it in small lots, so
/// that they rarely meet here; what they keep unused is at most a few percent of the whole.
final class Quota {
  private final AtomicInteger left;
  private final int lot;

  Quota(int total) {
    this.left = new AtomicInteger(total);
    this.lot = Math.min(32, total / 1024);
  }

  int left() {
    return left.get();
  }

  Share share() {
    return new Share();
  }

  private int draw(int wanted) {
    while (true) {
      int now = left.get();
      int drawn = Math.min(wanted, now);
      if (drawn == 0 || left.compareAndSet(now, now - drawn)) {
        return drawn;
      }
    }
  }

  /// What one partition has of a quota, under the partition's lock.
  final class Share {
    private int mine;

    /// Takes one entry's worth.
    ///
    /// @return false when there is none left
    boolean take() {
      if (mine == 0) {
        mine = draw(lot + 1);
      }
      if (mine == 0) {
        return false;
      }
      mine--;
      return true;
    }

    void giveBack() {
      mine++;
      if (mine > 2 * lot) {
        left.addAndGet(mine - lot);
        mine = lot;
      }
    }

    int unused() {
      return mine;
    }
  }
}
