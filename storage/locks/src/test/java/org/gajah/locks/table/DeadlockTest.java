package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gajah.locks.table.LockMode.ACCESS_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ACCESS_SHARE;
import static org.gajah.locks.table.LockMode.EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ROW_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.SHARE;
import static org.gajah.locks.table.LockMode.SHARE_ROW_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static org.gajah.locks.table.LockResult.ACQUIRED;

import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.locks.table.Stage.Actor;
import org.gajah.locks.table.Stage.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Circles of waits, and how they end.
class DeadlockTest {
  private final Stage stage = new Stage();
  private final Actor one = stage.actor();
  private final Actor two = stage.actor();
  private final Actor three = stage.actor();
  private final LockTag a = Stage.relation(16384);
  private final LockTag b = Stage.relation(16385);
  private final LockTag c = LockTag.transaction(1234);

  @AfterEach
  void nothingIsLeft() {
    stage.close();
  }

  @Test
  void twoThatWaitForEachOther() {
    one.lock(a, ACCESS_SHARE);
    two.lock(b, EXCLUSIVE);
    Step<LockResult> waiter = one.startLock(b, SHARE).awaitBlocked();
    two.session.deadlockTimeoutMillis = 1;
    two.session.logsLockWaits = true;
    PgException error = two.startLock(a, ACCESS_EXCLUSIVE).error();
    assertThat(error.sqlState()).isEqualTo(SqlState.T_R_DEADLOCK_DETECTED);
    assertThat(error.severity()).isEqualTo(Severity.ERROR);
    assertThat(error).hasMessage("deadlock detected");
    String detail =
        String.format(
            "Process %d waits for AccessExclusiveLock on relation 16384 of database 5; blocked by"
                + " process %d.\n"
                + "Process %d waits for ShareLock on relation 16385 of database 5; blocked by"
                + " process %d.",
            two.pid(), one.pid(), one.pid(), two.pid());
    assertThat(error.field(ErrorField.DETAIL)).isEqualTo(detail);
    assertThat(error.field(ErrorField.HINT)).isEqualTo("See server log for query details.");
    assertThat(error.logDetail())
        .isEqualTo(
            detail
                + String.format(
                    "\nProcess %d: statement of %d\nProcess %d: statement of %d",
                    two.pid(), two.pid(), one.pid(), one.pid()));
    assertThat(two.session.deadlocks).hasValue(1);
    assertThat(two.session.messages()).hasSize(1);
    assertThat(two.session.messages().getFirst())
        .matches(
            "process "
                + two.pid()
                + " detected deadlock while waiting for AccessExclusiveLock on relation 16384 of"
                + " database 5 after \\d+\\.\\d{3} ms");
    assertThat(waiter.isDone()).isFalse();
    two.rollback();
    assertThat(waiter.result()).isEqualTo(ACQUIRED);
    // The request left nothing: weak locks take the short way again.
    one.commit();
    assertThat(stage.table.strong.total()).isZero();
  }

  @Test
  void threeInACircle() {
    one.lock(a, EXCLUSIVE);
    two.lock(b, EXCLUSIVE);
    three.lock(c, EXCLUSIVE);
    Step<LockResult> first = one.startLock(b, SHARE).awaitBlocked();
    Step<LockResult> second = two.startLock(c, SHARE).awaitBlocked();
    three.session.deadlockTimeoutMillis = 0;
    PgException error = three.startLock(a, ROW_EXCLUSIVE).error();
    assertThat(error.field(ErrorField.DETAIL))
        .isEqualTo(
            String.format(
                "Process %d waits for RowExclusiveLock on relation 16384 of database 5; blocked by"
                    + " process %d.\n"
                    + "Process %d waits for ShareLock on relation 16385 of database 5; blocked by"
                    + " process %d.\n"
                    + "Process %d waits for ShareLock on transaction 1234; blocked by process %d.",
                three.pid(), one.pid(), one.pid(), two.pid(), two.pid(), three.pid()));
    three.rollback();
    second.result();
    two.commit();
    first.result();
  }

  @Test
  void whoeverClosesACircleInOneQueueKnowsAtOnce() {
    one.lock(a, ROW_EXCLUSIVE);
    two.lock(a, ROW_EXCLUSIVE);
    Step<LockResult> waiter = two.startLock(a, SHARE_ROW_EXCLUSIVE).awaitBlocked();
    // The timeout is a minute; this comes before.
    PgException error = one.startLock(a, SHARE_ROW_EXCLUSIVE).error();
    assertThat(error.field(ErrorField.DETAIL))
        .isEqualTo(
            String.format(
                "Process %d waits for ShareRowExclusiveLock on relation 16384 of database 5;"
                    + " blocked by process %d.\n"
                    + "Process %d waits for ShareRowExclusiveLock on relation 16384 of database 5;"
                    + " blocked by process %d.",
                one.pid(), two.pid(), two.pid(), one.pid()));
    one.rollback();
    waiter.result();
  }

