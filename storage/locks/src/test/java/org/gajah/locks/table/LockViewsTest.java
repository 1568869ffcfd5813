package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gajah.locks.table.LockMode.ACCESS_EXCLUSIVE;
import static org.gajah.locks.table.LockMode.ACCESS_SHARE;
import static org.gajah.locks.table.LockMode.EXCLUSIVE;
import static org.gajah.locks.table.LockMode.SHARE;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gajah.locks.table.Stage.Actor;
import org.gajah.locks.table.Stage.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What users see of locks.
class LockViewsTest {
  private final Stage stage = new Stage();
  private final Actor one = stage.actor();
  private final Actor two = stage.actor();
  private final Actor three = stage.actor();
  private final LockTag table = Stage.relation(16384);

  @AfterEach
  void nothingIsLeft() {
    stage.close();
  }

  private static String columns(LockTag tag) {
    LockStatus row = new LockStatus(tag, new VirtualXid(0, 1), 1, 1, EXCLUSIVE, true, false, 0);
    return Stream.of(
            row.tag().type().label(),
            row.database(),
            row.relation(),
            row.page(),
            row.tuple(),
            row.virtualXid(),
            row.transactionId(),
            row.classId(),
            row.objId(),
            row.objSubId())
        .map(value -> value == null ? "" : value.toString())
        .collect(Collectors.joining("|"));
  }

  @Test
  void eachKindOfThingHasItsColumns() {
    assertThat(columns(LockTag.relation(1, 2))).isEqualTo("relation|1|2|||||||");
    assertThat(columns(LockTag.extension(1, 2))).isEqualTo("extend|1|2|||||||");
    assertThat(columns(LockTag.frozenIds(1))).isEqualTo("frozenid|1||||||||");
    assertThat(columns(LockTag.page(1, 2, 3))).isEqualTo("page|1|2|3||||||");
    assertThat(columns(LockTag.tuple(1, 2, 3, 4))).isEqualTo("tuple|1|2|3|4|||||");
    assertThat(columns(LockTag.transaction(9))).isEqualTo("transactionid||||||9|||");
    assertThat(columns(LockTag.virtualTransaction(new VirtualXid(3, 4))))
        .isEqualTo("virtualxid|||||3/4||||");
    assertThat(columns(LockTag.speculative(9, 8))).isEqualTo("spectoken||||||9||8|");
    assertThat(columns(LockTag.object(1, 2, 3, 4))).isEqualTo("object|1||||||2|3|4");
    assertThat(columns(new LockTag(LockTagType.USERLOCK, 1, 2, 3, 4)))
        .isEqualTo("userlock|1||||||2|3|4");
    assertThat(columns(LockTag.advisory(1, 2, 3))).isEqualTo("advisory|1||||||2|3|2");
    assertThat(columns(LockTag.applyTransaction(1, 2, 3, 4)))
        .isEqualTo("applytransaction|1|||||3||2|4");
  }

  @Test
  void everyHeldAndAwaitedModeIsARow() {
    int lxid = one.start(one.locks::beginTransaction).value();
    one.lock(table, ACCESS_SHARE);
    one.lock(LockTag.advisory(Stage.DATABASE, 1), SHARE);
    long before = one.proc.clock().timestamp();
    Step<LockResult> waiter = two.startLock(LockTag.advisory(Stage.DATABASE, 1), EXCLUSIVE);
    waiter.awaitBlocked();
    String vxid = one.proc.number() + "/" + lxid;
    assertThat(stage.table.status(stage.observer))
        .extracting(row ->
            String.join(
                "|",
                row.tag().describe(),
                row.vxid().toString(),
                row.mode().label(),
                row.granted() + "",
                row.fastPath() + "",
                (row.waitStart() != 0) + "",
                (row.pid() == one.pid() ? "one" : "two")))
        .containsExactly(
            "relation 16384 of database 5|" + vxid + "|AccessShareLock|true|true|false|one",
            "virtual transaction " + vxid + "|" + vxid + "|ExclusiveLock|true|true|false|one",
            "advisory lock [5,0,1,1]|" + vxid + "|ShareLock|true|false|false|one",
            "advisory lock [5,0,1,1]|"
                + two.proc.number()
                + "/0|ExclusiveLock|false|false|true|two");
    assertThat(stage.table.status(stage.observer).getLast().waitStart())
        .isBetween(before, one.proc.clock().timestamp());
    one.commit();
    waiter.result();
  }

  @Test
  void blockersAreHoldersAndThoseAheadInTheQueue() {
    one.lock(table, SHARE);
    Step<LockResult> first = two.startLock(table, EXCLUSIVE).awaitBlocked();
    Step<LockResult> second = three.startLock(table, SHARE).awaitBlocked();
    assertThat(stage.table.blockingPids(stage.observer, one.pid())).isEmpty();
    assertThat(stage.table.blockingPids(stage.observer, two.pid())).containsExactly(one.pid());
    assertThat(stage.table.blockingPids(stage.observer, three.pid())).containsExactly(two.pid());
    assertThat(stage.table.blockingPids(stage.observer, 1)).isEmpty();
    one.commit();
    first.result();
    two.commit();
    second.result();
  }

  @Test
  void standbysGetTheAccessExclusiveLocksOfTransactionsWithXids() {
    one.lock(table, ACCESS_EXCLUSIVE);
    one.lock(Stage.relation(16385), EXCLUSIVE);
    two.lock(Stage.relation(16386), ACCESS_EXCLUSIVE);
    one.lock(LockTag.advisory(Stage.DATABASE, 1), ACCESS_EXCLUSIVE);
    PreparedLocks prepared = stage.table.prepared(1000, new VirtualXid(-1, 1000));
    TwoPhaseLock lock = new TwoPhaseLock(Stage.relation(16387), ACCESS_EXCLUSIVE);
    prepared.recover(stage.observer, lock);
    assertThat(
            stage.table.runningAccessExclusiveLocks(
                stage.observer, number -> number == one.proc.number() ? 1234 : 0))
        .containsExactlyInAnyOrder(
            new StandbyLock(1234, Stage.DATABASE, 16384),
            new StandbyLock(1000, Stage.DATABASE, 16387));
    prepared.release(stage.observer, lock);
    prepared.close();
  }
}
