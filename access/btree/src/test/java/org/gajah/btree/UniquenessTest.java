package org.gajah.btree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Vector;
import org.gajah.btree.TestIndex.Column;
import org.gajah.btree.TestIndex.ColumnType;
import org.gajah.locks.table.LockStatus;
import org.gajah.transaction.IsolationLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Unique indexes: duplicates, dead rows, and rows whose fate is not settled.
class UniquenessTest {
  @TempDir Path folder;

  private final TestIndex kind = new TestIndex(Column.of(ColumnType.INT4)).unique();
  private final FakeTable table = new FakeTable();
  private int nextOid = 100;
  private TestInstance instance;
  private StorageContext context;
  private IndexDescriptor index;

  @BeforeEach
  void open() {
    instance = new TestInstance(folder, 200);
    context = instance.context();
    index = create(kind);
  }

  private IndexDescriptor create(TestIndex of) {
    IndexDescriptor made = of.descriptor(nextOid++, instance.files);
    made.main().create(true);
    instance.btree.build(context, made, KeyDescriber.SILENT, 1 << 20).finish();
    return made;
  }

  @AfterEach
  void close() {
    instance.assertNothingHeld();
    instance.close();
  }

  private boolean insert(@Nullable Long key, int row, UniqueCheck check) {
    return insert(context, index, key, row, check);
  }

  private boolean insert(
      StorageContext with, IndexDescriptor into, @Nullable Long key, int row, UniqueCheck check) {
    Vector[] vectors = kind.vectors();
    kind.set(vectors, Collections.singletonList(key));
    return instance.btree.insert(
        with, into, vectors, 0, TestIndex.tid(row), table.share(), check, false);
  }

  private void assertDuplicate(@Nullable Long key, int row) {
    assertThatThrownBy(() -> insert(key, row, UniqueCheck.IMMEDIATE))
        .isInstanceOfSatisfying(PgException.class, UniquenessTest::assertViolation);
  }

  private static void assertViolation(PgException error) {
    assertThat(error.sqlState()).isEqualTo(SqlState.UNIQUE_VIOLATION);
    assertThat(error.primaryMessage())
        .startsWith("duplicate key value violates unique constraint \"i1");
    assertThat(error.field(ErrorField.TABLE)).isEqualTo("t");
    assertThat(error.field(ErrorField.CONSTRAINT)).startsWith("i1");
  }

  @Test
  void aSecondRowWithTheSameKeyIsRefused() {
    for (int i = 0; i < 2000; i++) {
      insert((long) i, i, UniqueCheck.IMMEDIATE);
    }
    for (int i = 0; i < 2000; i += 7) {
      assertDuplicate((long) i, 5000);
    }
    assertThat(new TreeChecker(instance, context, index, kind).check()).hasSize(2000);
  }

  @Test
  void deadRowsAreNoDuplicatesAndAreMarked() {
    insert(1L, 1, UniqueCheck.IMMEDIATE);
    table.kill(TestIndex.tid(1));
    insert(1L, 2, UniqueCheck.IMMEDIATE);
    assertDuplicate(1L, 3);
    TreeChecker checker = new TreeChecker(instance, context, index, kind);
    assertThat(checker.check()).hasSize(1);
    assertThat(checker.deadTuples).isEqualTo(1);
  }

  @Test
  void manyVersionsOfOneRowSpreadOverPages() {
    for (int i = 0; i < 5000; i++) {
      insert(42L, i, UniqueCheck.IMMEDIATE);
      if (i % 10 != 0) {
        assertDuplicate(42L, 100_000);
      }
      table.kill(TestIndex.tid(i));
    }
    insert(42L, 6000, UniqueCheck.IMMEDIATE);
    assertDuplicate(42L, 6001);
    assertThat(index.main().blocks()).isLessThan(10);
  }

  @Test
  void duplicatesBehindFullPagesOfDeadEntriesAreFound() {
    // Entries of rows that are dead, but not yet to everybody, fill several pages before the last
    for (int i = 0; i < 5000; i++) {
      insert(42L, i, UniqueCheck.NONE);
    }
    for (int i = 0; i < 4999; i++) {
      table.kill(TestIndex.tid(i));
    }
    assertDuplicate(42L, 6000);
    table.kill(TestIndex.tid(4999));
    assertThat(insert(42L, 6000, UniqueCheck.IMMEDIATE)).isTrue();
  }

