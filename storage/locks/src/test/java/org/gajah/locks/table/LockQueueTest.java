package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gajah.locks.table.LockMode.ACCESS_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ACCESS_SHARE;
import static org.gajah.locks.table.LockMode.EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ROW_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ROW_SHARE;
import static org.gajah.locks.table.LockMode.SHARE;
import static org.gajah.locks.table.LockMode.SHARE_ROW_EXCLUSIVE;
import static org.gajah.locks.table.LockResult.ACQUIRED;
import static org.gajah.locks.table.LockResult.NOT_AVAILABLE;

import org.gajah.activity.WaitEvent;
import org.gajah.base.error.SqlState;
import org.gajah.locks.Interrupts;
import org.gajah.locks.table.Stage.Actor;
import org.gajah.locks.table.Stage.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who waits, where in the queue, and how a wait ends.
class LockQueueTest {
  private final Stage stage = new Stage();
  private final Actor one = stage.actor();
  private final Actor two = stage.actor();
  private final Actor three = stage.actor();
  private final Actor four = stage.actor();
  private final LockTag table = Stage.relation(16384);

  @AfterEach
  void nothingIsLeft() {
    stage.close();
  }

  @Test
  void aReleaseServesWaitersInTheirOrder() {
    one.lock(table, EXCLUSIVE);
    Step<LockResult> first = two.startLock(table, EXCLUSIVE).awaitBlocked();
    Step<LockResult> second = three.startLock(table, EXCLUSIVE).awaitBlocked();
    assertThat(two.proc.waitEvent()).isEqualTo(WaitEvent.LOCK_RELATION);
    one.commit();
    assertThat(first.result()).isEqualTo(ACQUIRED);
    assertThat(second.isDone()).isFalse();
    Invariants.check(stage.table, stage.observer);
    two.commit();
    assertThat(second.result()).isEqualTo(ACQUIRED);
    assertThat(three.proc.waitEvent()).isNull();
  }

  @Test
  void aReleaseServesAllThatFitTogether() {
    one.lock(table, ACCESS_EXCLUSIVE);
    Step<LockResult> share = two.startLock(table, SHARE).awaitBlocked();
    Step<LockResult> alsoShare = three.startLock(table, SHARE).awaitBlocked();
    Step<LockResult> rowShare = four.startLock(table, ROW_SHARE).awaitBlocked();
    one.commit();
    assertThat(share.result()).isEqualTo(ACQUIRED);
    assertThat(alsoShare.result()).isEqualTo(ACQUIRED);
    assertThat(rowShare.result()).isEqualTo(ACQUIRED);
  }

  @Test
  void nobodyOvertakesAWaiterHeConflictsWith() {
    one.lock(table, ACCESS_SHARE);
    Step<LockResult> strong = two.startLock(table, ACCESS_EXCLUSIVE).awaitBlocked();
    assertThat(three.tryLock(table, ACCESS_SHARE)).isEqualTo(NOT_AVAILABLE);
    Step<LockResult> weak = three.startLock(table, ACCESS_SHARE).awaitBlocked();
    one.commit();
    strong.result();
    assertThat(weak.isDone()).isFalse();
    two.commit();
    weak.result();
  }

  @Test
  void whoeverConflictsWithNobodyIsServedPastTheQueue() {
    one.lock(table, ROW_EXCLUSIVE);
    Step<LockResult> waiter = two.startLock(table, SHARE).awaitBlocked();
    assertThat(three.tryLock(table, ACCESS_SHARE)).isEqualTo(ACQUIRED);
    one.commit();
    waiter.result();
  }

  @Test
  void whoHoldsWhatAWaiterWaitsForGoesAheadOfHim() {
    one.lock(table, ACCESS_SHARE);
    Step<LockResult> waiter = two.startLock(table, ACCESS_EXCLUSIVE).awaitBlocked();
    // Conflicts with the waiter, who cannot be served before, but with no holder: granted at once,
    // even to one who would not wait.
    assertThat(one.tryLock(table, ROW_SHARE)).isEqualTo(ACQUIRED);
    assertThat(one.lock(table, ROW_EXCLUSIVE)).isEqualTo(ACQUIRED);
    one.commit();
    waiter.result();
  }

