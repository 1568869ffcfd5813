package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gajah.locks.table.LockMode.ACCESS_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ACCESS_SHARE;
import static org.gajah.locks.table.LockMode.EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ROW_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.SHARE;
import static org.gajah.locks.table.LockResult.ACQUIRED;
import static org.gajah.locks.table.LockResult.NOT_AVAILABLE;

import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.locks.table.Stage.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Locks of prepared transactions.
class PreparedLocksTest {
  private final Stage stage = new Stage();
  private final Actor one = stage.actor();
  private final Actor two = stage.actor();
  private final LockTag table = Stage.relation(16384);
  private final LockTag other = Stage.relation(16385);
  private final LockTag advisory = LockTag.advisory(Stage.DATABASE, 7);
  private final LockTag xid = LockTag.transaction(1234);

  @AfterEach
  void nothingIsLeft() {
    stage.close();
  }

  @Test
  void preparingGivesTheTransactionsLocksAway() {
    one.begin();
    VirtualXid vxid = one.locks.virtualXid();
    PreparedLocks prepared = stage.table.prepared(1234, vxid);
    one.run(() -> {
      one.locks.acquire(xid, EXCLUSIVE);
      one.locks.acquire(table, ACCESS_SHARE);
      one.locks.acquire(table, ROW_EXCLUSIVE);
      one.locks.acquire(table, ROW_EXCLUSIVE);
      one.locks.acquire(other, ACCESS_EXCLUSIVE);
      one.locks.acquire(advisory, SHARE, true, false);
      one.locks.acquire(LockTag.advisory(Stage.DATABASE, 8), EXCLUSIVE);
    });
    List<TwoPhaseLock> held = one.start(one.locks::prepare).value();
    assertThat(held)
        .containsExactlyInAnyOrder(
            new TwoPhaseLock(xid, EXCLUSIVE),
            new TwoPhaseLock(table, ACCESS_SHARE),
            new TwoPhaseLock(table, ROW_EXCLUSIVE),
            new TwoPhaseLock(other, ACCESS_EXCLUSIVE),
            new TwoPhaseLock(LockTag.advisory(Stage.DATABASE, 8), EXCLUSIVE));
    one.run(() -> one.locks.transferTo(prepared));
    one.commit();
    assertThat(one.locks.transactionLocks()).isZero();
    assertThat(one.locks.sessionLocks()).isEqualTo(1);
    Invariants.check(stage.table, stage.observer);
    assertThat(stage.table.status(stage.observer))
        .filteredOn(row -> row.pid() == 0)
        .hasSize(5)
        .allMatch(row -> row.granted() && !row.fastPath() && row.vxid().equals(vxid));
    assertThat(one.tryLock(table, SHARE)).isEqualTo(NOT_AVAILABLE);
    assertThat(two.tryLock(other, ACCESS_SHARE)).isEqualTo(NOT_AVAILABLE);

    for (TwoPhaseLock lock : held) {
      assertThat(prepared.release(stage.observer, lock)).isTrue();
      assertThat(prepared.release(stage.observer, lock)).isFalse();
    }
    prepared.close();
    assertThat(one.tryLock(table, SHARE)).isEqualTo(ACQUIRED);
    assertThat(two.tryLock(other, ACCESS_SHARE)).isEqualTo(ACQUIRED);
  }

  @Test
  void whatIsNotPreparedAfterAllIsReleasedAsEver() {
    one.begin();
    one.lock(table, ROW_EXCLUSIVE);
    one.lock(other, EXCLUSIVE);
    one.run(one.locks::prepare);
    one.rollback();
    assertThat(two.tryLock(table, ACCESS_EXCLUSIVE)).isEqualTo(ACQUIRED);
    assertThat(two.tryLock(other, ACCESS_EXCLUSIVE)).isEqualTo(ACQUIRED);
  }

  @Test
  void sessionAndTransactionMayNotHoldTheSame() {
    for (LockMode sessionMode : new LockMode[] {EXCLUSIVE, SHARE}) {
      one.run(() -> {
        one.locks.acquire(advisory, sessionMode, true, false);
        one.locks.acquire(advisory, EXCLUSIVE);
        assertThatThrownBy(one.locks::prepare)
            .hasMessage(
                "cannot PREPARE while holding both session-level and transaction-level locks"
                    + " on the same object")
            .hasFieldOrPropertyWithValue("sqlState", SqlState.FEATURE_NOT_SUPPORTED);
        one.locks.endTransaction(false);
        one.locks.releaseSession(LockMethod.USER);
      });
    }
  }

  @Test
  void recoveryTakesTheLocksAgain() {
    PreparedLocks prepared = stage.table.prepared(1234, new VirtualXid(VirtualXid.RECOVERED, 1234));
    TwoPhaseLock strong = new TwoPhaseLock(table, EXCLUSIVE);
    TwoPhaseLock weak = new TwoPhaseLock(table, ACCESS_SHARE);
    prepared.recover(stage.observer, strong);
    prepared.recover(stage.observer, weak);
    assertThatThrownBy(() -> prepared.recover(stage.observer, strong))
        .hasMessage("lock ExclusiveLock on object 5/16384/0 is already held");
    assertThatThrownBy(() -> stage.table.prepared(1234, new VirtualXid(-1, 1234)))
        .hasMessage("transaction 1234 is prepared already");
    assertThat(stage.table.status(stage.observer))
        .extracting(row -> row.vxid().toString() + " " + row.mode().label())
        .containsExactly("-1/1234 AccessShareLock", "-1/1234 ExclusiveLock");
    // Weak locks know of it.
    assertThat(one.tryLock(table, ROW_EXCLUSIVE)).isEqualTo(NOT_AVAILABLE);
    assertThat(prepared.release(stage.observer, strong)).isTrue();
    assertThat(one.tryLock(table, ROW_EXCLUSIVE)).isEqualTo(ACQUIRED);
    assertThat(two.tryLock(table, ACCESS_EXCLUSIVE)).isEqualTo(NOT_AVAILABLE);
    assertThat(prepared.release(stage.observer, weak)).isTrue();
    prepared.close();
  }

  @Test
  void subtransactionsAreInIt() {
    PreparedLocks prepared = stage.table.prepared(1234, new VirtualXid(0, 1));
    List<TwoPhaseLock> held =
        one.start(
                () -> {
                  one.locks.beginSubtransaction();
                  one.locks.acquire(table, EXCLUSIVE);
                  one.locks.commitSubtransaction();
                  one.locks.acquire(table, EXCLUSIVE);
                  List<TwoPhaseLock> locks = one.locks.prepare();
                  one.locks.transferTo(prepared);
                  one.locks.endTransaction(true);
                  return locks;
                })
            .result();
    assertThat(held).containsExactly(new TwoPhaseLock(table, EXCLUSIVE));
    assertThat(two.tryLock(table, SHARE)).isEqualTo(NOT_AVAILABLE);
    prepared.release(stage.observer, new TwoPhaseLock(table, EXCLUSIVE));
    prepared.close();
  }
}
