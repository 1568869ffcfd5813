package org.gajah.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.VacuumIndexes;
import org.gajah.accessapi.table.VacuumObserver;
import org.gajah.accessapi.table.VacuumOptions;
import org.gajah.accessapi.table.VacuumOptions.FreezeAges;
import org.gajah.accessapi.table.VacuumOptions.IndexCleanup;
import org.gajah.accessapi.table.VacuumResult;
import org.gajah.accessapi.table.VacuumStatistics;
import org.gajah.base.id.Tid;
import org.gajah.heap.TestSession.Row;
import org.gajah.heap.vacuum.DeadTids;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.space.VisibilityMap;
import org.gajah.transaction.IsolationLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Vacuum takes what is dead, keeps what is not, and leaves maps that are true.
class VacuumTest {
  @TempDir Path folder;
  private TestCluster cluster;
  private TestSession session;
  private TableDescriptor table;

  /// An index that only knows which tids it has.
  private static final class TidIndex implements VacuumIndexes {
    final TreeSet<Long> tids = new TreeSet<>();
    int passes;

    @Override
    public int count() {
      return 1;
    }

    @Override
    public void bulkDelete(int index, LongPredicate isDead) {
      passes++;
      tids.removeIf(isDead::test);
    }

    @Override
    public void cleanUp(int index) {}

    @Override
    public VacuumStatistics statistics(int index) {
      return new VacuumStatistics();
    }
  }

  @BeforeEach
  void open() {
    cluster = new TestCluster(folder.resolve("primary")).open();
    session = cluster.session();
    table = cluster.table();
  }

  @AfterEach
  void close() {
    session.close();
    cluster.close();
  }

  private static VacuumOptions options(FreezeAges ages, IndexCleanup cleanup, long memory) {
    return new VacuumOptions(3, 1, 0, -1, ages, cleanup, true, true, memory);
  }

  private VacuumResult vacuum(FreezeAges ages, VacuumIndexes indexes) {
    return vacuum(options(ages, IndexCleanup.ON, 1 << 20), indexes);
  }

  private VacuumResult vacuum(VacuumOptions options, VacuumIndexes indexes) {
    session.begin();
    VacuumResult result =
        cluster.heap.vacuum(session.context, table, options, indexes, VacuumObserver.NONE);
    session.commit();
    return result;
  }