  @Test
  void whoGoesAheadMayHaveToWaitForOthers() {
    one.lock(table, ROW_SHARE);
    two.lock(table, ROW_EXCLUSIVE);
    Step<LockResult> exclusive = three.startLock(table, EXCLUSIVE).awaitBlocked();
    Step<LockResult> ahead = one.startLock(table, SHARE).awaitBlocked();
    assertThat(stage.table.blockingPids(stage.observer, one.pid())).containsExactly(two.pid());
    assertThat(stage.table.blockingPids(stage.observer, three.pid()))
        .containsExactlyInAnyOrder(one.pid(), two.pid());
    two.commit();
    ahead.result();
    assertThat(exclusive.isDone()).isFalse();
    one.commit();
    exclusive.result();
  }

  @Test
  void thePlaceIsBehindWaitersThatDoNotWaitForMe() {
    // three waits for two only, four for one and two; one must stay behind three.
    one.lock(table, ROW_SHARE);
    two.lock(table, ROW_EXCLUSIVE);
    Step<LockResult> share = three.startLock(table, SHARE).awaitBlocked();
    Step<LockResult> exclusive = four.startLock(table, EXCLUSIVE).awaitBlocked();
    Step<LockResult> middle = one.startLock(table, ROW_EXCLUSIVE).awaitBlocked();
    two.commit();
    share.result();
    assertThat(middle.isDone()).isFalse();
    three.commit();
    middle.result();
    assertThat(exclusive.isDone()).isFalse();
    one.commit();
    exclusive.result();
  }

  @Test
  void notWaitingLeavesNoTrace() {
    one.lock(table, EXCLUSIVE);
    assertThat(two.tryLock(table, SHARE)).isEqualTo(NOT_AVAILABLE);
    assertThat(two.tryLock(table, ROW_SHARE)).isEqualTo(NOT_AVAILABLE);
    assertThat(two.tryLock(table, ROW_SHARE)).isEqualTo(NOT_AVAILABLE);
    assertThat(stage.table.status(stage.observer)).hasSize(1);
    assertThat(two.locks.transactionLocks()).isZero();
    // A deadlock that nobody would wait in is none.
    two.lock(Stage.relation(16385), SHARE);
    one.commit();
    one.lock(table, ROW_EXCLUSIVE);
    two.lock(table, ROW_EXCLUSIVE);
    Step<LockResult> waiter = two.startLock(table, SHARE_ROW_EXCLUSIVE).awaitBlocked();
    assertThat(one.tryLock(table, SHARE_ROW_EXCLUSIVE)).isEqualTo(NOT_AVAILABLE);
    one.commit();
    waiter.result();
  }

  @Test
  void aCancelEndsAWait() {
    one.lock(table, SHARE);
    Step<LockResult> cancelled = two.startLock(table, EXCLUSIVE).awaitBlocked();
    Step<LockResult> behind = three.startLock(table, SHARE).awaitBlocked();
    two.proc.interrupts().raise(Interrupts.QUERY_CANCEL);
    assertThat(cancelled.error()).hasMessage("canceling statement due to user request");
    // Whom it kept waiting is served.
    assertThat(behind.result()).isEqualTo(ACQUIRED);
    assertThat(two.call(() -> two.locks.holds(table, EXCLUSIVE))).isFalse();
    Invariants.check(stage.table, stage.observer);
    assertThat(stage.table.status(stage.observer)).hasSize(2);
  }

