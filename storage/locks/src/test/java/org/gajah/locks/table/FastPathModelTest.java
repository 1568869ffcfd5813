package org.gajah.locks.table;

import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.locks.ProcTable;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Weak locks of the fast path against strong ones, under a model checker: however the steps of
/// three processes interleave, the answers are those of a lock that one process uses at a time.
@Param(name = "process", gen = ThreadIdGen.class)
public class FastPathModelTest {
  private static final int PROCESSES = 3;
  private static final LockTag TABLE = Stage.relation(16384);

  private final BackendLocks[] backends = new BackendLocks[PROCESSES + 2];

  public FastPathModelTest() {
    ProcTable procs =
        new ProcTable(backends.length, Threads.platform(), Clock.system(), (proc, cause) -> {});
    LockTable table = new LockTable(procs, 100);
    for (int i = 0; i < backends.length; i++) {
      backends[i] = table.enter(procs.enter(), new TestSession());
      backends[i].database(Stage.DATABASE);
    }
  }

  @Operation
  public boolean takeWeak(@Param(name = "process") int process) {
    return backends[process].tryAcquire(TABLE, LockMode.ROW_EXCLUSIVE).isHeld();
  }

  @Operation
  public boolean takeWeaker(@Param(name = "process") int process) {
    return backends[process].tryAcquire(TABLE, LockMode.ACCESS_SHARE).isHeld();
  }

  @Operation
  public boolean takeStrong(@Param(name = "process") int process) {
    return backends[process].tryAcquire(TABLE, LockMode.ACCESS_EXCLUSIVE).isHeld();
  }

  @Operation
  public boolean release(@Param(name = "process") int process) {
    boolean held = backends[process].holdsAtLeast(TABLE, LockMode.ACCESS_SHARE);
    backends[process].endTransaction(true);
    return held;
  }

  @Test
  void answersAsIfOneAfterTheOther() {
    check(2, 4, 200);
  }

  @Test
  @Tag("long")
  void answersAsIfOneAfterTheOtherInManyGames() {
    check(PROCESSES, 30, 1500);
  }

  private static void check(int processes, int games, int interleavings) {
    new ModelCheckingOptions()
        .threads(processes)
        .actorsBefore(0)
        .actorsAfter(2)
        .actorsPerThread(3)
        .loopBound(10_000)
        .iterations(games)
        .invocationsPerIteration(interleavings)
        .sequentialSpecification(OneAtATime.class)
        .check(FastPathModelTest.class);
  }

  /// What the answers should be.
  public static class OneAtATime {
    private final boolean[] weak = new boolean[PROCESSES + 2];
    private final boolean[] strong = new boolean[PROCESSES + 2];

    public boolean takeWeak(int process) {
      if (someoneElse(strong, process)) {
        return false;
      }
      weak[process] = true;
      return true;
    }

    public boolean takeWeaker(int process) {
      return takeWeak(process);
    }

    public boolean takeStrong(int process) {
      if (someoneElse(strong, process) || someoneElse(weak, process)) {
        return false;
      }
      strong[process] = true;
      return true;
    }

    public boolean release(int process) {
      boolean held = weak[process] || strong[process];
      weak[process] = false;
      strong[process] = false;
      return held;
    }

    private static boolean someoneElse(boolean[] held, int process) {
      for (int other = 0; other < held.length; other++) {
        if (other != process && held[other]) {
          return true;
        }
      }
      return false;
    }
  }
}
