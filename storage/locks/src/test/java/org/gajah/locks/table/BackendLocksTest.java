package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gajah.locks.table.LockMode.ACCESS_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ACCESS_SHARE;
import static org.gajah.locks.table.LockMode.EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ROW_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.SHARE;
import static org.gajah.locks.table.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static org.gajah.locks.table.LockResult.ACQUIRED;
import static org.gajah.locks.table.LockResult.ALREADY_CLEAR;
import static org.gajah.locks.table.LockResult.ALREADY_HELD;
import static org.gajah.locks.table.LockResult.NOT_AVAILABLE;

import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.locks.table.Stage.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whose a lock is, how often, and until when.
class BackendLocksTest {
  private final Stage stage = new Stage(100);
  private final Actor one = stage.actor();
  private final Actor two = stage.actor();
  private final LockTag table = Stage.relation(16384);
  private final LockTag advisory = LockTag.advisory(Stage.DATABASE, 7);

  @AfterEach
  void nothingIsLeft() {
    stage.close();
  }

  @Test
  void modesThatConflictExcludeEachOther() {
    for (LockMode mine : LockMode.values()) {
      for (LockMode theirs : LockMode.values()) {
        for (LockTag tag : new LockTag[] {table, advisory, LockTag.relation(0, 1262)}) {
          one.lock(tag, mine);
          assertThat(two.tryLock(tag, theirs) == ACQUIRED)
              .as("%s beside %s on %s", theirs, mine, tag)
              .isEqualTo(!mine.conflictsWith(theirs));
          one.commit();
          two.commit();
        }
      }
    }
  }

  @Test
  void aLockIsHeldUntilItsLastRelease() {
    assertThat(one.lock(table, EXCLUSIVE)).isEqualTo(ACQUIRED);
    assertThat(one.lock(table, EXCLUSIVE)).isEqualTo(ALREADY_HELD);
    assertThat(one.lock(table, ACCESS_SHARE)).isEqualTo(ACQUIRED);
    assertThat(one.unlock(table, EXCLUSIVE)).isTrue();
    assertThat(two.tryLock(table, EXCLUSIVE)).isEqualTo(NOT_AVAILABLE);
    assertThat(one.unlock(table, EXCLUSIVE)).isTrue();
    assertThat(two.tryLock(table, EXCLUSIVE)).isEqualTo(ACQUIRED);
    assertThat(one.session.reports).isEmpty();
  }

  @Test
  void releasingWhatIsNotHeldWarns() {
    assertThat(one.unlock(table, EXCLUSIVE)).isFalse();
    one.lock(table, SHARE);
    assertThat(one.unlock(table, EXCLUSIVE)).isFalse();
    one.run(() -> {
      assertThat(one.locks.release(table, SHARE, true)).isFalse();
      assertThat(one.locks.hasWaiters(table, EXCLUSIVE)).isFalse();
    });
    assertThat(one.session.messages())
        .containsExactly(
            "you don't own a lock of type ExclusiveLock",
            "you don't own a lock of type ExclusiveLock",
            "you don't own a lock of type ShareLock",
            "you don't own a lock of type ExclusiveLock");
    assertThat(one.session.reports).allMatch(it -> it.sqlState() == SqlState.WARNING);
  }

  @Test
  void anOuterLevelsLockIsNotReleasedByAnInnerOne() {
    one.run(() -> {
      one.locks.acquire(table, SHARE);
      one.locks.beginSubtransaction();
      assertThat(one.locks.release(table, SHARE)).isFalse();
      int before = one.locks.switchLevel(1);
      assertThat(one.locks.release(table, SHARE)).isTrue();
      one.locks.switchLevel(before);
      assertThat(one.locks.level()).isEqualTo(2);
    });
    assertThat(one.session.messages()).hasSize(1);
  }

