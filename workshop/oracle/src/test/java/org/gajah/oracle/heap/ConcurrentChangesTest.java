package org.gajah.oracle.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.VacuumOptions;
import org.gajah.accessapi.table.VacuumOptions.FreezeAges;
import org.gajah.accessapi.table.VacuumOptions.IndexCleanup;
import org.gajah.base.error.PgException;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.heap.RowStore.Row;
import org.gajah.recovery.cluster.StorageSettings;
import org.junit.jupiter.api.Test;

/// Several threads count up numbers in a few rows, wait for each other and run into deadlocks,
/// while another vacuums: no count gets lost, and the real server finds the table sound.
final class ConcurrentChangesTest {
  private static final int THREADS = 4;
  private static final int ROWS = 12;
  private static final int ROUNDS = 250;

  @Test
  void noCountGetsLost() throws Exception {
    try (OracleServer server = OracleServer.start("autovacuum = off")) {
      server.psql("create extension amcheck");
      server.psql("create table work " + RowStore.DEFINITION);
      List<RealTable> tables;
      RealTable table;
      try (Connection connection = server.connect("postgres")) {
        tables = RealTable.all(connection);
        table = RealTable.named(connection, "work");
      }
      server.stop();
      AtomicIntegerArray counts = new AtomicIntegerArray(ROWS);
      try (RealCluster cluster = new RealCluster(server.data(), StorageSettings.DEFAULT, tables)) {
        run(cluster, table, counts);
        cluster.engine.shutdown();
      }
      server.startAgain();
      StringBuilder expected = new StringBuilder();
      for (int i = 0; i < ROWS; i++) {
        expected.append(i).append('|').append(counts.get(i)).append('\n');
      }
      assertThat(server.psql("select id, n from work order by id")).isEqualTo(expected.toString());
      assertThat(server.psql("select * from verify_heapam('work')")).isEmpty();
      assertThat(server.psql("select bt_index_check('work_pkey', true)")).isBlank();
    }
  }

  private static void run(RealCluster cluster, RealTable table, AtomicIntegerArray counts)
      throws Exception {
    int database = table.locator().database();
    try (RowStore rows = new RowStore(cluster, table, database)) {
      rows.process.begin();
      for (int i = 0; i < ROWS; i++) {
        rows.insert(new Row(i, 0, "counter", null));
      }
      rows.process.transaction().commit();
      Map<String, Integer> outcomes = new TreeMap<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
        List<Future<Map<String, Integer>>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          running.add(threads.submit(counter(cluster, table, counts, i)));
        }
        while (running.stream().anyMatch(thread -> !thread.isDone())) {
          rows.process.begin();
          rows.vacuum(
              new VacuumOptions(
                  3, 1, 0, -1, FreezeAges.FREEZE, IndexCleanup.ON, true, true, 1 << 20));
          rows.process.transaction().commit();
        }
        for (Future<Map<String, Integer>> thread : running) {
          thread.get().forEach((what, count) -> outcomes.merge(what, count, Integer::sum));
        }
      }
      System.out.println(outcomes);
      assertThat(outcomes).containsKeys("commit", "abort", "waited");
    }
  }

  private static Callable<Map<String, Integer>> counter(
      RealCluster cluster, RealTable table, AtomicIntegerArray counts, int number) {
    return () -> {
      Random random = new Random(number);
      Map<String, Integer> outcomes = new TreeMap<>();
      try (RowStore rows = new RowStore(cluster, table, table.locator().database())) {
        for (int round = 0; round < ROUNDS; round++) {
          transaction(rows, random, counts, outcomes);
        }
      }
      return outcomes;
    };
  }

  private static void transaction(
      RowStore rows, Random random, AtomicIntegerArray counts, Map<String, Integer> outcomes) {
    int[] added = new int[ROWS];
    rows.process.begin();
    try {
      for (int i = random.nextInt(3); i >= 0; i--) {
        int id = random.nextInt(ROWS);
        boolean sub = random.nextInt(3) == 0;
        if (sub) {
          rows.process.transaction().beginSubtransaction();
        }
        if (random.nextInt(3) == 0) {
          rows.lockNewest(random.nextInt(ROWS), RowLock.KEY_SHARE);
        }
        if (!rows.increment(id)) {
          outcomes.merge("waited", 1, Integer::sum);
          while (!rows.increment(id)) {
            outcomes.merge("waited", 1, Integer::sum);
          }
        }
        if (sub && random.nextBoolean()) {
          rows.process.transaction().abortSubtransaction();
        } else {
          added[id]++;
          if (sub) {
            rows.process.transaction().commitSubtransaction();
          }
        }
      }
      if (random.nextInt(5) == 0) {
        rows.process.transaction().abort();
        outcomes.merge("abort", 1, Integer::sum);
        return;
      }
      rows.process.transaction().commit();
      outcomes.merge("commit", 1, Integer::sum);
      for (int id = 0; id < ROWS; id++) {
        counts.addAndGet(id, added[id]);
      }
    } catch (PgException e) {
      assertThat(e.sqlState().code()).as(e.toString()).isEqualTo("40P01");
      outcomes.merge("deadlock", 1, Integer::sum);
      rows.process.transaction().abort();
    }
  }
}
