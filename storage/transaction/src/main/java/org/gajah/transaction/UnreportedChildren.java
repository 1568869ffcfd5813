package org.gajah.transaction;

import java.util.Arrays;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.XactRecord;

/// Subtransactions whose parents standbys have not been told. They are told in groups, so that
/// their snapshots need not list all of them.
final class UnreportedChildren {
  private static final int GROUP = 64;

  private final int[] xids = new int[GROUP];
  private int count;

  void add(int xid, int top, WalInserter wal) {
    xids[count++] = xid;
    if (count == GROUP) {
      wal.begin();
      wal.insert(new XactRecord.Assignment(top, Arrays.copyOf(xids, count)));
      count = 0;
    }
  }

  void clear() {
    count = 0;
  }
}
