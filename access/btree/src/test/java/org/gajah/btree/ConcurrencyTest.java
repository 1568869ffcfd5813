package org.gajah.btree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.table.VacuumStatistics;
import org.gajah.base.id.Tid;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.btree.TestIndex.Column;
import org.gajah.btree.TestIndex.ColumnType;
import org.gajah.page.value.TupleDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several writers, readers in both directions and vacuum at once on one index with few buffers.
class ConcurrencyTest {
  private static final int WRITERS = 3;
  private static final int ROWS_OF_EACH = 25_000;

  @TempDir Path folder;

  private final TestIndex kind = new TestIndex(Column.of(ColumnType.INT8));
  private final ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean(true);
  private final AtomicInteger scans = new AtomicInteger();
  private final AtomicInteger vacuums = new AtomicInteger();

  /// Keys that writers never remove, and those that are in the index by now.
  private final Set<Long> lasting = ConcurrentHashMap.newKeySet();

  @Test
  void nothingIsLostOrFoundTwice() throws InterruptedException {
    long seed = 21;
    System.out.println("seed " + seed);
    try (TestInstance instance = new TestInstance(folder, 120)) {
      IndexDescriptor index = kind.descriptor(100, instance.files);
      index.main().create(false);
      instance.btree.build(instance.context(), index, KeyDescriber.SILENT, 1 << 20).finish();
      FakeTable table = new FakeTable();
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        StorageContext context = instance.context();
        writers.add(
            start(() ->
                write(instance, context, index, table.share(), writer, new Random(seed + writer))));
      }
      List<Thread> others = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        boolean forward = i == 0;
        StorageContext context = instance.context();
        others.add(start(() -> read(instance, context, index, forward)));
      }
      StorageContext context = instance.context();
      others.add(start(() -> vacuum(instance, context, index, table)));
      for (Thread writer : writers) {
        writer.join();
      }
      writing.set(false);
      for (Thread other : others) {
        other.join();
      }
      assertThat(faults).isEmpty();
      instance.assertNothingHeld();
      List<TreeChecker.Entry> rows = new TreeChecker(instance, context, index, kind).check();
      Set<Long> alive = new HashSet<>();
      for (TreeChecker.Entry row : rows) {
        if (!table.isDead(row.tid())) {
          assertThat(alive.add((Long) row.values().getFirst())).isTrue();
        }
      }
      assertThat(alive).isEqualTo(lasting);
      System.out.println(
          rows.size()
              + " rows left, "
              + scans
              + " scans, "
              + vacuums
              + " vacuums, "
              + index.main().blocks()
              + " blocks");
      assertThat(scans.get()).isGreaterThan(4);
      assertThat(vacuums.get()).isGreaterThan(2);
      instance.flushLog();
      try (TestInstance replica = new TestInstance(folder.resolve("replica"), 120, false)) {
        replica.replay(instance, Long.MAX_VALUE);
        instance.assertSamePages(replica, index, kind.descriptor(100, replica.files));
      }
    }
  }

  private Thread start(Runnable work) {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            work.run();
          } catch (Throwable fault) {
            faults.add(fault);
          }
        });
  }

  /// Inserts keys here and there; of every stretch of keys most die soon.
  private void write(
      TestInstance instance,
      StorageContext context,
      IndexDescriptor index,
      FakeTable table,
      int writer,
      Random random) {
    Vector[] vectors = kind.vectors();
    LongVector keys = (LongVector) vectors[0];
    List<Long> doomed = new ArrayList<>();
    Set<Long> used = new HashSet<>();
    for (int i = 0; i < ROWS_OF_EACH && faults.isEmpty(); i++) {
      long stretch = i / 1000;
      long key = (stretch * 100_000 + random.nextInt(100_000)) * WRITERS + writer;
      if (!used.add(key)) {
        continue;
      }
      long tid = TestIndex.tid(i * WRITERS + writer);
      vectors[0].clear();
      keys.set(0, key);
      instance.btree.insert(context, index, vectors, 0, tid, table, UniqueCheck.NONE, false);
      if (random.nextInt(8) == 0) {
        lasting.add(key);
      } else {
        doomed.add(tid);
      }
      if (i % 1000 == 999) {
        doomed.forEach(table::kill);
        doomed.clear();
      }
    }
    doomed.forEach(table::kill);
  }

  private void read(
      TestInstance instance, StorageContext context, IndexDescriptor index, boolean forward) {
    Vector[] vectors = kind.vectors();
    LongVector keys = (LongVector) vectors[0];
    TupleDecoder decoder = new TupleDecoder(index.layout(), new int[] {0}, vectors);
    while (writing.get() && faults.isEmpty()) {
      Set<Long> wanted = new HashSet<>(lasting);
      Set<Long> seen = new HashSet<>();
      try (IndexScan scan = instance.btree.scan(context, index, true)) {
        scan.rescan(List.of());
        long last = forward ? Long.MIN_VALUE : Long.MAX_VALUE;
        for (long tid = scan.next(forward); Tid.isValid(tid); tid = scan.next(forward)) {
          vectors[0].clear();
          scan.decode(decoder, 0);
          long key = keys.get(0);
          if (forward ? key <= last : key >= last) {
            throw new AssertionError(key + " behind " + last);
          }
          last = key;
          seen.add(key);
        }
      }
      wanted.removeAll(seen);
      if (!wanted.isEmpty()) {
        throw new AssertionError("not found: " + wanted);
      }
      scans.incrementAndGet();
    }
  }

  private void vacuum(
      TestInstance instance, StorageContext context, IndexDescriptor index, FakeTable table) {
    while (writing.get() && faults.isEmpty()) {
      VacuumStatistics statistics = new VacuumStatistics();
      instance.btree.bulkDelete(context, index, table::isDead, statistics);
      instance.btree.vacuumCleanup(context, index, false, statistics);
      instance.passTransactions(3);
      vacuums.incrementAndGet();
    }
  }
}
