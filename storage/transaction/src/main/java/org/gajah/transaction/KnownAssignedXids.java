package org.gajah.transaction;

import java.util.Arrays;
import org.gajah.base.id.Xid;

/// The transactions that run on the primary as far as a standby knows from the log: ids that were
/// given out, seen or not, and of whose end it has not heard. Ascending, in an array that is filled
/// at its end and squeezed from time to time. Mirrors the lower part of `storage/ipc/procarray.c`.
///
/// Guarded by the process array's lock: shared to read, exclusive to change.
final class KnownAssignedXids {
  private static final int SMALLEST = 64;

  private int[] xids = new int[SMALLEST];
  private boolean[] valid = new boolean[SMALLEST];
  private int tail;
  private int head;
  private int count;

  /// How many there are.
  int count() {
    return count;
  }

  /// Adds all ids from one to another.
  void addRange(int from, int to) {
    int room = Math.max(0, to - from) + 2;
    if (head + room > xids.length) {
      makeRoom(room);
    }
    for (int xid = from; Xid.precedesOrEquals(xid, to); xid = Xid.next(xid)) {
      add(xid);
    }
  }

  private void add(int xid) {
    if (head > tail && Xid.followsOrEquals(xids[head - 1], xid)) {
      throw new IllegalStateException(
          "out-of-order XID insertion in KnownAssignedXids: " + Xid.toString(xid));
    }
    if (head == xids.length) {
      makeRoom(1);
    }
    xids[head] = xid;
    valid[head++] = true;
    count++;
  }

  private void makeRoom(int room) {
    squeeze();
    int needed = head + room;
    if (2 * needed > xids.length) {
      xids = Arrays.copyOf(xids, 2 * needed);
      valid = Arrays.copyOf(valid, 2 * needed);
    }
  }

  /// Moves what is left together.
  private void squeeze() {
    int kept = 0;
    for (int i = tail; i < head; i++) {
      if (valid[i]) {
        xids[kept] = xids[i];
        valid[kept++] = true;
      }
    }
    tail = 0;
    head = kept;
  }

  private int find(int xid) {
    int low = tail;
    int high = head - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      if (xids[middle] == xid) {
        return valid[middle] ? middle : -1;
      }
      if (Xid.precedes(xids[middle], xid)) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  boolean contains(int xid) {
    return find(xid) >= 0;
  }

  /// Removes one, if it is there.
  void remove(int xid) {
    int at = find(xid);
    if (at < 0) {
      return;
    }
    valid[at] = false;
    count--;
    while (tail < head && !valid[tail]) {
      tail++;
    }
    if (head - tail > SMALLEST && head - tail > 4 * count) {
      squeeze();
    }
  }

  /// Which of the ids stay although they are old.
  interface Keeper {
    boolean keeps(int xid);
  }

  /// Removes all before `bound` that nobody keeps.
  void removeBefore(int bound, Keeper keeper) {
    for (int i = tail; i < head && Xid.precedes(xids[i], bound); i++) {
      if (valid[i] && !keeper.keeps(xids[i])) {
        valid[i] = false;
        count--;
      }
    }
    squeeze();
  }

  void clear() {
    tail = 0;
    head = 0;
    count = 0;
  }

  /// The oldest, 0 when there is none.
  int oldest() {
    for (int i = tail; i < head; i++) {
      if (valid[i]) {
        return xids[i];
      }
    }
    return Xid.INVALID;
  }

  /// Copies those before `xmax`, ascending.
  ///
  /// @param into has room for [#count]
  /// @return how many
  int copyBefore(int xmax, int[] into) {
    int copied = 0;
    for (int i = tail; i < head && Xid.precedes(xids[i], xmax); i++) {
      if (valid[i]) {
        into[copied++] = xids[i];
      }
    }
    return copied;
  }
}
