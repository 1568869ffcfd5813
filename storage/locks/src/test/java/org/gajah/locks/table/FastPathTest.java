package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gajah.locks.table.LockMode.ACCESS_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ACCESS_SHARE;
import static org.gajah.locks.table.LockMode.EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ROW_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static org.gajah.locks.table.LockResult.ACQUIRED;
import static org.gajah.locks.table.LockResult.NOT_AVAILABLE;

import java.util.List;
import org.gajah.locks.table.Stage.Actor;
import org.gajah.locks.table.Stage.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which locks stay with their holder, and when they move to the shared table.
class FastPathTest {
  private final Stage stage = new Stage();
  private final Actor one = stage.actor();
  private final Actor two = stage.actor();
  private final LockTag table = Stage.relation(16384);

  @AfterEach
  void nothingIsLeft() {
    stage.close();
  }

  private List<Boolean> fastPaths() {
    return stage.table.status(stage.observer).stream().map(LockStatus::fastPath).toList();
  }

  @Test
  void weakLocksOnRelationsOfTheDatabaseStayWithTheHolder() {
    one.lock(table, ACCESS_SHARE);
    one.lock(table, ROW_EXCLUSIVE);
    assertThat(fastPaths()).containsExactly(true, true);
    assertThat(stage.table.size(stage.observer)).isZero();
    one.lock(table, SHARE_UPDATE_EXCLUSIVE);
    assertThat(fastPaths()).containsExactlyInAnyOrder(true, true, false);
    assertThat(two.lock(table, ROW_EXCLUSIVE)).isEqualTo(ACQUIRED);
    assertThat(fastPaths()).containsExactlyInAnyOrder(true, true, true, false);
  }

  @Test
  void otherLocksDoNot() {
    one.lock(LockTag.relation(0, 1262), ACCESS_SHARE);
    one.lock(LockTag.relation(6, 16384), ACCESS_SHARE);
    one.lock(LockTag.object(Stage.DATABASE, 1247, 16384, 0), ACCESS_SHARE);
    assertThat(fastPaths()).containsExactly(false, false, false);
  }

  @Test
  void whatFindsNoSlotGoesToTheSharedTable() {
    for (int i = 0; i < FastPath.SLOTS + 2; i++) {
      one.lock(Stage.relation(17000 + i), ACCESS_SHARE);
      one.lock(Stage.relation(17000 + i), ROW_EXCLUSIVE);
    }
    assertThat(fastPaths().stream().filter(fast -> fast)).hasSize(2 * FastPath.SLOTS);
    assertThat(fastPaths().stream().filter(fast -> !fast)).hasSize(4);
    one.unlock(Stage.relation(17000), ACCESS_SHARE);
    one.unlock(Stage.relation(17000), ROW_EXCLUSIVE);
    one.lock(table, ACCESS_SHARE);
    assertThat(fastPaths().stream().filter(fast -> !fast)).hasSize(4);
  }

  @Test
  void aStrongLockerMovesThemAndWaits() {
    one.lock(table, ACCESS_SHARE);
    one.lock(table, ROW_EXCLUSIVE);
    one.lock(Stage.relation(16385), ACCESS_SHARE);
    Step<LockResult> waiter = two.startLock(table, ACCESS_EXCLUSIVE).awaitBlocked();
    assertThat(fastPaths()).containsExactlyInAnyOrder(true, false, false, false);
    assertThat(one.unlock(table, ROW_EXCLUSIVE)).isTrue();
    assertThat(waiter.isDone()).isFalse();
    assertThat(one.unlock(table, ACCESS_SHARE)).isTrue();
    waiter.result();
    assertThat(one.tryLock(table, ACCESS_SHARE)).isEqualTo(NOT_AVAILABLE);
    two.commit();
    one.lock(table, ACCESS_SHARE);
    assertThat(fastPaths()).containsExactly(true, true);
  }

  @Test
  void partsOfALockMayBeInBothPlaces() {
    one.lock(table, ACCESS_SHARE);
    assertThat(two.tryLock(table, ACCESS_EXCLUSIVE)).isEqualTo(NOT_AVAILABLE);
    one.lock(table, ROW_EXCLUSIVE);
    assertThat(fastPaths()).containsExactly(true, false);
    assertThat(two.tryLock(table, EXCLUSIVE)).isEqualTo(NOT_AVAILABLE);
    assertThat(fastPaths()).containsExactly(false, false);
    assertThat(one.unlock(table, ROW_EXCLUSIVE)).isTrue();
    assertThat(two.tryLock(table, EXCLUSIVE)).isEqualTo(ACQUIRED);
  }

  @Test
  void myOwnWeakLockDoesNotStandInMyWay() {
    one.lock(table, ROW_EXCLUSIVE);
    assertThat(one.lock(table, ACCESS_EXCLUSIVE)).isEqualTo(ACQUIRED);
    assertThat(fastPaths()).containsExactly(false, false);
    one.unlock(table, ACCESS_EXCLUSIVE);
    assertThat(two.tryLock(table, ROW_EXCLUSIVE)).isEqualTo(ACQUIRED);
    assertThat(fastPaths()).containsExactly(true, false);
  }

  @Test
  void whileAStrongLockIsHeldWeakOnesAreShared() {
    LockTag other = Stage.relation(16385);
    two.lock(table, EXCLUSIVE);
    assertThat(one.lock(table, ACCESS_SHARE)).isEqualTo(ACQUIRED);
    one.lock(other, ACCESS_SHARE);
    assertThat(fastPaths()).containsExactlyInAnyOrder(true, false, false);
  }

  @Test
  void theSharedTableKeepsNothingOfAnOwnerThatIsGone() {
    FastPath fastPath = new FastPath();
    assertThat(fastPath.add(7, ACCESS_SHARE.bit())).isTrue();
    assertThat(fastPath.add(7, ROW_EXCLUSIVE.bit())).isTrue();
    assertThat(fastPath.modesOf(7)).isEqualTo(ACCESS_SHARE.bit() | ROW_EXCLUSIVE.bit());
    assertThat(fastPath.steal(8)).isZero();
    assertThat(fastPath.remove(7, ACCESS_SHARE.bit())).isTrue();
    assertThat(fastPath.steal(7)).isEqualTo(ROW_EXCLUSIVE.bit());
    assertThat(fastPath.remove(7, ROW_EXCLUSIVE.bit())).isFalse();
    assertThat(fastPath.modesOf(7)).isZero();
  }
}
