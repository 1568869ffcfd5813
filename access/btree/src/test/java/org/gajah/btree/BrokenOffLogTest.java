package org.gajah.btree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.table.VacuumStatistics;
import org.gajah.batch.Vector;
import org.gajah.btree.TestIndex.Column;
import org.gajah.btree.TestIndex.ColumnType;
import org.gajah.walformat.index.BTreeMarkHalfDead;
import org.gajah.walformat.index.BTreeSplit;
import org.gajah.walformat.index.BTreeUnlinkPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log ends amid a split, or amid the deletion of a page: readers cope, and writers complete
/// it.
class BrokenOffLogTest {
  private static final TestIndex KIND =
      new TestIndex(Column.of(ColumnType.INT4), Column.of(ColumnType.TEXT));

  @TempDir Path folder;

  private int incompleteBefore;
  private int incompleteAfter;
  private int halfDeadBefore;
  private int halfDeadAfter;

  @Test
  void splitsAndDeletionsAreCompleted() {
    long seed = 11;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (TestInstance instance = new TestInstance(folder.resolve("origin"), 300)) {
      fill(instance, random);
      instance.flushLog();
      List<Long> splits = instance.endsOf(record -> record instanceof BTreeSplit);
      List<Long> deletions =
          instance.endsOf(
              record -> record instanceof BTreeMarkHalfDead || record instanceof BTreeUnlinkPage);
      System.out.println(splits.size() + " splits, " + deletions.size() + " steps of deletions");
      int number = 0;
      for (long end : someOf(splits, random, 15)) {
        continueBehind(instance, end, number++, random);
      }
      for (long end : someOf(deletions, random, 15)) {
        continueBehind(instance, end, number++, random);
      }
    }
    System.out.println(
        "incomplete splits %d, then %d; half-dead leaves %d, then %d"
            .formatted(incompleteBefore, incompleteAfter, halfDeadBefore, halfDeadAfter));
    assertThat(incompleteBefore).isGreaterThan(10);
    assertThat(incompleteAfter).isZero();
    assertThat(halfDeadBefore).isGreaterThan(3);
    assertThat(halfDeadAfter).isZero();
  }

  private static List<Long> someOf(List<Long> all, Random random, int count) {
    List<Long> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, count);
  }

  private static List<Object> row(Random random) {
    return Arrays.asList(
        (long) random.nextInt(1000), RandomOperationsTest.text(random, 150 + random.nextInt(300)));
  }

  private static void insert(
      TestInstance instance,
      StorageContext context,
      IndexDescriptor index,
      Random random,
      int row) {
    Vector[] vectors = KIND.vectors();
    KIND.set(vectors, row(random));
    instance.btree.insert(
        context, index, vectors, 0, TestIndex.tid(row), new FakeTable(), UniqueCheck.NONE, false);
  }

  private static void vacuum(
      TestInstance instance, StorageContext context, IndexDescriptor index, Random random) {
    VacuumStatistics statistics = new VacuumStatistics();
    int keep = random.nextInt(1000);
    instance.btree.bulkDelete(context, index, tid -> (tid >>> 16) % 1000 > keep, statistics);
    instance.btree.vacuumCleanup(context, index, false, statistics);
    instance.passTransactions(5);
  }

  private static void fill(TestInstance instance, Random random) {
    StorageContext context = instance.context();
    IndexDescriptor index = KIND.descriptor(100, instance.files);
    index.main().create(false);
    instance.btree.build(context, index, KeyDescriber.SILENT, 1 << 20).finish();
    int row = 0;
    for (int round = 0; round < 6; round++) {
      for (int i = 0; i < 3000; i++) {
        insert(instance, context, index, random, row++);
      }
      VacuumStatistics statistics = new VacuumStatistics();
      int until = row - 100;
      instance.btree.bulkDelete(
          context, index, tid -> (tid >>> 16) * 100 < until && (tid & 0xFFFF) != 7, statistics);
      instance.btree.vacuumCleanup(context, index, false, statistics);
      instance.passTransactions(5);
    }
  }

  private void continueBehind(TestInstance origin, long end, int number, Random random) {
    try (TestInstance replica = new TestInstance(folder.resolve("r" + number), 300, false)) {
      replica.replay(origin, end);
      StorageContext context = replica.context();
      IndexDescriptor index = KIND.descriptor(100, replica.files);
      TreeChecker before =
          new TreeChecker(replica, context, index, KIND).allowIncomplete().allowHalfDead();
      int rows = before.check().size();
      incompleteBefore += before.incomplete;
      halfDeadBefore += before.halfDead;
      replica.startBehind(end);
      for (int i = 0; i < 3000; i++) {
        insert(replica, context, index, random, 1_000_000 + i);
      }
      TreeChecker between = new TreeChecker(replica, context, index, KIND).allowHalfDead();
      assertThat(between.check()).hasSize(rows + 3000);
      incompleteAfter += between.incomplete;
      vacuum(replica, context, index, random);
      TreeChecker after = new TreeChecker(replica, context, index, KIND);
      after.check();
      halfDeadAfter += after.halfDead;
      replica.assertNothingHeld();
    }
  }
}
