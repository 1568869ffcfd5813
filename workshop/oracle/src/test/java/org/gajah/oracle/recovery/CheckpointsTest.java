package org.gajah.oracle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gajah.activity.WaitEvent;
import org.gajah.base.seam.Threads;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.checkpoint.BackgroundWriter;
import org.gajah.recovery.checkpoint.CheckpointFlags;
import org.gajah.recovery.checkpoint.CheckpointSettings;
import org.gajah.recovery.checkpoint.CheckpointSettings.Retention;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.walformat.WalLevel;
import org.junit.jupiter.api.Test;

/// What our checkpoints leave in the directory, and what the real server makes of it.
final class CheckpointsTest {
  /// The real server's line, with numbers for numbers.
  private static final Pattern COMPLETE =
      Pattern.compile(
          "LOG: checkpoint complete: wrote \\d+ buffers \\(\\d+\\.\\d%\\); \\d+ WAL file\\(s\\) added,"
              + " \\d+ removed, \\d+ recycled; write=\\d+\\.\\d{3} s, sync=\\d+\\.\\d{3} s,"
              + " total=\\d+\\.\\d{3} s; sync files=\\d+, longest=\\d+\\.\\d{3} s,"
              + " average=\\d+\\.\\d{3} s; distance=\\d+ kB, estimate=\\d+ kB;"
              + " lsn=[0-9A-F]+/[0-9A-F]+, redo lsn=[0-9A-F]+/[0-9A-F]+");

  private static OracleServer smallSegments(String... settings) {
    OracleServer server =
        OracleServer.initialise(Oracle.installed(), List.of("--wal-segsize=1"), settings);
    server.startAgain();
    return server;
  }

  private static long segments(OracleServer server) throws IOException {
    try (Stream<Path> files = Files.list(server.data().resolve("pg_wal"))) {
      return files.filter(file -> file.getFileName().toString().length() == 24).count();
    }
  }

  private static CheckpointSettings retention(int most, int least, int keep) {
    return CheckpointSettings.DEFAULT.retention(new Retention(most, least, keep, -1, true, false));
  }

  @Test
  void theLogKeepsItsSize() throws IOException {
    try (OracleServer server = smallSegments("autovacuum = off")) {
      HandMadeTable table = HandMadeTable.create(server, "t");
      server.stop();
      Engines engines = new Engines();
      try (StorageEngine engine = engines.start(server.data())) {
        engine.checkpoints().settings(retention(8, 4, 0));
        for (int round = 0; round < 8; round++) {
          insert(engine, table, round * 20_000 + 1, 20_000);
          engine.checkpoint(CheckpointFlags.IMMEDIATE);
          assertThat(segments(server)).isLessThanOrEqualTo(14);
        }
        engine.checkpoints().settings(retention(8, 4, 10));
        insert(engine, table, 1_000_001, 140_000);
        engine.checkpoint(CheckpointFlags.IMMEDIATE);
        assertThat(segments(server)).isGreaterThanOrEqualTo(10);
        engine.shutdown();
      }
      assertThat(engines.log).anyMatch(line -> line.contains(" recycled") && line.contains("t"));
      assertThat(engines.log.stream().filter(line -> line.contains("checkpoint complete")))
          .allMatch(line -> COMPLETE.matcher(line).matches());
      server.startAgain();
      assertThat(server.psql("select count(*) from t")).isEqualTo("300000\n");
    }
  }

  private static void insert(StorageEngine engine, HandMadeTable table, int first, int count) {
    try (StorageProcess process = Engines.process(engine, table.database())) {
      process.begin();
      table.insert(process, first, count, "some text that takes room in the log");
      process.transaction().commit();
    }
  }

  @Test
  void aSlotHoldsTheLog() throws IOException {
    try (OracleServer server = smallSegments("autovacuum = off")) {
      HandMadeTable table = HandMadeTable.create(server, "t");
      server.psql("select pg_create_physical_replication_slot('held', true)");
      String held =
          server.psql("select pg_walfile_name(restart_lsn) from pg_replication_slots").strip();
      server.stop();
      try (StorageEngine engine = new Engines().start(server.data())) {
        engine.checkpoints().settings(retention(8, 4, 0));
        for (int round = 0; round < 5; round++) {
          insert(engine, table, round * 20_000 + 1, 20_000);
          engine.checkpoint(CheckpointFlags.IMMEDIATE);
        }
        engine.shutdown();
      }
      assertThat(server.data().resolve("pg_wal").resolve(held)).exists();
      server.startAgain();
      assertThat(server.psql("select wal_status from pg_replication_slots"))
          .isIn("reserved\n", "extended\n");
    }
  }

