package org.gajah.page.heap;

import org.gajah.base.error.PgException;
import org.gajah.base.id.BlockNumber;

/// How pages make up a free space map: three levels of [FreeSpaceMapPage]s, each slot of an upper
/// page holding what the root of a lower page says, each slot of the lowest level the category of a
/// heap page. Mirrors `storage/freespace/freespace.c`.
///
/// In the file the pages of the tree stand in the order of a walk from the root, a page before its
/// children:
///
/// ```
///  level 2   0
///  level 1   1                                    4071          ...
///  level 0   2    3    4   ...   4070   |   4072   4073  ...
/// ```
///
/// Free space is kept in 256 categories: category c stands for 32c bytes or more, and 255 for
/// enough for the longest tuple.
public final class FreeSpaceMap {
  /// The level of the root page.
  public static final int ROOT_LEVEL = 2;

  /// How many levels there are.
  public static final int LEVELS = 3;

  /// The greatest category.
  public static final int MAX_CATEGORY = 255;

  private static final int STEP = 32;

  /// The most that may be asked for: the longest tuple.
  private static final int MAX_REQUEST = HeapTuple.MAX_SIZE;

  private static final int SLOTS = FreeSpaceMapPage.SLOTS;

  private FreeSpaceMap() {}

  /// The category that holds so much free space.
  public static int categoryOf(int freeBytes) {
    return freeBytes >= MAX_REQUEST ? MAX_CATEGORY : Math.min(freeBytes / STEP, MAX_CATEGORY - 1);
  }

  /// The lowest category whose pages are sure to have room.
  ///
  /// @param neededBytes at most the length of the longest tuple
  public static int categoryFor(int neededBytes) {
    if (neededBytes > MAX_REQUEST) {
      throw PgException.internal("invalid FSM request size " + neededBytes);
    }
    return neededBytes == 0 ? 1 : Math.min((neededBytes + STEP - 1) / STEP, MAX_CATEGORY);
  }

  /// The free bytes that a page of a category has at least.
  public static int bytesOf(int category) {
    return category == MAX_CATEGORY ? MAX_REQUEST : category * STEP;
  }

  /// The block of the map with a page of the tree.
  ///
  /// @param level 0 for the lowest
  /// @param number of the page on its level, counted from 0
  public static int block(int level, long number) {
    long leaf = number;
    for (int i = 0; i < level; i++) {
      leaf *= SLOTS;
    }
    long pages = 0;
    for (int i = 0; i < LEVELS; i++) {
      pages += leaf + 1;
      leaf /= SLOTS;
    }
    return (int) (pages - level - 1);
  }

  /// The page of the lowest level with a heap page.
  public static long leafOf(int heapBlock) {
    return BlockNumber.toLong(heapBlock) / SLOTS;
  }

  /// The slot of a heap page there; also of a page in its parent.
  public static int slotOf(long number) {
    return (int) (number % SLOTS);
  }

  /// The page above, by number on its level.
  public static long parentOf(long number) {
    return number / SLOTS;
  }

  /// The page below a slot, by number on its level; on the lowest level the heap page.
  public static long childOf(long number, int slot) {
    return number * SLOTS + slot;
  }
}
