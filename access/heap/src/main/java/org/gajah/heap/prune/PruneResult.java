package org.gajah.heap.prune;

import org.gajah.base.id.Xid;
import org.gajah.page.heap.HeapTuple;

/// What pruning found and did on a page. Filled by the [Pruner] and reused.
public final class PruneResult {
  int deleted;
  int newlyDead;
  int frozen;
  int live;
  int recentlyDead;
  boolean hasTuples;
  boolean allVisible;
  boolean allFrozen;
  int newestXmin;
  final int[] deadItems = new int[HeapTuple.MAX_PER_PAGE];
  int deadItemCount;

  void clear() {
    deleted = 0;
    newlyDead = 0;
    frozen = 0;
    live = 0;
    recentlyDead = 0;
    hasTuples = false;
    allVisible = false;
    allFrozen = false;
    newestXmin = Xid.INVALID;
    deadItemCount = 0;
  }

  /// Tuples whose storage was taken.
  public int deleted() {
    return deleted;
  }

  /// Line pointers that have become dead.
  public int newlyDead() {
    return newlyDead;
  }

  /// Tuples that were frozen.
  public int frozen() {
    return frozen;
  }

  /// Tuples that count as rows.
  public int live() {
    return live;
  }

  /// Tuples that are deleted but may still be seen.
  public int recentlyDead() {
    return recentlyDead;
  }

  /// Whether something is on the page but dead line pointers: it cannot be cut off.
  public boolean hasTuples() {
    return hasTuples;
  }

  /// Whether everybody sees all that is left; known only where freezing was wanted.
  public boolean allVisible() {
    return allVisible;
  }

  /// Whether all that is left is frozen, too.
  public boolean allFrozen() {
    return allFrozen;
  }

  /// On a standby, snapshots as old as this one do not see all of an all-visible page; 0 when every
  /// snapshot does.
  public int visibilityHorizon() {
    return allFrozen ? Xid.INVALID : newestXmin;
  }

  /// Line pointers that are dead, in the first [#deadItemCount] elements.
  public int[] deadItems() {
    return deadItems;
  }

  public int deadItemCount() {
    return deadItemCount;
  }
}