  @Test
  void segmentsWaitForTheArchiver() throws IOException {
    try (OracleServer server =
        smallSegments("autovacuum = off", "archive_mode = on", "archive_command = 'false'")) {
      HandMadeTable table = HandMadeTable.create(server, "t");
      server.stop();
      StorageSettings settings =
          StorageSettings.DEFAULT.logging(
              new StorageSettings.Logging(WalLevel.REPLICA, true, false, false, true));
      try (StorageEngine engine = new Engines(settings).start(server.data())) {
        engine.checkpoints().settings(retention(8, 4, 0));
        for (int round = 0; round < 3; round++) {
          insert(engine, table, round * 20_000 + 1, 20_000);
          engine.checkpoint(CheckpointFlags.IMMEDIATE);
        }
        engine.shutdown();
      }
      try (Stream<Path> ready = Files.list(server.data().resolve("pg_wal/archive_status"))) {
        List<String> names = ready.map(file -> file.getFileName().toString()).toList();
        assertThat(names).hasSizeGreaterThan(5).allMatch(name -> name.endsWith(".ready"));
        for (String name : names) {
          String segment = name.substring(0, name.length() - ".ready".length());
          assertThat(server.data().resolve("pg_wal").resolve(segment)).exists();
        }
      }
    }
  }

  @Test
  void theCheckpointerServesRequestsAndItsOwnClock() throws IOException {
    try (OracleServer server = OracleServer.start("autovacuum = off")) {
      HandMadeTable table = HandMadeTable.create(server, "t");
      server.stop();
      Engines engines = new Engines();
      try (StorageEngine engine = engines.start(server.data())) {
        StorageProcess checkpointer = engine.openProcess();
        Threads.Strand thread =
            Threads.platform().start("checkpointer", () -> engine.checkpointer().run(checkpointer));
        insert(engine, table, 1, 1000);
        try (StorageProcess process = Engines.process(engine, table.database())) {
          int flags = CheckpointFlags.IMMEDIATE | CheckpointFlags.FORCE | CheckpointFlags.WAIT;
          engine.checkpointer().requests().request(flags, process.proc());
          assertThat(engines.log)
              .contains("LOG: checkpoint starting: immediate force wait")
              .anyMatch(line -> line.startsWith("LOG: checkpoint complete"));
          assertThat(engine.checkpoints().counters().requested()).isEqualTo(1);
          long redo = engine.storage().control().current().checkpoint().redo();
          insert(engine, table, 1001, 1000);
          engine.checkpoints().settings(CheckpointSettings.DEFAULT.timeoutSeconds(1));
          engine.checkpointer().wake();
          while (engine.checkpoints().counters().timed() == 0) {
            process.proc().waitLatch(WaitEvent.TIMEOUT_PG_SLEEP, 10_000_000);
          }
          engine.checkpointer().requests().request(flags, process.proc());
          assertThat(engines.log).contains("LOG: checkpoint starting: time");
          assertThat(engine.storage().control().current().checkpoint().redo()).isGreaterThan(redo);
        }
        engine.checkpointer().shutDown();
        assertThat(thread.join(60_000)).isTrue();
        checkpointer.close();
      }
      String control = server.run("pg_controldata", server.data().toString());
      assertThat(control).contains("shut down");
      server.startAgain();
      assertThat(server.psql("select count(*) from t")).isEqualTo("2000\n");
      assertThat(server.log()).doesNotContain("not properly shut down");
    }
  }

  @Test
  void theBackgroundWriterCleansAheadOfTheHand() throws IOException {
    try (OracleServer server = OracleServer.start("autovacuum = off")) {
      HandMadeTable table = HandMadeTable.create(server, "t");
      server.stop();
      StorageSettings few =
          StorageSettings.DEFAULT.memory(StorageSettings.Memory.DEFAULT.shared(64));
      try (StorageEngine engine = new Engines(few).start(server.data())) {
        BackgroundWriter writer = engine.backgroundWriter();
        writer.settings(new BackgroundWriter.Settings(10, 100, 2.0, 0));
        StorageProcess own = engine.openProcess();
        Threads.Strand thread =
            Threads.platform().start("background writer", () -> writer.run(own));
        int first = 1;
        while (writer.cleaned() == 0) {
          insert(engine, table, first, 5000);
          first += 5000;
        }
        writer.stop();
        assertThat(thread.join(60_000)).isTrue();
        own.close();
        engine.shutdown();
      }
      server.startAgain();
      server.psql("create extension amcheck");
      assertThat(server.psql("select * from verify_heapam('t')")).isEmpty();
    }
  }
}