  @Test
  void nullsAreDistinctUnlessTheIndexSaysOtherwise() {
    insert(null, 1, UniqueCheck.IMMEDIATE);
    insert(null, 2, UniqueCheck.IMMEDIATE);
    TestIndex other = new TestIndex(Column.of(ColumnType.INT4)).unique().nullsNotDistinct();
    index = create(other);
    insert(null, 1, UniqueCheck.IMMEDIATE);
    assertDuplicate(null, 2);
  }

  @Test
  void aDeferredCheckReportsAndLooksAgain() {
    assertThat(insert(1L, 1, UniqueCheck.PARTIAL)).isTrue();
    assertThat(insert(1L, 2, UniqueCheck.PARTIAL)).isFalse();
    assertThatThrownBy(() -> insert(1L, 2, UniqueCheck.EXISTING))
        .isInstanceOfSatisfying(PgException.class, UniquenessTest::assertViolation);
    table.kill(TestIndex.tid(1));
    assertThat(insert(1L, 2, UniqueCheck.EXISTING)).isTrue();
    assertThatThrownBy(() -> insert(1L, 3, UniqueCheck.EXISTING))
        .hasMessageContaining("duplicate key value");
    table.kill(TestIndex.tid(2));
    assertThatThrownBy(() -> insert(1L, 3, UniqueCheck.EXISTING))
        .hasMessage("failed to re-find tuple within index \"" + index.name() + "\"");
  }

  @Test
  void anInsertionWaitsForAnUnsettledRow() throws Exception {
    assertThat(outcomeBehindUnsettled(false)).isTrue();
  }

  @Test
  void anInsertionFailsWhenTheOtherCommits() {
    assertThatThrownBy(() -> outcomeBehindUnsettled(true))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(PgException.class, UniquenessTest::assertViolation);
  }

  private boolean outcomeBehindUnsettled(boolean commits)
      throws InterruptedException, ExecutionException, TimeoutException {
    StorageContext other = instance.context();
    other.transaction().start(0, IsolationLevel.READ_COMMITTED, false);
    int xid = other.transaction().xid();
    insert(other, index, 1L, 1, UniqueCheck.IMMEDIATE);
    table.unsettle(TestIndex.tid(1), xid);

    CompletableFuture<Boolean> second = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                context.transaction().start(0, IsolationLevel.READ_COMMITTED, false);
                second.complete(insert(1L, 2, UniqueCheck.IMMEDIATE));
                context.transaction().commit();
              } catch (Throwable fault) {
                context.transaction().abort();
                second.completeExceptionally(fault);
              }
            });
    while (instance.lockTable.status(other.proc()).stream().allMatch(LockStatus::granted)) {
      assertThat(second).isNotDone();
      Thread.onSpinWait();
    }
    if (!commits) {
      table.kill(TestIndex.tid(1));
    }
    table.settle(TestIndex.tid(1));
    if (commits) {
      other.transaction().commit();
    } else {
      other.transaction().abort();
    }
    thread.join();
    return second.get(10, TimeUnit.SECONDS);
  }

  @Test
  void tuplesThatAreTooLongAreRefused() {
    TestIndex texts = new TestIndex(Column.of(ColumnType.TEXT));
    IndexDescriptor into = create(texts);
    Vector[] vectors = texts.vectors();
    texts.set(vectors, List.of(RandomOperationsTest.text(new Random(1), 5000)));
    assertThatThrownBy(() ->
            instance.btree.insert(
                context, into, vectors, 0, TestIndex.tid(1), table, UniqueCheck.NONE, false))
        .isInstanceOfSatisfying(
            PgException.class,
            error -> {
              assertThat(error.sqlState()).isEqualTo(SqlState.PROGRAM_LIMIT_EXCEEDED);
              assertThat(error.primaryMessage())
                  .matches(
                      "index row size \\d+ exceeds btree version 4 maximum 2704 for index \"i.*\"");
              assertThat(error.field(ErrorField.DETAIL))
                  .isEqualTo("Index row references tuple (0,2) in relation \"t\".");
            });
  }
}
