package org.gajah.wal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The rules by which records are inserted side by side and flushed together, under a model
/// checker.
class WalModelTest {
  private static final int GAMES = 60;

  private static ProcTable procs() {
    return new ProcTable(4, Threads.platform(), Clock.system(), (proc, cause) -> {});
  }

  /// The model checker and AssertJ do not get along.
  private static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError();
    }
  }

  /// The model checker knows threads that are made in this way only.
  private static Thread start(Runnable body) {
    Thread thread = new Thread(body);
    thread.start();
    return thread;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// A log of three places, which are filled as a [WalInserter] fills its pages.
  private static final class SmallLog {
    final ProcTable procs = procs();
    final InsertionsInProgress insertions = new InsertionsInProgress(4);
    final AtomicLong end = new AtomicLong(1);
    final int[] places = new int[5];

    void insert(Proc proc) {
      long now;
      do {
        now = end.get();
        insertions.set(proc, now);
      } while (!end.compareAndSet(now, now + 1));
      places[(int) now] = 1;
      insertions.done(proc);
    }

    void flush(Proc proc) {
      long upto = end.get();
      long complete = insertions.await(upto, end.get(), proc);
      check(complete >= upto);
      for (int place = 1; place < complete; place++) {
        check(places[place] == 1);
      }
    }
  }

  @Test
  void whatIsCompleteHasBeenInserted() {
    Lincheck.runConcurrentTest(
        GAMES,
        () -> {
          SmallLog log = new SmallLog();
          Proc one = log.procs.enter();
          Proc two = log.procs.enter();
          Proc three = log.procs.enter();
          Thread first = start(() -> log.insert(one));
          Thread second = start(() -> log.insert(two));
          log.flush(three);
          join(first);
          join(second);
          log.flush(three);
        });
  }

  @Test
  void oneWriterAtATimeAndNobodyIsForgotten() {
    Lincheck.runConcurrentTest(
        GAMES,
        () -> {
          ProcTable procs = procs();
          WriteGate gate = new WriteGate();
          AtomicInteger inside = new AtomicInteger();
          AtomicLong flushed = new AtomicLong();
          Thread first = start(() -> flush(gate, 1, flushed, inside, procs.enter()));
          Thread second = start(() -> flush(gate, 2, flushed, inside, procs.enter()));
          flush(gate, 3, flushed, inside, procs.enter());
          join(first);
          join(second);
          check(flushed.get() == 3);
        });
  }

  /// Who inserts may have to wait for room, and so for the gate, while those who flush wait for
  /// him.
  @Test
  @Tag("long")
  void whoNeedsRoomIsNotLeftBehindByThoseWhoWaitForHim() {
    Lincheck.runConcurrentTest(
        300 * GAMES,
        () -> {
          ProcTable procs = procs();
          WriteGate gate = new WriteGate();
          InsertionsInProgress insertions = new InsertionsInProgress(4);
          AtomicLong flushed = new AtomicLong();
          Proc inserter = procs.enter();
          Thread first = start(() -> flush(gate, insertions, 1, flushed, procs.enter()));
          Thread second = start(() -> flush(gate, insertions, 2, flushed, procs.enter()));
          insertions.set(inserter, 1);
          gate.enter(inserter);
          gate.leave(flushed.get());
          insertions.done(inserter);
          join(first);
          join(second);
          check(flushed.get() == 2);
        });
  }

  private static void flush(
      WriteGate gate, InsertionsInProgress insertions, long upto, AtomicLong flushed, Proc proc) {
    while (flushed.get() < upto) {
      insertions.await(upto, 2, proc);
      if (gate.enterOrWait(upto, proc)) {
        flushed.set(Math.max(flushed.get(), upto));
        gate.leave(flushed.get());
      }
    }
  }

  private static void flush(
      WriteGate gate, long upto, AtomicLong flushed, AtomicInteger inside, Proc proc) {
    while (flushed.get() < upto) {
      if (gate.enterOrWait(upto, proc)) {
        check(inside.incrementAndGet() == 1);
        flushed.set(Math.max(flushed.get(), upto));
        inside.decrementAndGet();
        gate.leave(flushed.get());
      }
    }
  }
}