  @Test
  void aCancelThatCameBeforeTheWaitCounts() {
    one.lock(table, SHARE);
    two.run(() -> {
      two.proc.interrupts().raise(Interrupts.QUERY_CANCEL);
      two.proc.resetLatch();
    });
    assertThat(two.startLock(table, EXCLUSIVE).error().sqlState())
        .isEqualTo(SqlState.QUERY_CANCELED);
  }

  @Test
  void aWaitEndsAtTheLockTimeout() {
    one.lock(table, SHARE);
    two.session.lockTimeoutMillis = 20;
    assertThat(two.startLock(table, EXCLUSIVE).error().sqlState())
        .isEqualTo(SqlState.LOCK_NOT_AVAILABLE);
    two.session.lockTimeoutMillis = 60_000;
    Step<LockResult> waiter = two.startLock(table, EXCLUSIVE).awaitBlocked();
    one.commit();
    assertThat(waiter.result()).isEqualTo(ACQUIRED);
  }

  @Test
  void aTimeoutIsVoidOnceTheLockIsThere() {
    one.lock(table, SHARE);
    two.session.lockTimeoutMillis = 1;
    Step<LockResult> waiter =
        two.start(() -> {
          two.proc.interrupts().hold();
          LockResult result = two.locks.acquire(table, EXCLUSIVE);
          two.proc.interrupts().resume();
          two.proc.checkInterrupts();
          return result;
        });
    waiter.awaitBlocked();
    Stage.await(() -> two.proc.interrupts().isPending(Interrupts.LOCK_TIMEOUT), () -> "no timeout");
    one.commit();
    assertThat(waiter.result()).isEqualTo(ACQUIRED);
  }

  @Test
  void whatServesAnInterruptMayNotQueueForAnotherLock() {
    LockTag other = Stage.relation(16385);
    one.lock(table, SHARE);
    one.lock(other, SHARE);
    two.run(() ->
        two.proc
            .interrupts()
            .handler(interrupts -> {
              interrupts.take(Interrupts.CATCH_UP);
              two.locks.acquire(other, EXCLUSIVE);
            }));
    Step<LockResult> waiter = two.startLock(table, EXCLUSIVE).awaitBlocked();
    two.proc.interrupts().raise(Interrupts.CATCH_UP);
    assertThat(waiter.error()).hasMessage("queueing for lock while waiting on another one");
  }

  @Test
  void longWaitsAreLogged() {
    one.lock(table, SHARE);
    two.session.logsLockWaits = true;
    two.session.deadlockTimeoutMillis = 1;
    Step<LockResult> waiter = two.startLock(table, EXCLUSIVE);
    Stage.await(() -> !two.session.reports.isEmpty(), () -> "nothing logged");
    one.commit();
    waiter.result();
    String what = " ExclusiveLock on relation 16384 of database 5 after \\d+\\.\\d{3} ms";
    assertThat(two.session.messages()).hasSize(2);
    assertThat(two.session.messages().getFirst())
        .matches("process " + two.pid() + " still waiting for" + what);
    assertThat(two.session.reports.getFirst().logDetail())
        .isEqualTo("Process holding the lock: " + one.pid() + ". Wait queue: " + two.pid() + ".");
    assertThat(two.session.messages().getLast())
        .matches("process " + two.pid() + " acquired" + what);
    assertThat(two.session.reports.getLast().logDetail()).isNull();
  }

  @Test
  void waitersAndRequestsAreCounted() {
    LockTag extension = LockTag.extension(Stage.DATABASE, 16384);
    one.lock(extension, EXCLUSIVE);
    assertThat(one.call(() -> one.locks.hasWaiters(extension, EXCLUSIVE))).isFalse();
    Step<LockResult> waiter = two.startLock(extension, EXCLUSIVE).awaitBlocked();
    assertThat(one.call(() -> one.locks.hasWaiters(extension, EXCLUSIVE))).isTrue();
    assertThat(one.call(() -> one.locks.requests(extension))).isEqualTo(2);
    assertThat(one.call(() -> one.locks.requests(table))).isZero();
    one.commit();
    waiter.result();
  }
}
