package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gajah.locks.table.LockMode.ACCESS_SHARE;
import static org.gajah.locks.table.LockMode.EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ROW_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.SHARE;

import java.util.ArrayList;
import java.util.List;
import org.gajah.activity.WaitEvent;
import org.gajah.locks.table.Stage.Actor;
import org.gajah.locks.table.Stage.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Waiting for transactions and speculative insertions.
class TransactionWaitsTest {
  private final Stage stage = new Stage();
  private final Actor one = stage.actor();
  private final Actor two = stage.actor();
  private final Actor three = stage.actor();
  private final TransactionWaits waits = new TransactionWaits(two.locks);
  private final LockTag table = Stage.relation(16384);

  @AfterEach
  void nothingIsLeft() {
    stage.close();
  }

  private Step<Boolean> startAwait(VirtualXid vxid) {
    return two.start(() -> waits.awaitTransaction(vxid, true));
  }

  @Test
  void aTransactionIsOverWhenItsVirtualIdIsGone() {
    one.begin();
    VirtualXid vxid = one.locks.virtualXid();
    assertThat(two.call(() -> waits.awaitTransaction(vxid, false))).isFalse();
    Step<Boolean> waiter = startAwait(vxid).awaitBlocked();
    assertThat(two.proc.waitEvent()).isEqualTo(WaitEvent.LOCK_VIRTUALXID);
    Step<Object> alsoWaits =
        three.startRun(() -> new TransactionWaits(three.locks).awaitTransaction(vxid, true));
    alsoWaits.awaitBlocked();
    assertThat(stage.table.status(stage.observer)).noneMatch(LockStatus::fastPath);
    one.commit();
    assertThat(waiter.result()).isTrue();
    alsoWaits.result();
    one.begin();
    assertThat(one.locks.virtualXid()).isNotEqualTo(vxid);
    assertThat(two.call(() -> waits.awaitTransaction(vxid, true))).isTrue();
  }

  @Test
  void oneThatIsPreparedMeanwhileIsWaitedForStill() {
    LockTag xid = LockTag.transaction(1234);
    one.begin();
    VirtualXid vxid = one.locks.virtualXid();
    one.lock(xid, EXCLUSIVE);
    Step<Boolean> waiter = startAwait(vxid).awaitBlocked();
    PreparedLocks prepared = stage.table.prepared(1234, vxid);
    one.run(() -> {
      one.locks.prepare();
      one.locks.transferTo(prepared);
      one.locks.endTransaction(true);
    });
    Stage.await(
        () -> two.proc.waitEvent() == WaitEvent.LOCK_TRANSACTIONID, () -> "not waiting for it");
    assertThat(three.call(() -> new TransactionWaits(three.locks).awaitTransaction(vxid, false)))
        .isFalse();
    prepared.close();
    prepared.release(stage.observer, new TwoPhaseLock(xid, EXCLUSIVE));
    assertThat(waiter.result()).isTrue();
  }

  @Test
  void recoveredPreparedTransactionsCanBeWaitedFor() {
    LockTag xid = LockTag.transaction(1234);
    VirtualXid vxid = new VirtualXid(VirtualXid.RECOVERED, 1234);
    PreparedLocks prepared = stage.table.prepared(1234, vxid);
    prepared.recover(stage.observer, new TwoPhaseLock(xid, EXCLUSIVE));
    Step<Boolean> waiter = startAwait(vxid).awaitBlocked();
    prepared.close();
    prepared.release(stage.observer, new TwoPhaseLock(xid, EXCLUSIVE));
    assertThat(waiter.result()).isTrue();
  }

  @Test
  void lockersAreThoseWhoHoldWhatConflicts() {
    one.begin();
    one.lock(table, ROW_EXCLUSIVE);
    three.begin();
    three.lock(table, ACCESS_SHARE);
    two.begin();
    two.lock(table, ROW_EXCLUSIVE);
    PreparedLocks prepared = stage.table.prepared(9, new VirtualXid(VirtualXid.RECOVERED, 9));
    prepared.recover(stage.observer, new TwoPhaseLock(table, ROW_EXCLUSIVE));
    assertThat(two.call(() -> waits.conflictingTransactions(table, SHARE)))
        .containsExactly(one.locks.virtualXid(), new VirtualXid(VirtualXid.RECOVERED, 9));
    prepared.close();
    prepared.release(stage.observer, new TwoPhaseLock(table, ROW_EXCLUSIVE));

    List<String> progress = new ArrayList<>();
    Step<Object> waiter =
        two.startRun(() ->
            waits.awaitLockers(
                List.of(table),
                SHARE,
                (total, done, pid) -> progress.add(total + "/" + done + "/" + pid)));
    waiter.awaitBlocked();
    one.commit();
    waiter.result();
    assertThat(progress).containsExactly("1/0/" + one.pid());
    // Once they are in the shared table they are found there.
    one.begin();
    one.lock(table, ROW_EXCLUSIVE);
    assertThat(three.tryLock(table, SHARE)).isEqualTo(LockResult.NOT_AVAILABLE);
    assertThat(two.call(() -> waits.conflictingTransactions(table, SHARE)))
        .containsExactly(one.locks.virtualXid());
  }

  @Test
  void aSpeculativeInsertionIsWaitedForByItsToken() {
    TransactionWaits inserter = new TransactionWaits(one.locks);
    int token = one.start(() -> inserter.beginSpeculative(1234)).value();
    Step<Object> waiter = two.startRun(() -> waits.awaitSpeculative(1234, token)).awaitBlocked();
    assertThat(two.proc.waitEvent()).isEqualTo(WaitEvent.LOCK_SPECTOKEN);
    assertThat(stage.table.status(stage.observer).getFirst().tag())
        .isEqualTo(LockTag.speculative(1234, token));
    one.run(() -> inserter.endSpeculative(1234));
    waiter.result();
    int next = one.start(() -> inserter.beginSpeculative(1234)).value();
    assertThat(next).isNotEqualTo(token).isNotZero();
    // The old one is over.
    two.run(() -> waits.awaitSpeculative(1234, token));
    one.run(() -> inserter.endSpeculative(1234));
  }
}
