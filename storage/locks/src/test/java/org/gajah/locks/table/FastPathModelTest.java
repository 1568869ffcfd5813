package org.gajah.locks.table;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/// The owner of a fast path and one who wants strong locks, in all the ways in which their steps
/// can interleave, as far as a model checker gets. The answers must be those of a lock that one of
/// them uses at a time.
///
/// What the lock table does under the lock of a partition is done here under a monitor.
@Param(name = "mode", gen = IntGen.class, conf = "1:2")
@Param(name = "relation", gen = IntGen.class, conf = "7:8")
public class FastPathModelTest {
  private static final int RELATION = 7;
  private static final int HASH = 1;

  private final FastPath fastPath = new FastPath(2);
  private final StrongCounts counts = new StrongCounts();

  /// What of [#RELATION] is in the shared place.
  private int sharedModes;

  private boolean sharedStrong;

  /// The owner's own notes, by relation.
  private final int[] held = new int[RELATION + 2];

  private boolean strong;

  @Operation(nonParallelGroup = "owner")
  public boolean take(@Param(name = "relation") int relation, @Param(name = "mode") int mode) {
    int bit = LockMode.of(mode).bit();
    if ((held[relation] & bit) == 0
        && !fastPath.take(counts, relation, bit, relation == RELATION ? HASH : HASH + 1)
        && !takeShared(bit)) {
      return false;
    }
    held[relation] |= bit;
    return true;
  }

  private synchronized boolean takeShared(int bit) {
    if ((sharedModes & bit) != 0) {
      throw new IllegalStateException("held already");
    }
    if (!sharedStrong) {
      sharedModes |= bit;
    }
    return !sharedStrong;
  }

  @Operation(nonParallelGroup = "owner")
  public boolean release(@Param(name = "relation") int relation, @Param(name = "mode") int mode) {
    int bit = LockMode.of(mode).bit();
    if ((held[relation] & bit) == 0) {
      return false;
    }
    held[relation] &= ~bit;
    return fastPath.remove(relation, bit) || releaseShared(bit);
  }

  private synchronized boolean releaseShared(int bit) {
    boolean known = (sharedModes & bit) != 0;
    sharedModes &= ~bit;
    return known;
  }

  @Operation(nonParallelGroup = "other")
  public boolean takeStrong() {
    if (!strong) {
      counts.raise(HASH);
      strong = moveAndTake();
      if (!strong) {
        counts.lower(HASH);
      }
    }
    return strong;
  }

  private synchronized boolean moveAndTake() {
    sharedModes |= fastPath.steal(RELATION);
    sharedStrong = sharedModes == 0;
    return sharedStrong;
  }

  @Operation(nonParallelGroup = "other")
  public boolean releaseStrong() {
    if (!strong) {
      return false;
    }
    synchronized (this) {
      sharedStrong = false;
    }
    counts.lower(HASH);
    strong = false;
    return true;
  }

  @Test
  void answersAsIfOneAfterTheOther() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(1)
        .actorsAfter(3)
        .actorsPerThread(3)
        .iterations(60)
        .invocationsPerIteration(400)
        .sequentialSpecification(OneAtATime.class)
        .check(FastPathModelTest.class);
  }

  /// What the answers should be.
  public static class OneAtATime {
    private final int[] held = new int[RELATION + 2];
    private boolean strong;

    public boolean take(int relation, int mode) {
      if (strong && relation == RELATION) {
        return false;
      }
      held[relation] |= 1 << mode;
      return true;
    }

    public boolean release(int relation, int mode) {
      boolean known = (held[relation] & 1 << mode) != 0;
      held[relation] &= ~(1 << mode);
      return known;
    }

    public boolean takeStrong() {
      strong = held[RELATION] == 0;
      return strong;
    }

    public boolean releaseStrong() {
      boolean known = strong;
      strong = false;
      return known;
    }
  }
}
