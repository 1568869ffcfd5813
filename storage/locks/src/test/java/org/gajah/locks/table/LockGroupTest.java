package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gajah.locks.table.LockMode.ACCESS_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ACCESS_SHARE;
import static org.gajah.locks.table.LockMode.EXCLUSIVE;
import static org.gajah.locks.table.LockMode.SHARE;
import static org.gajah.locks.table.LockResult.ACQUIRED;
import static org.gajah.locks.table.LockResult.NOT_AVAILABLE;

import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.locks.table.Stage.Actor;
import org.gajah.locks.table.Stage.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Groups of parallel workers.
class LockGroupTest {
  private final Stage stage = new Stage();
  private final Actor leader = stage.actor();
  private final Actor worker = stage.actor();
  private final Actor stranger = stage.actor();
  private final LockTag table = Stage.relation(16384);
  private final LockTag other = Stage.relation(16385);

  @BeforeEach
  void formGroup() {
    leader.run(leader.locks::leadGroup);
    worker.run(() -> worker.locks.joinGroup(leader.locks));
  }

  @AfterEach
  void nothingIsLeft() {
    worker.commit();
    worker.run(worker.locks::leaveGroup);
    stage.close();
  }

  @Test
  void membersDoNotExcludeEachOther() {
    leader.lock(table, ACCESS_EXCLUSIVE);
    assertThat(worker.tryLock(table, ACCESS_SHARE)).isEqualTo(ACQUIRED);
    assertThat(worker.tryLock(table, EXCLUSIVE)).isEqualTo(ACQUIRED);
    assertThat(stranger.tryLock(table, ACCESS_SHARE)).isEqualTo(NOT_AVAILABLE);
    leader.commit();
    assertThat(stranger.tryLock(table, EXCLUSIVE)).isEqualTo(NOT_AVAILABLE);
    assertThat(leader.tryLock(table, ACCESS_EXCLUSIVE)).isEqualTo(ACQUIRED);
  }

  @Test
  void exceptWhenTheyExtendARelation() {
    LockTag extension = LockTag.extension(Stage.DATABASE, 16384);
    leader.lock(extension, EXCLUSIVE);
    assertThat(worker.tryLock(extension, EXCLUSIVE)).isEqualTo(NOT_AVAILABLE);
  }

  @Test
  void aMemberGoesAheadOfWhoeverWaitsForItsGroup() {
    leader.lock(table, ACCESS_SHARE);
    Step<LockResult> waiter = stranger.startLock(table, ACCESS_EXCLUSIVE).awaitBlocked();
    assertThat(worker.tryLock(table, ACCESS_SHARE)).isEqualTo(ACQUIRED);
    assertThat(stage.table.blockingPids(stage.observer, stranger.pid()))
        .containsExactly(leader.pid(), leader.pid());
    leader.commit();
    assertThat(waiter.isDone()).isFalse();
    worker.commit();
    waiter.result();
  }

  @Test
  void aCircleMayPassThroughAnyMember() {
    leader.lock(table, EXCLUSIVE);
    stranger.lock(other, EXCLUSIVE);
    Step<LockResult> waiter = worker.startLock(other, SHARE).awaitBlocked();
    stranger.session.deadlockTimeoutMillis = 0;
    PgException error = stranger.startLock(table, SHARE).error();
    assertThat(error.field(ErrorField.DETAIL))
        .isEqualTo(
            String.format(
                "Process %d waits for ShareLock on relation 16384 of database 5; blocked by"
                    + " process %d.\n"
                    + "Process %d waits for ShareLock on relation 16385 of database 5; blocked by"
                    + " process %d.",
                stranger.pid(), worker.pid(), worker.pid(), stranger.pid()));
    stranger.rollback();
    waiter.result();
  }
}
