package org.gajah.locks.table;

import static org.gajah.locks.table.LockMode.ACCESS_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ACCESS_SHARE;
import static org.gajah.locks.table.LockMode.ROW_EXCLUSIVE;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.locks.ProcTable;
import org.gajah.locks.SpinningThreads;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/// Weak locks of the fast path against strong ones, under a model checker: however the steps of two
/// processes interleave, they exclude each other, nothing is lost and nobody waits for ever.
class FastPathModelTest {
  private static final int INTERLEAVINGS = 300;
  private static final LockTag TABLE = Stage.relation(16384);
  private static final LockTag OTHER = Stage.relation(16385);

  /// Two processes and what they believe to hold of [#TABLE]: 1 weakly, 2 strongly.
  private static final class Game {
    final LockTable table;
    final BackendLocks weak;
    final BackendLocks strong;
    final AtomicIntegerArray held = new AtomicIntegerArray(2);

    Game() {
      ProcTable procs =
          new ProcTable(2, SpinningThreads.INSTANCE, Clock.system(), (proc, cause) -> {});
      table = new LockTable(procs, 100);
      weak = table.enter(procs.enter(), new TestSession());
      strong = table.enter(procs.enter(), new TestSession());
      weak.database(Stage.DATABASE);
      strong.database(Stage.DATABASE);
    }

    void run(Runnable one, Runnable two) {
      Threads.Strand strand = SpinningThreads.INSTANCE.start("other", one);
      two.run();
      strand.join(0);
    }

    void taken(int who, int how) {
      held.set(who, how);
      int other = held.get(1 - who);
      check(other == 0 || (how == 1 && other == 1), "both hold it");
    }

    void releasing(int who) {
      held.set(who, 0);
    }

    /// Nothing is left that would be in anybody's way. Without long loops, which the model checker
    /// takes for endless ones.
    void checkEmpty() {
      weak.endTransaction(true);
      strong.endTransaction(true);
      check(!table.strong.isRaised(LockTag.hash(TABLE.key1(), TABLE.key2())), "count is left");
      check(strong.tryAcquire(TABLE, ACCESS_EXCLUSIVE).isHeld(), "weak lock is left");
      strong.endTransaction(true);
      check(weak.tryAcquire(TABLE, ACCESS_SHARE).isHeld(), "strong lock is left");
      weak.endTransaction(true);
    }

    static void check(boolean expected, String otherwise) {
      if (!expected) {
        throw new AssertionError(otherwise);
      }
    }
  }

  @Test
  void weakAndStrongLocksExcludeEachOther() {
    Lincheck.runConcurrentTest(
        INTERLEAVINGS,
        () -> {
          Game game = new Game();
          game.run(
              () -> {
                for (int i = 0; i < 2; i++) {
                  if (game.weak.tryAcquire(TABLE, ROW_EXCLUSIVE).isHeld()) {
                    game.taken(0, 1);
                    game.releasing(0);
                    Game.check(game.weak.release(TABLE, ROW_EXCLUSIVE), "not released");
                  }
                }
              },
              () -> {
                if (game.strong.tryAcquire(TABLE, ACCESS_EXCLUSIVE).isHeld()) {
                  game.taken(1, 2);
                  game.releasing(1);
                  Game.check(game.strong.release(TABLE, ACCESS_EXCLUSIVE), "not released");
                }
              });
          game.checkEmpty();
        });
  }

  @Test
  void whoWaitsForTheOtherIsServed() {
    Lincheck.runConcurrentTest(
        INTERLEAVINGS,
        () -> {
          Game game = new Game();
          game.run(
              () -> {
                game.weak.acquire(TABLE, ACCESS_SHARE);
                game.taken(0, 1);
                game.releasing(0);
                game.weak.release(TABLE, ACCESS_SHARE);
              },
              () -> {
                game.strong.acquire(TABLE, ACCESS_EXCLUSIVE);
                game.taken(1, 2);
                game.releasing(1);
                game.strong.release(TABLE, ACCESS_EXCLUSIVE);
              });
          game.checkEmpty();
        });
  }

  @Test
  void whatIsTakenWhileOthersAreMovedIsNotLost() {
    Lincheck.runConcurrentTest(
        INTERLEAVINGS,
        () -> {
          Game game = new Game();
          game.weak.acquire(TABLE, ACCESS_SHARE);
          game.run(
              () -> {
                game.weak.acquire(TABLE, ROW_EXCLUSIVE);
                game.weak.release(TABLE, ACCESS_SHARE);
                game.weak.release(TABLE, ROW_EXCLUSIVE);
                game.weak.acquire(OTHER, ACCESS_SHARE);
              },
              () -> {
                game.strong.tryAcquire(TABLE, ACCESS_EXCLUSIVE);
                game.strong.endTransaction(true);
              });
          Game.check(!game.strong.tryAcquire(OTHER, ACCESS_EXCLUSIVE).isHeld(), "lost");
          Game.check(game.strong.tryAcquire(TABLE, ACCESS_EXCLUSIVE).isHeld(), "kept");
          game.checkEmpty();
        });
  }

  @Test
  void theEndOfATransactionIsSeen() {
    Lincheck.runConcurrentTest(
        INTERLEAVINGS,
        () -> {
          Game game = new Game();
          game.weak.beginTransaction();
          VirtualXid vxid = game.weak.virtualXid();
          game.run(
              () -> {
                game.weak.endTransaction(true);
                game.weak.beginTransaction();
                game.weak.endTransaction(true);
              },
              () -> new TransactionWaits(game.strong).awaitTransaction(vxid, true));
          game.checkEmpty();
        });
  }
}