  private List<Long> fill(int rows, TidIndex index) {
    session.begin();
    List<Long> tids = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      tids.add(session.insert(table, i, i, "row " + i));
    }
    session.commit();
    index.tids.addAll(tids);
    return tids;
  }

  @Test
  void deadRowsGoFromHeapAndIndexAndTheirRoomIsUsedAgain() {
    TidIndex index = new TidIndex();
    List<Long> tids = fill(2000, index);
    session.begin();
    List<Row> expected = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      if (i % 3 == 0) {
        session.delete(table, tids.get(i));
      } else {
        expected.add(new Row(i, i, "row " + i));
      }
    }
    session.commit();
    int before = table.main().blocks();
    VacuumResult result = vacuum(FreezeAges.DEFAULT, index);
    assertThat(result.removedRows()).isEqualTo(667);
    assertThat(result.deadItems()).isEqualTo(667);
    assertThat(result.rows()).isEqualTo(1333);
    assertThat(result.indexScans()).isEqualTo(1);
    assertThat(result.allVisiblePages()).isEqualTo(before);
    assertThat(index.tids).hasSize(1333);
    session.begin();
    assertThat(session.rows(table)).isEqualTo(expected);
    for (int i = 0; i < 600; i++) {
      session.insert(table, -i, i, "new " + i);
    }
    session.commit();
    assertThat(table.main().blocks()).isEqualTo(before);
    assertThat(new VisibilityMap(session.context, table).count(VisibilityMapPage.ALL_VISIBLE))
        .isLessThan(before);
  }

  @Test
  void whatSomebodyStillSeesStays() {
    TidIndex index = new TidIndex();
    List<Long> tids = fill(100, index);
    try (TestSession old = cluster.session()) {
      old.begin(IsolationLevel.REPEATABLE_READ);
      assertThat(old.rows(table)).hasSize(100);
      session.begin();
      for (int i = 0; i < 50; i++) {
        session.delete(table, tids.get(i));
      }
      session.commit();
      VacuumResult result = vacuum(FreezeAges.FREEZE, index);
      assertThat(result.removedRows()).isZero();
      assertThat(result.frozenRows()).isEqualTo(100);
      assertThat(result.recentlyDeadRows()).as(result.toString()).isEqualTo(50);
      assertThat(result.allVisiblePages()).isZero();
      assertThat(old.rows(table, old.transaction.snapshots().forStatement(), 10)).hasSize(100);
      old.commit();
    }
    VacuumResult result = vacuum(FreezeAges.FREEZE, index);
    assertThat(result.removedRows()).isEqualTo(50);
    assertThat(index.tids).hasSize(50);
  }

  @Test
  void freezingMovesTheTablesOldestTransactionOnAndSecondTimesFindNothing() {
    TidIndex index = new TidIndex();
    List<Long> tids = fill(10_000, index);
    session.begin();
    session.lock(table, tids.get(5), RowLock.SHARE);
    session.commit();
    VacuumResult first = vacuum(FreezeAges.FREEZE, index);
    assertThat(first.frozenRows()).isEqualTo(10_000);
    assertThat(first.newRelfrozenXid()).isEqualTo(first.oldestXmin());
    int pages = table.main().blocks();
    assertThat(new VisibilityMap(session.context, table).count(VisibilityMapPage.ALL_FROZEN))
        .isEqualTo(pages);
    VacuumResult second = vacuum(FreezeAges.FREEZE, index);
    assertThat(second.scannedPages()).isLessThan(pages);
    assertThat(second.frozenRows()).isZero();
    session.begin();
    assertThat(session.rows(table)).hasSize(10_000);
    session.commit();
  }

  @Test
  void emptyPagesAtTheEndAreGivenBack() {
    TidIndex index = new TidIndex();
    List<Long> tids = fill(3000, index);
    session.begin();
    for (int i = 500; i < 3000; i++) {
      session.delete(table, tids.get(i));
    }
    session.commit();
    int before = table.main().blocks();
    VacuumResult result = vacuum(FreezeAges.DEFAULT, index);
    assertThat(result.removedPages()).isEqualTo(before - table.main().blocks()).isPositive();
    assertThat(result.pages()).isEqualTo(table.main().blocks());
    session.begin();
    assertThat(session.rows(table)).hasSize(500);
    session.commit();
  }

  @Test
  void littleMemoryMeansSeveralPassesOverTheIndexes() {
    TidIndex index = new TidIndex();
    List<Long> tids = fill(3000, index);
    session.begin();
    for (int i = 0; i < 3000; i += 2) {
      session.delete(table, tids.get(i));
    }
    session.commit();
    VacuumResult result = vacuum(options(FreezeAges.DEFAULT, IndexCleanup.AUTO, 4500), index);
    assertThat(index.passes).isGreaterThan(1).isEqualTo(result.indexScans());
    assertThat(index.tids).hasSize(1500);
    assertThat(result.removedRows()).isEqualTo(1500);
  }

  @Test
  void withoutIndexesOnePassFreesLinePointers() {
    List<Long> tids = fill(1000, new TidIndex());
    session.begin();
    for (int i = 0; i < 990; i++) {
      if (i % 2 == 0) {
        session.delete(table, tids.get(i));
      }
    }
    session.commit();
    VacuumResult result = vacuum(FreezeAges.DEFAULT, VacuumIndexes.NONE);
    assertThat(result.removedRows()).isEqualTo(495);
    assertThat(result.deadItems()).isZero();
    assertThat(result.allVisiblePages()).isEqualTo(table.main().blocks());
  }

  @Test
  void fewDeadRowsMayWaitForTheNextTime() {
    TidIndex index = new TidIndex();
    List<Long> tids = fill(20_000, index);
    session.begin();
    session.delete(table, tids.get(7));
    session.commit();
    VacuumResult result = vacuum(options(FreezeAges.DEFAULT, IndexCleanup.AUTO, 1 << 20), index);
    assertThat(result.deadItems()).isEqualTo(1);
    assertThat(index.passes).isZero();
    vacuum(options(FreezeAges.DEFAULT, IndexCleanup.ON, 1 << 20), index);
    assertThat(index.passes).isEqualTo(1);
    assertThat(index.tids).hasSize(19_999).doesNotContain(tids.get(7));
  }

  @Test
  void anOldTableIsVacuumedInHaste() {
    TidIndex index = new TidIndex();
    List<Long> tids = fill(100, index);
    session.begin();
    session.delete(table, tids.get(7));
    session.commit();
    int ancient = TestCluster.FIRST_XID - 1_700_000_000;
    VacuumResult result =
        vacuum(
            new VacuumOptions(
                ancient, 1, 0, -1, FreezeAges.DEFAULT, IndexCleanup.ON, true, true, 1 << 20),
            index);
    assertThat(result.failsafe()).isTrue();
    assertThat(result.aggressive()).isTrue();
    assertThat(index.passes).isZero();
  }

  @Test
  void redoLeavesTheSamePages() {
    TidIndex index = new TidIndex();
    List<Long> tids = fill(3000, index);
    session.begin();
    for (int i = 0; i < 3000; i++) {
      if (i % 3 == 0 || i > 2500) {
        session.delete(table, tids.get(i));
      }
    }
    session.commit();
    vacuum(FreezeAges.DEFAULT, index);
    session.begin();
    for (int i = 1; i < 2500; i += 6) {
      session.update(table, tids.get(i), i, -i, "updated " + i);
    }
    session.commit();
    vacuum(FreezeAges.FREEZE, index);
    cluster.flush();
    try (TestCluster copy = new TestCluster(folder.resolve("standby"))) {
      Map<String, Integer> counts = copy.replay(cluster);
      assertThat(counts)
          .containsKeys(
              "HEAP2 PRUNE_VACUUM_SCAN",
              "HEAP2 PRUNE_VACUUM_CLEANUP",
              "HEAP2 VISIBLE",
              "STORAGE TRUNCATE");
      PageCheck.assertSame(
          cluster, table, copy, copy.describe(table.oid(), Persistence.PERMANENT, 100));
    }
  }

  @Test
  void deadTidsAreFoundAgain() {
    DeadTids dead = new DeadTids();
    TreeSet<Long> model = new TreeSet<>();
    Random random = new Random(42);
    int block = 0;
    for (int i = 0; i < 5000; i++) {
      block += 1 + random.nextInt(random.nextInt(10) == 0 ? 5000 : 3);
      TreeSet<Integer> offsets = new TreeSet<>();
      for (int n = random.nextInt(20); n >= 0; n--) {
        offsets.add(1 + random.nextInt(291));
      }
      int[] array = offsets.stream().mapToInt(Integer::intValue).toArray();
      dead.add(block, array, array.length);
      for (int offset : array) {
        model.add(Tid.of(block, offset));
      }
      int[] back = new int[291];
      assertThat(dead.offsets(block, back)).isEqualTo(array.length);
      assertThat(back).startsWith(array);
    }
    assertThat(dead.count()).isEqualTo(model.size());
    for (int i = 0; i < 100_000; i++) {
      long tid = Tid.of(random.nextInt(block + 2000), 1 + random.nextInt(291));
      assertThat(dead.contains(tid)).isEqualTo(model.contains(tid));
    }
    for (long tid : model) {
      assertThat(dead.contains(tid)).isTrue();
    }
  }
}
