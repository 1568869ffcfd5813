package org.gajah.accessapi.table;

import java.util.Arrays;

/// Entries of one index page that the index would like to be rid of, on their way to the table and
/// back: the table says which of them lead to nothing that anybody can see. Reused by its owner.
/// Mirrors `TM_IndexDeleteOp` of `access/tableam.h`.
public final class IndexDeletion {
  private long[] tids = new long[64];
  private int[] ids = new int[64];
  private int[] freeSpace = new int[64];
  private boolean[] deletable = new boolean[64];
  private boolean[] promising = new boolean[64];
  private int count;
  private boolean bottomUp;
  private int wantedSpace;
  private String index = "";
  private int indexBlock;

  /// Starts a list of entries that are marked as dead, and perhaps neighbours that may be dead as
  /// well.
  ///
  /// @param newIndex name of the index, for messages
  /// @param newIndexBlock the page that the entries are on
  public void start(String newIndex, int newIndexBlock) {
    start(newIndex, newIndexBlock, false, 0);
  }

  private void start(String newIndex, int newIndexBlock, boolean newBottomUp, int newWantedSpace) {
    count = 0;
    index = newIndex;
    indexBlock = newIndexBlock;
    bottomUp = newBottomUp;
    wantedSpace = newWantedSpace;
  }

  /// Starts a list of entries of which none is known to be dead: the page is full, and versions of
  /// the same rows are suspected in it.
  ///
  /// @param newWantedSpace bytes that make it worth while; the table stops looking when it has them
  public void startBottomUp(String newIndex, int newIndexBlock, int newWantedSpace) {
    start(newIndex, newIndexBlock, true, newWantedSpace);
  }

  public String index() {
    return index;
  }

  public int indexBlock() {
    return indexBlock;
  }

  /// Adds an entry.
  ///
  /// @param tid where it leads
  /// @param id by which the index knows it again: the offset number of its tuple
  /// @param knownDeletable whether it is marked as dead
  /// @param isPromising whether it looks like an old version of a row, for bottom-up deletion
  /// @param space bytes that its deletion frees, for bottom-up deletion
  public void add(long tid, int id, boolean knownDeletable, boolean isPromising, int space) {
    if (count == tids.length) {
      tids = Arrays.copyOf(tids, 2 * count);
      ids = Arrays.copyOf(ids, 2 * count);
      freeSpace = Arrays.copyOf(freeSpace, 2 * count);
      deletable = Arrays.copyOf(deletable, 2 * count);
      promising = Arrays.copyOf(promising, 2 * count);
    }
    tids[count] = tid;
    ids[count] = id;
    deletable[count] = knownDeletable;
    promising[count] = isPromising;
    freeSpace[count++] = space;
  }

  public int count() {
    return count;
  }

  public boolean isBottomUp() {
    return bottomUp;
  }

  public int wantedSpace() {
    return wantedSpace;
  }

  public long tid(int index) {
    return tids[index];
  }

  public int id(int index) {
    return ids[index];
  }

  public int space(int index) {
    return freeSpace[index];
  }

  public boolean isPromising(int index) {
    return promising[index];
  }

  /// Whether an entry may be deleted: known before, or found by the table. Entries that the table
  /// did not look at are not.
  public boolean isDeletable(int index) {
    return deletable[index];
  }

  public void deletable(int index) {
    deletable[index] = true;
  }

  /// Exchanges two entries.
  public void swap(int a, int b) {
    long tid = tids[a];
    tids[a] = tids[b];
    tids[b] = tid;
    int id = ids[a];
    ids[a] = ids[b];
    ids[b] = id;
    int space = freeSpace[a];
    freeSpace[a] = freeSpace[b];
    freeSpace[b] = space;
    boolean flag = deletable[a];
    deletable[a] = deletable[b];
    deletable[b] = flag;
    flag = promising[a];
    promising[a] = promising[b];
    promising[b] = flag;
  }

  /// Cuts the list.
  public void truncate(int newCount) {
    count = newCount;
  }
}
