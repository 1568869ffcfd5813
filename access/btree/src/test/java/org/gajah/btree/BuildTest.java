package org.gajah.btree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.index.IndexBuild;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.id.ForkNumber;
import org.gajah.batch.Vector;
import org.gajah.btree.TestIndex.Column;
import org.gajah.btree.TestIndex.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Building indexes from rows in any order, in memory and by way of runs in a file.
class BuildTest {
  @TempDir Path folder;

  @Test
  void numbersInMemory() {
    build(
        new TestIndex(Column.of(ColumnType.INT4)),
        30_000,
        (random, row) -> List.of((long) random.nextInt()),
        1);
  }

  @Test
  void fewDistinctNumbersAreMerged() {
    build(
        new TestIndex(new Column(ColumnType.INT8, true, false)),
        60_000,
        (random, row) ->
            Collections.singletonList(
                random.nextInt(20) == 0 ? null : (Object) (long) random.nextInt(30)),
        2);
  }

  @Test
  void manyRunsAreMerged() {
    build(
        new TestIndex(Column.of(ColumnType.TEXT), Column.of(ColumnType.OPAQUE_INT4)),
        120_000,
        (random, row) ->
            Arrays.asList(
                RandomOperationsTest.text(random, random.nextInt(60)), (long) random.nextInt(100)),
        3);
  }

  @Test
  void longTextsAndManyLevels() {
    build(
        new TestIndex(Column.of(ColumnType.TEXT)).fillFactor(50),
        6_000,
        (random, row) -> List.of(RandomOperationsTest.text(random, 1500 + random.nextInt(1100))),
        4);
  }

  @Test
  void includedColumns() {
    build(
        new TestIndex(1, Column.of(ColumnType.INT4), Column.of(ColumnType.CASELESS)),
        20_000,
        (random, row) -> List.of((long) random.nextInt(50), RandomOperationsTest.text(random, 20)),
        5);
  }

  @Test
  void sortedInput() {
    build(
        new TestIndex(Column.of(ColumnType.OID)), 40_000, (random, row) -> List.of((long) row), 6);
  }

  @Test
  void anEmptyIndexHasOnlyItsMetapage() {
    try (TestInstance instance = new TestInstance(folder, 200)) {
      StorageContext context = instance.context();
      TestIndex kind = new TestIndex(Column.of(ColumnType.INT4));
      IndexDescriptor index = kind.descriptor(100, instance.files);
      index.main().create(false);
      try (IndexBuild build = instance.btree.build(context, index, KeyDescriber.SILENT, 1 << 20)) {
        assertThat(build.finish()).isZero();
      }
      assertThat(index.main().blocks()).isEqualTo(1);
      index.fork(ForkNumber.INIT).create(false);
      instance.btree.buildEmpty(context, index);
      assertThat(index.fork(ForkNumber.INIT).blocks()).isEqualTo(1);
      assertThat(new TreeChecker(instance, context, index, kind).check()).isEmpty();
    }
  }

  @Test
  void duplicatesInAUniqueIndexAreRefused() {
    TestIndex kind = new TestIndex(Column.of(ColumnType.INT4)).unique();
    assertThatThrownBy(() -> buildUnique(kind, Arrays.asList(3L, 1L, 3L), -1))
        .isInstanceOf(PgException.class)
        .hasMessageContaining("could not create unique index \"i100\"")
        .extracting(fault -> ((PgException) fault).field(ErrorField.DETAIL))
        .isEqualTo("Key (k)=(v) is duplicated.");
  }

  @Test
  void deadRowsAndNullsAreNoDuplicates() {
    TestIndex kind = new TestIndex(Column.of(ColumnType.INT4)).unique();
    assertThat(buildUnique(kind, Arrays.asList(3L, null, 3L, null, 4L), 2)).isEqualTo(5);
  }

  @Test
  void nullsAreDuplicatesWhereTheyAreNotDistinct() {
    TestIndex kind = new TestIndex(Column.of(ColumnType.INT4)).unique().nullsNotDistinct();
    assertThatThrownBy(() -> buildUnique(kind, Arrays.asList(3L, null, 4L, null), -1))
        .isInstanceOf(PgException.class);
  }

  private long buildUnique(TestIndex kind, List<Long> numbers, int dead) {
    try (TestInstance instance = new TestInstance(folder, 200)) {
      IndexDescriptor index = kind.descriptor(100, instance.files);
      index.main().create(false);
      Vector[] vectors = kind.vectors();
      try (IndexBuild build =
          instance.btree.build(instance.context(), index, (columns, row) -> "(k)=(v)", 1 << 20)) {
        for (int i = 0; i < numbers.size(); i++) {
          kind.set(vectors, Collections.singletonList(numbers.get(i)));
          build.add(vectors, 0, TestIndex.tid(i), i == dead);
        }
        return build.finish();
      }
    }
  }

  private void build(
      TestIndex kind, int rows, BiFunction<Random, Integer, List<Object>> source, long seed) {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (TestInstance instance = new TestInstance(folder, 400)) {
      StorageContext context = instance.context();
      IndexDescriptor index = kind.descriptor(100, instance.files);
      index.main().create(false);
      List<TreeChecker.Entry> entries = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        entries.add(new TreeChecker.Entry(source.apply(random, row), TestIndex.tid(row)));
      }
      Vector[] vectors = kind.vectors();
      try (IndexBuild build = instance.btree.build(context, index, KeyDescriber.SILENT, 2 << 20)) {
        for (TreeChecker.Entry entry : entries) {
          kind.set(vectors, entry.values());
          build.add(vectors, 0, entry.tid(), false);
        }
        assertThat(build.finish()).isEqualTo(rows);
      }
      entries.sort(
          ((Comparator<TreeChecker.Entry>) (a, b) -> kind.compare(a.values(), b.values()))
              .thenComparingLong(TreeChecker.Entry::tid));
      assertThat(new TreeChecker(instance, context, index, kind).check()).isEqualTo(entries);

      // Insertion goes on from there
      FakeTable table = new FakeTable();
      for (int row = rows; row < rows + 2000; row++) {
        kind.set(vectors, source.apply(random, row));
        instance.btree.insert(
            context, index, vectors, 0, TestIndex.tid(row), table, UniqueCheck.NONE, false);
      }
      assertThat(new TreeChecker(instance, context, index, kind).check()).hasSize(rows + 2000);
      instance.assertNothingHeld();
      instance.flushLog();
      try (TestInstance replica = new TestInstance(folder.resolve("replica"), 400, false)) {
        replica.replay(instance, Long.MAX_VALUE);
        IndexDescriptor copy = kind.descriptor(100, replica.files);
        instance.assertSamePages(replica, index, copy);
      }
    }
  }
}
