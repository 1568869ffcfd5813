package org.gajah.btree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.table.VacuumStatistics;
import org.gajah.batch.Vector;
import org.gajah.btree.TestIndex.Column;
import org.gajah.btree.TestIndex.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random insertions, deletions and vacuums against a sorted set.
class RandomOperationsTest {
  @TempDir Path folder;

  /// Makes values.
  interface RowSource {
    List<Object> row(Random random, int number);
  }

  @Test
  void ascendingNumbers() {
    run(new TestIndex(Column.of(ColumnType.INT4)), (random, number) -> List.of((long) number), 1);
  }

  @Test
  void descendingNumbers() {
    run(
        new TestIndex(new Column(ColumnType.INT8, true, true)),
        (random, number) -> List.of((long) number),
        2);
  }

  @Test
  void randomNumbers() {
    run(
        new TestIndex(Column.of(ColumnType.OPAQUE_INT4)),
        (random, number) -> List.of((long) random.nextInt()),
        3);
  }

  @Test
  void fewDistinctNumbers() {
    run(
        new TestIndex(Column.of(ColumnType.INT4)),
        (random, number) -> List.of((long) random.nextInt(7)),
        4);
  }

  @Test
  void oneValueAndNulls() {
    run(
        new TestIndex(new Column(ColumnType.OID, false, true)),
        (random, number) -> Collections.singletonList(random.nextInt(3) == 0 ? null : 5L),
        5);
  }

  @Test
  void severalColumns() {
    run(
        new TestIndex(
            Column.of(ColumnType.INT4),
            new Column(ColumnType.TEXT, true, true),
            Column.of(ColumnType.INT8)),
        (random, number) ->
            Arrays.asList(
                (long) random.nextInt(20),
                random.nextInt(10) == 0 ? null : text(random, random.nextInt(30)),
                random.nextInt(10) == 0 ? null : (long) random.nextInt(1000)),
        6);
  }

  @Test
  void longTexts() {
    run(
        new TestIndex(Column.of(ColumnType.TEXT)),
        (random, number) -> List.of(text(random, random.nextInt(2600))),
        7);
  }

  @Test
  void compressibleTexts() {
    run(
        new TestIndex(Column.of(ColumnType.CASELESS)),
        (random, number) -> List.of(text(random, 3).repeat(random.nextInt(2000)) + text(random, 5)),
        8);
  }

  @Test
  void includedColumns() {
    run(
        new TestIndex(1, Column.of(ColumnType.INT4), Column.of(ColumnType.TEXT)),
        (random, number) -> List.of((long) random.nextInt(500), text(random, random.nextInt(60))),
        9);
  }

  @Test
  void withoutDeduplication() {
    run(
        new TestIndex(Column.of(ColumnType.INT4)).notDeduplicated(),
        (random, number) -> List.of((long) random.nextInt(7)),
        10);
  }

  static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private void run(TestIndex kind, RowSource values, long seed) {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (TestInstance instance = new TestInstance(folder, 200)) {
      StorageContext context = instance.context();
      IndexDescriptor index = kind.descriptor(100, instance.files);
      index.main().create(false);
      instance.btree.build(context, index, KeyDescriber.SILENT, 1 << 20).finish();
      FakeTable table = new FakeTable();
      TreeSet<TreeChecker.Entry> model =
          new TreeSet<>((a, b) -> {
            int result = kind.compare(a.values(), b.values());
            return result != 0 ? result : Long.compare(a.tid(), b.tid());
          });
      List<TreeChecker.Entry> alive = new ArrayList<>();
      Vector[] vectors = kind.vectors();
      int number = 0;
      for (int round = 0; round < 6; round++) {
        for (int i = 0; i < 3000; i++) {
          TreeChecker.Entry entry =
              new TreeChecker.Entry(values.row(random, number), TestIndex.tid(number));
          number++;
          kind.set(vectors, entry.values());
          assertThat(
                  instance.btree.insert(
                      context,
                      index,
                      vectors,
                      0,
                      entry.tid(),
                      table,
                      UniqueCheck.NONE,
                      random.nextInt(4) == 0))
              .isTrue();
          model.add(entry);
          alive.add(entry);
          if (random.nextInt(3) == 0) {
            // The row dies, and perhaps an insertion that needs room finds out
            TreeChecker.Entry dead = alive.remove(random.nextInt(alive.size()));
            table.kill(dead.tid());
          }
        }
        check(instance, context, index, kind, model, table, false);
        VacuumStatistics statistics = new VacuumStatistics();
        instance.btree.bulkDelete(context, index, table::isDead, statistics);
        model.removeIf(entry -> table.isDead(entry.tid()));
        instance.btree.vacuumCleanup(context, index, false, statistics);
        assertThat(statistics.tuples).isEqualTo(model.size());
        check(instance, context, index, kind, model, table, true);
        if (round % 2 == 1) {
          // A whole stretch of the index dies
          TreeChecker.Entry from = alive.get(random.nextInt(alive.size()));
          alive.removeIf(entry -> {
            boolean dies = kind.compare(entry.values(), from.values()) >= 0;
            if (dies) {
              table.kill(entry.tid());
            }
            return dies;
          });
        }
        instance.passTransactions(10);
      }
      instance.assertNothingHeld();
      instance.flushLog();
      try (TestInstance replica = new TestInstance(folder.resolve("replica"), 200, false)) {
        int records = replica.replay(instance, Long.MAX_VALUE);
        System.out.println("seed " + seed + ": " + records + " records replayed");
        IndexDescriptor copy = kind.descriptor(100, replica.files);
        instance.assertSamePages(replica, index, copy);
        check(replica, replica.context(), copy, kind, model, table, false);
        replica.assertNothingHeld();
      }
    }
  }

  /// The index has all live rows, in order, and no others than dead ones.
  private static void check(
      TestInstance instance,
      StorageContext context,
      IndexDescriptor index,
      TestIndex kind,
      Set<TreeChecker.Entry> model,
      FakeTable table,
      boolean exactly) {
    List<TreeChecker.Entry> found = new TreeChecker(instance, context, index, kind).check();
    if (!exactly) {
      found = found.stream().filter(entry -> !table.isDead(entry.tid())).toList();
    }
    List<TreeChecker.Entry> expected =
        model.stream().filter(entry -> !table.isDead(entry.tid())).toList();
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).tid()).isEqualTo(expected.get(i).tid());
      assertThat(kind.compare(found.get(i).values(), expected.get(i).values())).isZero();
    }
  }
}