  @Test
  void aCircleThroughAQueueIsSolvedByAnotherOrder() {
    // three stands behind two in the queue of a, two waits for one there, and one for three.
    three.lock(b, EXCLUSIVE);
    one.lock(a, ROW_EXCLUSIVE);
    Step<LockResult> two1 = two.startLock(a, ACCESS_EXCLUSIVE).awaitBlocked();
    Step<LockResult> three1 = three.startLock(a, ACCESS_SHARE).awaitBlocked();
    one.session.deadlockTimeoutMillis = 1;
    one.session.logsLockWaits = true;
    Step<LockResult> one1 = one.startLock(b, SHARE);
    assertThat(three1.result()).isEqualTo(ACQUIRED);
    assertThat(two1.isDone()).isFalse();
    // What it says of its wait it says after the rearrangement: it must not be served before.
    Stage.await(() -> one.session.reports.size() > 1, () -> "too little logged");
    three.commit();
    assertThat(one1.result()).isEqualTo(ACQUIRED);
    assertThat(one.session.messages().getFirst())
        .matches(
            "process "
                + one.pid()
                + " avoided deadlock for ShareLock on relation 16385 of database 5 by rearranging"
                + " queue order after \\d+\\.\\d{3} ms");
    assertThat(one.session.messages().get(1)).contains("still waiting for ShareLock");
    assertThat(one.session.deadlocks).hasValue(0);
    one.commit();
    two1.result();
  }

  @Test
  void theOneWhoChecksMayBeServedByTheNewOrder() {
    one.lock(a, ROW_EXCLUSIVE);
    three.lock(b, EXCLUSIVE);
    Step<LockResult> two1 = two.startLock(a, ACCESS_EXCLUSIVE).awaitBlocked();
    Step<LockResult> one1 = one.startLock(b, SHARE).awaitBlocked();
    three.session.deadlockTimeoutMillis = 1;
    assertThat(three.lock(a, ACCESS_SHARE)).isEqualTo(ACQUIRED);
    three.commit();
    one1.result();
    one.commit();
    two1.result();
  }

  @Test
  void aPreparedTransactionInACircleIsNoDeadlock() {
    // It waits for nobody, so there is no circle however long it takes.
    one.begin();
    one.lock(a, EXCLUSIVE);
    PreparedLocks prepared = stage.table.prepared(1234, one.locks.virtualXid());
    one.run(() -> {
      assertThat(one.locks.prepare()).containsExactly(new TwoPhaseLock(a, EXCLUSIVE));
      one.locks.transferTo(prepared);
    });
    one.commit();
    two.lock(b, EXCLUSIVE);
    two.session.deadlockTimeoutMillis = 0;
    two.session.logsLockWaits = true;
    Step<LockResult> waiter = two.startLock(a, SHARE);
    Stage.await(() -> !two.session.reports.isEmpty(), () -> "nothing logged");
    assertThat(two.session.reports.getFirst().logDetail())
        .isEqualTo("Process holding the lock: 0. Wait queue: " + two.pid() + ".");
    assertThat(stage.table.blockingPids(stage.observer, two.pid())).containsExactly(0);
    assertThat(prepared.release(stage.observer, new TwoPhaseLock(a, EXCLUSIVE))).isTrue();
    prepared.close();
    waiter.result();
  }

  @Test
  void anAutovacuumWorkerInTheWayIsCancelled() {
    one.locks.yieldsToWaiters(true);
    one.lock(a, SHARE_UPDATE_EXCLUSIVE);
    Step<LockResult> busy =
        one.start(() -> {
          Stage.await(() -> one.proc.interrupts().isPending(1), () -> "not cancelled");
          one.proc.checkInterrupts();
          return null;
        });
    two.session.deadlockTimeoutMillis = 1;
    Step<LockResult> waiter = two.startLock(a, ACCESS_EXCLUSIVE);
    assertThat(busy.error().sqlState()).isEqualTo(SqlState.QUERY_CANCELED);
    one.rollback();
    waiter.result();
    assertThat(two.session.messages())
        .containsExactly("sending cancel to blocking autovacuum PID " + one.pid());
    assertThat(two.session.reports.getFirst().logDetail())
        .isEqualTo(
            "Process "
                + two.pid()
                + " waits for AccessExclusiveLock on relation 16384 of database 5.");
  }

  @Test
  void waitsToExtendARelationAreNeverDeadlocks() {
    LockTag extension = LockTag.extension(Stage.DATABASE, 16384);
    one.lock(extension, EXCLUSIVE);
    two.session.deadlockTimeoutMillis = 0;
    two.session.logsLockWaits = true;
    Step<LockResult> waiter = two.startLock(extension, EXCLUSIVE);
    Stage.await(() -> !two.session.reports.isEmpty(), () -> "nothing logged");
    assertThat(two.session.messages().getFirst()).contains("still waiting");
    one.commit();
    waiter.result();
  }
}