  @Test
  void anAbortedSubtransactionReleasesWhatItTook() {
    LockTag inner = Stage.relation(16385);
    one.run(() -> {
      one.locks.acquire(table, SHARE);
      one.locks.beginSubtransaction();
      one.locks.acquire(table, SHARE);
      one.locks.acquire(table, ROW_EXCLUSIVE);
      one.locks.acquire(inner, EXCLUSIVE);
      one.locks.beginSubtransaction();
      one.locks.acquire(inner, ACCESS_EXCLUSIVE);
      one.locks.acquire(inner, EXCLUSIVE);
      one.locks.commitSubtransaction();
      assertThat(one.locks.holds(inner, ACCESS_EXCLUSIVE)).isTrue();
      one.locks.abortSubtransaction();
      assertThat(one.locks.holds(inner, ACCESS_EXCLUSIVE)).isFalse();
      assertThat(one.locks.holds(inner, EXCLUSIVE)).isFalse();
      assertThat(one.locks.holds(table, ROW_EXCLUSIVE)).isFalse();
      assertThat(one.locks.holds(table, SHARE)).isTrue();
      assertThat(one.locks.transactionLocks()).isEqualTo(1);
      assertThat(one.locks.release(table, SHARE)).isTrue();
      assertThat(one.locks.release(table, SHARE)).isFalse();
    });
    assertThat(two.tryLock(inner, ACCESS_EXCLUSIVE)).isEqualTo(ACQUIRED);
  }

  @Test
  void aCommittedSubtransactionGivesItsLocksToTheOneAround() {
    one.run(() -> {
      one.locks.acquire(table, SHARE);
      one.locks.beginSubtransaction();
      one.locks.acquire(table, SHARE);
      one.locks.acquire(advisory, SHARE);
      one.locks.commitSubtransaction();
      assertThat(one.locks.release(table, SHARE)).isTrue();
      assertThat(one.locks.release(table, SHARE)).isTrue();
      assertThat(one.locks.holds(table, SHARE)).isFalse();
      assertThat(one.locks.holds(advisory, SHARE)).isTrue();
      one.locks.endTransaction(true);
      assertThat(one.locks.transactionLocks()).isZero();
    });
  }

  @Test
  void aSessionsLocksOutliveTheTransaction() {
    one.run(() -> {
      one.locks.acquire(advisory, EXCLUSIVE, true, false);
      one.locks.acquire(advisory, EXCLUSIVE, false, false);
      one.locks.acquire(table, SHARE, true, false);
      one.locks.beginSubtransaction();
      one.locks.acquire(advisory, SHARE, true, false);
      one.locks.abortSubtransaction();
      one.locks.endTransaction(true);
      assertThat(one.locks.sessionLocks()).isEqualTo(3);
      assertThat(one.locks.transactionLocks()).isZero();
    });
    assertThat(two.tryLock(advisory, SHARE)).isEqualTo(NOT_AVAILABLE);
    assertThat(two.tryLock(table, EXCLUSIVE)).isEqualTo(NOT_AVAILABLE);
    // An abort takes the server's own locks from the session, but not the user's.
    one.rollback();
    assertThat(two.tryLock(advisory, SHARE)).isEqualTo(NOT_AVAILABLE);
    assertThat(two.tryLock(table, EXCLUSIVE)).isEqualTo(ACQUIRED);
    one.run(() -> one.locks.releaseSession(LockMethod.USER));
    assertThat(two.tryLock(advisory, EXCLUSIVE)).isEqualTo(ACQUIRED);
  }

  @Test
  void releasingAllOfAMethodSparesTheOther() {
    one.run(() -> {
      one.locks.acquire(advisory, EXCLUSIVE, true, false);
      one.locks.acquire(advisory, EXCLUSIVE);
      one.locks.acquire(table, SHARE);
      one.locks.releaseAll(LockMethod.USER);
      assertThat(one.locks.holds(advisory, EXCLUSIVE)).isFalse();
      assertThat(one.locks.holds(table, SHARE)).isTrue();
    });
  }

  @Test
  void whoHoldsMoreHoldsAtLeast() {
    one.run(() -> {
      one.locks.acquire(table, SHARE_UPDATE_EXCLUSIVE);
      assertThat(one.locks.holds(table, ROW_EXCLUSIVE)).isFalse();
      assertThat(one.locks.holdsAtLeast(table, ROW_EXCLUSIVE)).isTrue();
      assertThat(one.locks.holdsAtLeast(table, SHARE)).isFalse();
    });
  }

  @Test
  void whatIsMarkedClearSaysSo() {
    one.run(() -> {
      one.locks.acquire(table, ACCESS_SHARE);
      assertThat(one.locks.acquire(table, ACCESS_SHARE)).isEqualTo(ALREADY_HELD);
      one.locks.markClear(table, ACCESS_SHARE);
      assertThat(one.locks.acquire(table, ACCESS_SHARE)).isEqualTo(ALREADY_CLEAR);
      one.locks.endTransaction(true);
      assertThat(one.locks.acquire(table, ACCESS_SHARE)).isEqualTo(ACQUIRED);
      assertThat(one.locks.acquire(table, ACCESS_SHARE)).isEqualTo(ALREADY_HELD);
    });
  }

