package org.gajah.transaction;

import java.util.Arrays;
import org.gajah.transaction.MultiXactAccess.Members;
import org.gajah.transaction.MultiXactAccess.Status;
import org.jspecify.annotations.Nullable;

/// Multixacts that a session has made or looked up in its present transaction: their members never
/// change, and sharing one multixact among rows that the same transactions lock saves ids.
///
/// Members are packed into longs, transaction id first and then status, and sorted, so that the
/// same set always looks the same.
final class MultiXactCache {
  private static final int CAPACITY = 256;

  private int[] multis = {};
  private long[][] members = {};
  private long[] usedAt = {};
  private int count;
  private long clock;

  static long pack(int xid, Status status) {
    return Integer.toUnsignedLong(xid) << 8 | status.number();
  }

  static int xid(long member) {
    return (int) (member >>> 8);
  }

  static Status status(long member) {
    return Status.of((int) member & 0xFF);
  }

  /// The members in the form of this class.
  static long[] pack(Members all) {
    long[] packed = new long[all.count()];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = pack(all.xid(i), all.status(i));
    }
    Arrays.sort(packed);
    return packed;
  }

  /// The multixact with exactly these members, or 0.
  int find(long[] wanted) {
    for (int i = 0; i < count; i++) {
      if (Arrays.equals(members[i], wanted)) {
        usedAt[i] = ++clock;
        return multis[i];
      }
    }
    return 0;
  }

  /// The members of a multixact, or null.
  long @Nullable [] find(int multi) {
    for (int i = 0; i < count; i++) {
      if (multis[i] == multi) {
        usedAt[i] = ++clock;
        return members[i];
      }
    }
    return null;
  }

  void put(int multi, long[] packed) {
    if (count == multis.length && count < CAPACITY) {
      grow(Math.min(CAPACITY, 2 * count + 8));
    }
    int at = count < CAPACITY ? count++ : oldest();
    multis[at] = multi;
    members[at] = packed;
    usedAt[at] = ++clock;
  }

  private void grow(int capacity) {
    multis = Arrays.copyOf(multis, capacity);
    members = Arrays.copyOf(members, capacity);
    usedAt = Arrays.copyOf(usedAt, capacity);
  }

  private int oldest() {
    int oldest = 0;
    for (int i = 1; i < count; i++) {
      if (usedAt[i] < usedAt[oldest]) {
        oldest = i;
      }
    }
    return oldest;
  }

  void clear() {
    Arrays.fill(members, 0, count, null);
    count = 0;
  }
}
