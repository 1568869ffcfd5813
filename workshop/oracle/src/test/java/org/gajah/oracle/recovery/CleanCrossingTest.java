package org.gajah.oracle.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.oracle.OracleServer;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.checkpoint.CheckpointFlags;
import org.gajah.recovery.cluster.StorageProcess;
import org.junit.jupiter.api.Test;

/// A directory that the real server shut down is opened, changed and shut down by us; the real
/// server goes on with it.
final class CleanCrossingTest {
  @Test
  void aRowCrossesOverAndBack() throws IOException {
    try (OracleServer server = OracleServer.start()) {
      HandMadeTable table = HandMadeTable.create(server, "crossing");
      server.psql("insert into crossing values (1, 'theirs')");
      server.stop();
      Engines engines = new Engines();
      try (StorageEngine engine = engines.start(server.data())) {
        try (StorageProcess process = Engines.process(engine, table.database())) {
          process.begin();
          table.insert(process, 2, 1, "ours");
          process.transaction().commit();
          process.begin();
          table.insert(process, 99, 1, "aborted");
          process.transaction().abort();
        }
        engine.shutdown();
      }
      String control = server.run("pg_controldata", server.data().toString());
      assertThat(control).contains("shut down").doesNotContain("WARNING");
      checkLog(server);
      server.startAgain();
      assertThat(server.psql("select id, body from crossing order by id"))
          .isEqualTo("1|theirs\n2|ours\n");
      server.psql("insert into crossing values (3, 'theirs again')");
      assertThat(server.log()).doesNotContain("PANIC").doesNotContain("not properly shut down");
      assertThat(engines.log)
          .anyMatch(line -> line.startsWith("LOG: database system was shut down at 20"))
          .contains("LOG: shutting down", "LOG: checkpoint starting: shutdown immediate")
          .anyMatch(line -> line.startsWith("LOG: checkpoint complete: wrote "));
    }
  }

  @Test
  void manyRoundsWithOnlineCheckpoints() throws IOException {
    try (OracleServer server = OracleServer.start("autovacuum = off")) {
      HandMadeTable table = HandMadeTable.create(server, "rounds");
      int next = 1;
      for (int round = 0; round < 4; round++) {
        server.stop();
        try (StorageEngine engine = new Engines().start(server.data())) {
          for (int part = 0; part < 3; part++) {
            try (StorageProcess process = Engines.process(engine, table.database())) {
              process.begin();
              table.insert(process, next, 2000, "row of some length ".repeat(10));
              process.transaction().commit();
              next += 2000;
            }
            engine.checkpoint(CheckpointFlags.IMMEDIATE | CheckpointFlags.FORCE);
          }
          engine.shutdown();
        }
        checkLog(server);
        server.startAgain();
        assertThat(server.psql("select count(*), max(id) from rounds"))
            .isEqualTo((next - 1) + "|" + (next - 1) + "\n");
        server.psql("update rounds set body = 'short' where id % 7 = " + round);
      }
      server.psql("create extension amcheck");
      assertThat(server.psql("select * from verify_heapam('rounds')")).isEmpty();
    }
  }

  /// Everything from the last checkpoint's redo point on is readable.
  private static void checkLog(OracleServer server) {
    String control = server.run("pg_controldata", server.data().toString());
    String start = field(control, "Latest checkpoint's REDO location:");
    String wal = server.data().resolve("pg_wal").toString();
    String dump =
        server.run("bash", "-c", "pg_waldump -p '" + wal + "' -s " + start + " 2>&1 || true");
    assertThat(dump).contains("CHECKPOINT_SHUTDOWN");
  }

  private static String field(String control, String name) {
    int at = control.indexOf(name) + name.length();
    return control.substring(at, control.indexOf('\n', at)).strip();
  }

  @Test
  void directoriesThatAreNotOursAreRefused() throws IOException {
    try (OracleServer server = OracleServer.start()) {
      server.stop();
      Path data = server.data();
      refused(
          data.resolve("nowhere"),
          "data directory \"" + data.resolve("nowhere") + "\" does not exist");
      server.append("backup_label", "x");
      refused(
          data,
          "recovery from a base backup (file \"backup_label\") is not supported by Gajah yet");
      Files.delete(data.resolve("backup_label"));
      server.append("standby.signal", "");
      refused(data, "standby mode (file \"standby.signal\") is not supported by Gajah yet");
      Files.delete(data.resolve("standby.signal"));
      byte[] control = Files.readAllBytes(data.resolve("global/pg_control"));
      control[100] ^= 1;
      Files.write(data.resolve("global/pg_control"), control);
      refused(data, "incorrect checksum in control file");
      Files.writeString(data.resolve("PG_VERSION"), "16\n");
      refused(data, "database files are incompatible with server");
    }
  }

  private static void refused(Path directory, String message) {
    assertThatThrownBy(() -> new Engines().open(directory))
        .isInstanceOfSatisfying(
            PgException.class,
            fault -> {
              assertThat(fault.primaryMessage()).isEqualTo(message);
              assertThat(fault.severity()).isEqualTo(Severity.FATAL);
            });
  }
}
