package org.gajah.btree;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexBuild;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.id.Tid;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.btree.TestIndex.Column;
import org.gajah.btree.TestIndex.ColumnType;

/// How many rows one thread looks up in a second by a key of an int4, in an index that is in
/// memory. Started by hand.
final class PointLookups {
  private static final int LOOKUPS = 2_000_000;

  private PointLookups() {}

  /// @param arguments how many rows the index has
  public static void main(String[] arguments) throws IOException {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path folder = Files.createTempDirectory("lookups");
    TestIndex kind = new TestIndex(Column.of(ColumnType.INT4));
    try (TestInstance instance = new TestInstance(folder, rows / 200)) {
      StorageContext context = instance.context();
      IndexDescriptor index = kind.descriptor(100, instance.files);
      index.main().create(false);
      long before = System.nanoTime();
      build(instance, context, index, kind, rows);
      System.out.printf(
          "built %d rows, %d blocks in %d ms%n",
          rows, index.main().blocks(), (System.nanoTime() - before) / 1_000_000);
      int[] keys = new Random(1).ints(LOOKUPS, 0, rows).toArray();
      ScanKey[] conditions =
          Arrays.stream(keys)
              .mapToObj(key -> ScanKey.of(0, ScanKey.Strategy.EQUAL, key))
              .toArray(ScanKey[]::new);
      List<ScanKey> condition = Arrays.asList(conditions[0]);
      for (int run = 0; run < 10; run++) {
        run(instance, context, index, conditions, condition, run % 2 == 1);
      }
    }
  }

  private static void run(
      TestInstance instance,
      StorageContext context,
      IndexDescriptor index,
      ScanKey[] conditions,
      List<ScanKey> condition,
      boolean values) {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (IndexScan scan = instance.btree.scan(context, index, values)) {
      long bytes = threads.getCurrentThreadAllocatedBytes();
      long start = threads.getCurrentThreadCpuTime();
      int found = 0;
      for (ScanKey key : conditions) {
        condition.set(0, key);
        scan.rescan(condition);
        if (Tid.isValid(scan.next(true))) {
          found++;
        }
      }
      double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
      long allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
      System.out.printf(
          "%s: %d found, %.0f lookups per second of the processor, %.2f bytes allocated for each%n",
          values ? "with values" : "tids",
          found,
          conditions.length / seconds,
          (double) allocated / conditions.length);
    }
  }

  private static void build(
      TestInstance instance,
      StorageContext context,
      IndexDescriptor index,
      TestIndex kind,
      int rows) {
    Vector[] vectors = kind.vectors();
    LongVector keys = (LongVector) vectors[0];
    try (IndexBuild build = instance.btree.build(context, index, KeyDescriber.SILENT, 64 << 20)) {
      for (int row = 0; row < rows; row++) {
        vectors[0].clear();
        keys.set(0, row * 2654435761L % rows);
        build.add(vectors, 0, TestIndex.tid(row), false);
      }
      build.finish();
    }
  }
}
