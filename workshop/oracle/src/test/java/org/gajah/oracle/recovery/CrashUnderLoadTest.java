package org.gajah.oracle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.seam.Threads;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.checkpoint.CheckpointFlags;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.junit.jupiter.api.Test;

/// Several processes write, the checkpointer and the background writer work beside them, and then
/// everything is gone but the files. The real server recovers them.
final class CrashUnderLoadTest {
  private static final int WRITERS = 4;
  private static final int CHECKPOINTS = 6;

  @Test
  void everyAcknowledgedRowIsThere() throws IOException {
    try (OracleServer server =
        OracleServer.initialise(
            Oracle.installed(),
            List.of("--wal-segsize=1", "--data-checksums"),
            "autovacuum = off")) {
      server.startAgain();
      HandMadeTable table = HandMadeTable.create(server, "t");
      server.psql("create extension amcheck");
      server.stop();
      Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
      Engines engines =
          new Engines(StorageSettings.DEFAULT.memory(StorageSettings.Memory.DEFAULT.shared(200)));
      try (StorageEngine engine = engines.start(server.data())) {
        work(engine, table, acknowledged);
      }
      assertThat(engines.log).noneMatch(line -> line.startsWith("PANIC"));
      CrashRecoveryTest.compare(server);
      server.startAgain();
      TreeSet<Integer> present = new TreeSet<>();
      server.psql("select id from t").lines().forEach(line -> present.add(Integer.valueOf(line)));
      assertThat(present).isEqualTo(new TreeSet<>(acknowledged));
      assertThat(server.psql("select * from verify_heapam('t')")).isEmpty();
      System.out.println(present.size() + " rows");
    }
  }

  private static void work(StorageEngine engine, HandMadeTable table, Set<Integer> acknowledged) {
    StorageProcess checkpointer = engine.openProcess();
    StorageProcess cleaner = engine.openProcess();
    List<Threads.Strand> strands = new ArrayList<>();
    Threads threads = Threads.platform();
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger next = new AtomicInteger(1);
    for (int i = 0; i < WRITERS; i++) {
      StorageProcess process = Engines.process(engine, table.database());
      strands.add(
          threads.start(
              "writer " + i,
              () -> {
                while (!stop.get()) {
                  insert(process, table, next.getAndAdd(20), acknowledged);
                }
                process.close();
              }));
    }
    Threads.Strand checkpoints =
        threads.start("checkpointer", () -> engine.checkpointer().run(checkpointer));
    Threads.Strand cleaning =
        threads.start("background writer", () -> engine.backgroundWriter().run(cleaner));
    try (StorageProcess asking = engine.openProcess()) {
      for (int i = 0; i < CHECKPOINTS; i++) {
        int flags = CheckpointFlags.FORCE | CheckpointFlags.IMMEDIATE | CheckpointFlags.WAIT;
        engine.checkpointer().requests().request(flags, asking.proc());
      }
    }
    stop.set(true);
    engine.checkpointer().stop();
    engine.backgroundWriter().stop();
    strands.add(checkpoints);
    strands.add(cleaning);
    for (Threads.Strand strand : strands) {
      assertThat(strand.join(60_000)).isTrue();
    }
    checkpointer.close();
    cleaner.close();
  }

  private static void insert(
      StorageProcess process, HandMadeTable table, int first, Set<Integer> acknowledged) {
    process.begin();
    table.insert(process, first, 20, "x".repeat(first % 500));
    if (first / 20 % 5 == 0) {
      process.transaction().abort();
      return;
    }
    process.transaction().commit();
    for (int id = first; id < first + 20; id++) {
      acknowledged.add(id);
    }
  }
}
