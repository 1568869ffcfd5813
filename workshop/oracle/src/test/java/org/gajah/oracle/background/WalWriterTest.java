package org.gajah.oracle.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The WAL writer under changed settings, with transactions that do not wait for the log.
class WalWriterTest {
  /// Long before the WAL writer would have looked by itself.
  private static final long SOON_NANOS = 4_000_000_000L;

  private static long count(Subject server, String column) {
    return server.number("select %s::bigint from pg_stat_wal;".formatted(column));
  }

  private static void isSyncedSoon(Subject server) {
    long before = count(server, "wal_sync");
    final long start = System.nanoTime();
    server.run("insert into t values (2);");
    server.await("the log is synced", () -> count(server, "wal_sync") > before);
    assertThat(System.nanoTime() - start).as("%s", server).isLessThan(SOON_NANOS);
  }

  @Test
  void settingsSayWhenCommitsAreMadeDurable() throws IOException {
    Subject.askBoth(
        List.of(
            "synchronous_commit = off", "wal_writer_flush_after = 1GB", "checkpoint_timeout = 1h"),
        server -> {
          server.run("create table t (a int); checkpoint;");
          server.set("wal_writer_delay", "10s");
          server.pass(300);
          long before = count(server, "wal_sync");
          server.run("insert into t values (1);");
          server.pass(1500);
          assertThat(count(server, "wal_sync")).as("%s waits", server).isEqualTo(before);
          server.set("wal_writer_flush_after", "0");
          isSyncedSoon(server);
          server.set("wal_writer_flush_after", "1GB");
          server.set("wal_writer_delay", "10ms");
          isSyncedSoon(server);
          assertThat(count(server, "wal_sync_time")).as("%s", server).isZero();
          server.set("track_wal_io_timing", "on");
          server.await(
              "syncs are timed",
              () -> {
                isSyncedSoon(server);
                return count(server, "wal_sync_time") > 0;
              });
          assertThat(count(server, "wal_write")).as("%s", server).isPositive();
        });
  }
}
