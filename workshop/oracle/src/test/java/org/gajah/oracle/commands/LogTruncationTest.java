package org.gajah.oracle.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.engine.GajahServer;
import org.junit.jupiter.api.Test;

/// VACUUM of all databases moves `datfrozenxid` and `datminmxid` on and gives the files of
/// `pg_xact`, `pg_commit_ts` and `pg_multixact` back: on both servers the same files and the same
/// records, and either server's log replayed by the other removes them again.
class LogTruncationTest {
  private static final List<String> LOGS =
      List.of("pg_xact", "pg_commit_ts", "pg_multixact/offsets", "pg_multixact/members");
  private static final List<String> DATABASES = List.of("template0", "template1", "postgres");

  /// So many that their offsets fill more than one file.
  private static final int MULTIXACTS = 66_000;

  private static final int NEXT_XID = 2_200_000;
  private static final int XIDS_PER_FILE = 32 * 32_768;

  private final String states =
      "select datname, datfrozenxid, datminmxid from pg_database order by 1";

  @Test
  void bothServersCutAlikeAndReplayEachOther() throws IOException {
    try (OracleServer server =
        OracleServer.initialise(
            Oracle.installed(),
            List.of("--data-checksums"),
            "autovacuum = off",
            "track_commit_timestamp = on",
            "checkpoint_timeout = 1d",
            "max_wal_size = 10GB")) {
      prepare(server);
      Path pristine = server.directory().resolve("pristine");
      server.copyData(pristine);
      Map<String, List<String>> before = files(server.data());
      assertThat(before.get("pg_xact")).hasSizeGreaterThan(1);
      assertThat(before.get("pg_multixact/offsets")).hasSizeGreaterThan(1);

      Path realBase = server.directory().resolve("real-base");
      server.startAgain();
      server.copyData(realBase); // nobody works: what a crash would leave
      final List<String> expected = work(server);
      final Map<String, List<String>> expectedFiles = files(server.data());
      server.stop("immediate");
      Path realCrashed = server.directory().resolve("real-crashed");
      server.copyData(realCrashed);
      assertThat(expectedFiles.get("pg_xact")).hasSize(1);
      assertThat(expectedFiles.get("pg_multixact/offsets")).hasSize(1);

      Path own = server.directory().resolve("own");
      copy(pristine, own);
      Path ownBase = server.directory().resolve("own-base");
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = start(server, own, log);
      copy(own, ownBase);
      List<String> found = work(server);
      kill(gajah);
      assertThat(Files.readString(log)).doesNotContain("PANIC", "truncation");
      assertThat(found).isEqualTo(expected);
      assertThat(files(own)).isEqualTo(expectedFiles);
      assertThat(records(server, own)).isEqualTo(records(server, realCrashed)).isNotEmpty();

      // Each server replays the other's log over the files as they were before.
      giveLog(realCrashed, realBase);
      GajahServer replaying = start(server, realBase, log);
      replaying.stop();
      assertThat(Files.readString(log)).contains("redo done").doesNotContain("PANIC");
      assertThat(files(realBase)).isEqualTo(expectedFiles);
      giveLog(own, ownBase);
      try (OracleServer judge = OracleServer.adopt(Oracle.installed(), ownBase)) {
        judge.startAgain();
        assertThat(judge.log()).contains("redo done");
        assertThat(judge.psql(states).lines().toList()).isEqualTo(expected.subList(0, 3));
        judge.stop();
        assertThat(files(judge.data())).isEqualTo(expectedFiles);
      }
    }
  }

  /// Makes multixacts, lets transaction ids jump two files on, and opens template0.
  private static void prepare(OracleServer server) throws IOException {
    server.startAgain();
    server.psql("create table t (a int); insert into t values (0)");
    String loop =
        """
        set synchronous_commit = off;
        do $$ begin for i in 1..%d loop
          perform a from t for key share;
          begin update t set a = a; exception when others then null; end;
          commit;
        end loop; end $$;
        """
            .formatted(MULTIXACTS);
    Path script = server.directory().resolve("loop.sql");
    Files.writeString(script, loop);
    server.psql("postgres", script);
    server.psql("update pg_database set datallowconn = true where datname = 'template0'");
    server.stop();
    server.run("pg_resetwal", "-x", Integer.toString(NEXT_XID), "-D", server.data().toString());
    Path segment =
        server.data().resolve("pg_xact").resolve("%04X".formatted(NEXT_XID / XIDS_PER_FILE));
    Path zeros = server.directory().resolve("zeros");
    Files.write(zeros, new byte[XIDS_PER_FILE / 4]);
    copy(zeros, segment);
    own(server, segment);
    server.startAgain();
    server.psql("insert into t values (1)");
    server.stop();
  }

  /// Vacuums everything and says what can be seen of it.
  private List<String> work(OracleServer server) {
    DATABASES.forEach(database -> server.psql(database, "vacuum (freeze)"));
    String questions =
        states
            + "; select pg_xact_status('100'::xid8), pg_xact_status('2'::xid8),"
            + " pg_xact_status('%d'::xid8), pg_xact_status('0'::xid8)".formatted(NEXT_XID)
            + "; select relfrozenxid, relminmxid from pg_class where relname = 't'";
    return server.psql("postgres", questions).lines().toList();
  }

  /// The records that cut logs off, without what differs from run to run.
  private static List<String> records(OracleServer server, Path data) throws IOException {
    command("chmod", "-R", "a+rX", data.toString()); // pg_waldump runs as another user
    try (Stream<Path> segments = Files.list(data.resolve("pg_wal"))) {
      List<Path> sorted =
          segments.filter(file -> file.getFileName().toString().length() == 24).sorted().toList();
      String dump =
          server.run(
              "bash",
              "-c",
              "pg_waldump -r CLOG -r CommitTs -r MultiXact '%s' '%s' 2>/dev/null || true"
                  .formatted(sorted.getFirst(), sorted.getLast()));
      return dump.lines()
          .filter(line -> line.contains("TRUNCATE"))
          .map(line -> line.substring(line.indexOf("desc:")))
          .toList();
    }
  }

  private static Map<String, List<String>> files(Path data) throws IOException {
    Map<String, List<String>> result = new TreeMap<>();
    for (String folder : LOGS) {
      try (Stream<Path> names = Files.list(data.resolve(folder))) {
        result.put(folder, names.map(name -> name.getFileName().toString()).sorted().toList());
      }
    }
    return result;
  }

  private static GajahServer start(OracleServer server, Path data, Path log) throws IOException {
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    return GajahServer.start(data, server.port(), server.directory(), log);
  }

  private static void kill(GajahServer server) {
    server.process().destroyForcibly();
    await(server.process());
  }

  /// Puts the log of a server that crashed into the directory as it was before.
  private static void giveLog(Path crashed, Path base) {
    command("rm", "-rf", base.resolve("pg_wal").toString(), base + "/postmaster.pid");
    copy(crashed.resolve("pg_wal"), base.resolve("pg_wal"));
  }

  private static void own(OracleServer server, Path file) {
    command("chown", "--reference=" + server.data().resolve("PG_VERSION"), file.toString());
  }

  private static void copy(Path from, Path to) {
    command("cp", "-a", from.toString(), to.toString());
  }

  private static void command(String... words) {
    try {
      assertThat(await(new ProcessBuilder(words).inheritIO().start())).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
