package org.gajah.oracle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.oracle.OracleServer;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How fast the log of a pgbench run is replayed, beside the real server on the same directory. The
/// figures are printed; only the rows are asserted.
@Tag("long")
final class ReplaySpeedTest {
  private static final Pattern REDO_LINE =
      Pattern.compile("redo (starts|done) at ([0-9A-F]+)/([0-9A-F]+)(.*)");

  @Test
  void pgbench() throws IOException {
    int transactions = Integer.getInteger("gajah.replay.transactions", 100_000);
    try (OracleServer server =
        OracleServer.start(
            "autovacuum = off",
            "shared_buffers = 512MB",
            "synchronous_commit = off",
            "checkpoint_timeout = 1d",
            "full_page_writes = off",
            "max_wal_size = 50GB")) {
      CrashRecoveryTest.bench(server, "-i", "-s", "20", "-q");
      server.psql("checkpoint");
      CrashRecoveryTest.bench(server, "-c", "4", "-t", Integer.toString(transactions / 4));
      server.psql("select pg_switch_wal()");
      server.stop("immediate");
      Path ours = server.directory().resolve("ours");
      server.copyData(ours);
      Engines engines =
          new Engines(
              StorageSettings.DEFAULT
                  .memory(StorageSettings.Memory.DEFAULT.shared(65_536))
                  .recovery(new StorageSettings.Recovery(10_000, false, false, true)));
      try (StorageEngine engine = engines.start(ours)) {
        engine.shutdown();
      }
      server.startAgain();
      String rows = server.psql("select count(*) from pgbench_history");
      server.stop();
      report("ours", String.join("\n", engines.log));
      report("theirs", server.log());
      server.run("rm", "-rf", server.data().toString());
      server.run("mv", ours.toString(), server.data().toString());
      server.startAgain();
      assertThat(server.psql("select count(*) from pgbench_history")).isEqualTo(rows);
    }
  }

  private static void report(String who, String log) {
    Matcher line = REDO_LINE.matcher(log);
    long start = 0;
    while (line.find()) {
      long lsn = Long.parseLong(line.group(2), 16) << 32 | Long.parseLong(line.group(3), 16);
      if (line.group(1).equals("starts")) {
        start = lsn;
      } else {
        System.out.println(
            who + ": " + (lsn - start) / 1024 / 1024 + " MB of log," + line.group(4));
      }
    }
  }
}
