package org.gajah.locks.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.locks.Interrupts;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.jspecify.annotations.Nullable;

/// A lock table and actors that use it, each a process with a thread of its own, which a test tells
/// what to do step by step. [#close] checks that nothing is left behind.
final class Stage implements AutoCloseable {
  static final int DATABASE = 5;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  final ProcTable procs =
      new ProcTable(
          32,
          Threads.platform(),
          Clock.system(),
          (proc, cause) -> {
            throw new AssertionError(cause);
          });
  final LockTable table;

  /// A process for questions of the test itself.
  final Proc observer = procs.enter();

  private final List<Actor> actors = new ArrayList<>();

  Stage() {
    this(1000);
  }

  Stage(int maxLocks) {
    table = new LockTable(procs, maxLocks);
  }

  Actor actor() {
    Actor actor = new Actor();
    actors.add(actor);
    return actor;
  }

  static LockTag relation(int oid) {
    return LockTag.relation(DATABASE, oid);
  }

  @Override
  public void close() {
    actors.forEach(Actor::leave);
    Invariants.check(table, observer);
    Invariants.checkEmpty(table, observer);
  }

  static void await(BooleanSupplier condition, Supplier<String> otherwise) {
    long start = Clock.system().nanos();
    while (!condition.getAsBoolean()) {
      if (Clock.system().nanos() - start > PATIENCE_NANOS) {
        throw new AssertionError(otherwise.get());
      }
      Thread.onSpinWait();
    }
  }

  /// One step of an actor.
  final class Step<T> {
    private final Actor actor;
    private volatile boolean done;
    private volatile @Nullable T result;
    private volatile @Nullable Throwable failure;

    Step(Actor actor) {
      this.actor = actor;
    }

    /// Waits until the actor waits for a lock in this step.
    Step<T> awaitBlocked() {
      await(() -> done || actor.isBlocked(), () -> "neither waiting nor done");
      if (done) {
        throw new AssertionError("done, not blocked: " + result, failure);
      }
      return this;
    }

    boolean isDone() {
      return done;
    }

    /// Waits for the end of the step.
    @Nullable T result() {
      await(() -> done, () -> "a step does not end:\n" + table.status(observer));
      switch (failure) {
        case null -> {}
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        case Throwable other -> throw new AssertionError(other);
      }
      return result;
    }

    /// Waits for the end of the step, which has a result.
    T value() {
      return Objects.requireNonNull(result());
    }

    PgException error() {
      try {
        throw new AssertionError("no error but " + result());
      } catch (PgException e) {
        return e;
      }
    }
  }

  /// A process. Its steps run one after the other in its thread.
  final class Actor {
    final Proc proc = procs.enter();
    final TestSession session = new TestSession();
    final BackendLocks locks = table.enter(proc, session);
    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
    private final Threads.Strand strand;
    private volatile boolean left;

    Actor() {
      locks.database(DATABASE);
      proc.interrupts().handler(Actor::serve);
      strand = Threads.platform().start("actor " + proc.pid(), this::play);
    }

    private static void serve(Interrupts interrupts) {
      if (interrupts.take(Interrupts.LOCK_TIMEOUT) != 0) {
        throw new PgException(
            SqlState.LOCK_NOT_AVAILABLE, "canceling statement due to lock timeout");
      }
      if (interrupts.take(Interrupts.QUERY_CANCEL) != 0) {
        throw new PgException(SqlState.QUERY_CANCELED, "canceling statement due to user request");
      }
    }

    private void play() {
      while (!left) {
        try {
          steps.take().run();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }

    int pid() {
      return proc.pid();
    }

    boolean isBlocked() {
      return locks.holder().isWaiting() && proc.waitEvent() != null;
    }

    <T> Step<T> start(Supplier<@Nullable T> work) {
      Step<T> step = new Step<>(this);
      steps.add(() -> {
        try {
          step.result = work.get();
        } catch (Throwable e) {
          step.failure = e;
        } finally {
          step.done = true;
        }
      });
      return step;
    }

    Step<Object> startRun(Runnable work) {
      return start(() -> {
        work.run();
        return null;
      });
    }

    <T> @Nullable T call(Supplier<@Nullable T> work) {
      return start(work).result();
    }

    void run(Runnable work) {
      startRun(work).result();
    }

    @Nullable LockResult lock(LockTag tag, LockMode mode) {
      return call(() -> locks.acquire(tag, mode));
    }

    Step<LockResult> startLock(LockTag tag, LockMode mode) {
      return start(() -> locks.acquire(tag, mode));
    }

    @Nullable LockResult tryLock(LockTag tag, LockMode mode) {
      return call(() -> locks.tryAcquire(tag, mode));
    }

    boolean unlock(LockTag tag, LockMode mode) {
      return Boolean.TRUE.equals(call(() -> locks.release(tag, mode)));
    }

    void begin() {
      run(locks::beginTransaction);
    }

    void commit() {
      run(() -> locks.endTransaction(true));
    }

    void rollback() {
      run(() -> locks.endTransaction(false));
    }

    void leave() {
      if (!left) {
        run(() -> {
          locks.close();
          left = true;
        });
        strand.join(0);
        procs.leave(proc);
      }
    }
  }
}