  @Test
  void aFullTableIsAnErrorAndGetsRoomAgain() {
    one.run(() -> {
      for (int i = 0; i < 100; i++) {
        one.locks.acquire(LockTag.advisory(Stage.DATABASE, i), SHARE);
      }
    });
    PgException error = two.startLock(LockTag.advisory(Stage.DATABASE, 100), SHARE).error();
    assertThat(error.sqlState()).isEqualTo(SqlState.OUT_OF_MEMORY);
    assertThat(error).hasMessage("out of shared memory");
    assertThat(error.field(ErrorField.HINT))
        .isEqualTo("You might need to increase \"max_locks_per_transaction\".");
    // Weak locks on relations need no room, until somebody wants a strong one.
    assertThat(two.lock(table, ACCESS_SHARE)).isEqualTo(ACQUIRED);
    assertThat(one.startLock(table, EXCLUSIVE).error().sqlState())
        .isEqualTo(SqlState.OUT_OF_MEMORY);
    assertThat(two.unlock(table, ACCESS_SHARE)).isTrue();
    one.commit();
    assertThat(two.lock(LockTag.advisory(Stage.DATABASE, 100), SHARE)).isEqualTo(ACQUIRED);
    stage.table.enterAll(stage.observer);
    assertThat(stage.table.roomLeft()).isEqualTo(99);
    stage.table.leaveAll(stage.observer);
  }

  @Test
  void recoveryForbidsStrongLocksToSessions() {
    stage.table.inRecovery(true);
    PgException error = one.startLock(table, SHARE_UPDATE_EXCLUSIVE).error();
    assertThat(error.sqlState()).isEqualTo(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE);
    assertThat(error)
        .hasMessage(
            "cannot acquire lock mode ShareUpdateExclusiveLock on database objects while recovery"
                + " is in progress");
    assertThat(error.field(ErrorField.HINT))
        .isEqualTo(
            "Only RowExclusiveLock or less can be acquired on database objects during recovery.");
    assertThat(one.lock(table, ROW_EXCLUSIVE)).isEqualTo(ACQUIRED);
    assertThat(one.lock(advisory, EXCLUSIVE)).isEqualTo(ACQUIRED);
    one.commit();
    two.session.appliesWal = true;
    assertThat(two.lock(table, ACCESS_EXCLUSIVE)).isEqualTo(ACQUIRED);
    assertThat(two.session.accessExclusive).isEmpty();
  }

  @Test
  void standbysHearOfAccessExclusiveLocks() {
    one.lock(table, EXCLUSIVE);
    one.lock(advisory, ACCESS_EXCLUSIVE);
    assertThat(one.session.accessExclusive).isEmpty();
    one.lock(table, ACCESS_EXCLUSIVE);
    one.lock(table, ACCESS_EXCLUSIVE);
    assertThat(one.session.accessExclusive)
        .containsExactly(
            "before relation 16384 of database 5", "after relation 16384 of database 5");
  }

  @Test
  void aProcessThatLeavesHoldsNothing() {
    one.begin();
    one.lock(table, EXCLUSIVE);
    one.run(() -> one.locks.acquire(advisory, EXCLUSIVE, true, false));
    one.leave();
    assertThat(two.tryLock(table, EXCLUSIVE)).isEqualTo(ACQUIRED);
    assertThat(two.tryLock(advisory, EXCLUSIVE)).isEqualTo(ACQUIRED);
  }

  @Test
  void manyLocksAreHeldAndReleased() {
    one.run(() -> {
      one.locks.endTransaction(true);
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
          one.locks.acquire(LockTag.object(Stage.DATABASE, 1247, i, 0), SHARE);
          one.locks.acquire(LockTag.object(Stage.DATABASE, 1247, i, 0), EXCLUSIVE);
        }
        assertThat(one.locks.transactionLocks()).isEqualTo(200);
        one.locks.endTransaction(round % 2 == 0);
      }
    });
    Invariants.checkEmpty(stage.table, stage.observer);
  }
}
