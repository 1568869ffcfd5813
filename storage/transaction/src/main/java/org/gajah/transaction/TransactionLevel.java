package org.gajah.transaction;

import java.util.Arrays;
import org.gajah.base.id.Xid;
import org.jspecify.annotations.Nullable;

/// One level of a transaction: the transaction itself, or a subtransaction in it.
final class TransactionLevel {
  private static final int[] NO_XIDS = {};

  final @Nullable TransactionLevel outer;
  final int depth;
  final int id;
  int xid;
  private int[] children = NO_XIDS;
  private int childCount;

  TransactionLevel(@Nullable TransactionLevel outer, int depth, int id) {
    this.outer = outer;
    this.depth = depth;
    this.id = id;
  }

  /// Takes over a subtransaction that has committed, and those that committed in it.
  void adopt(TransactionLevel inner) {
    int needed = childCount + inner.childCount + 1;
    if (children.length < needed) {
      children = Arrays.copyOf(children, Math.max(needed, 2 * children.length));
    }
    children[childCount++] = inner.xid;
    System.arraycopy(inner.children, 0, children, childCount, inner.childCount);
    childCount += inner.childCount;
  }

  /// The committed subtransactions, ascending.
  int[] children() {
    return childCount == 0 ? NO_XIDS : Arrays.copyOf(children, childCount);
  }

  /// The same with this level's own id.
  int[] family() {
    int[] family = Arrays.copyOf(children, childCount + 1);
    family[childCount] = xid;
    return family;
  }

  /// The youngest id, 0 where there is none.
  int latest() {
    return childCount == 0 ? xid : children[childCount - 1];
  }

  boolean hasChild(int asked) {
    int low = 0;
    int high = childCount - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int child = children[middle];
      if (child == asked) {
        return true;
      }
      if (Xid.precedes(child, asked)) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }
}
