package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.Test;

/// A real server in hot standby follows Gajah's log through clients' work of all kinds. Every
/// record carries images of its pages, with which the standby compares what it makes; then both
/// servers answer alike. `pg_waldump` reads the log, and `gajah waldump` prints the same.
class HotStandbyTest {
  /// What a client does again and again: `:way` chooses how it ends.
  private static final String MIXED =
      """
      \\set id random(1, 600)
      \\set other random(1, 600)
      \\set third random(1, 600)
      \\set length random(1, 250)
      \\set way random(1, 8)
      begin;
      insert into t (id, k, body) values (:id, md5(:id::text), repeat(md5(:other::text), :length))
        on conflict (id) do update set body = excluded.body, n = t.n + 1;
      savepoint a;
      update t set n = n + :length, k = md5(:length::text) || id::text where id = :other;
      savepoint b;
      delete from t where id = :third;
      \\if :way < 4
      rollback to b;
      \\endif
      select id from t where id = :other for key share;
      \\if :way = 5
      rollback to a;
      \\endif
      select nextval('s');
      insert into log (client, way) values (:client_id, :way);
      \\if :way = 1
      rollback;
      \\elif :way = 2
      prepare transaction 'p:client_id';
      commit prepared 'p:client_id';
      \\elif :way = 3
      prepare transaction 'p:client_id';
      rollback prepared 'p:client_id';
      \\else
      commit;
      \\endif
      """;

  private static final List<String> QUESTIONS =
      List.of(
          "select id, k, n, md5(body) from t order by id",
          "select k, n from t where k > 'c' order by k",
          "select client, way, count(*), min(id), max(id) from log group by 1, 2 order by 1, 2",
          "select count(*), sum(abalance), sum(aid::bigint * abalance) from pgbench_accounts",
          "select * from pgbench_tellers order by tid",
          "select * from pgbench_branches",
          "select tid, bid, aid, delta from pgbench_history order by 1, 2, 3, 4");

  /// How far the log may be ahead of a sequence: 32 values, and those of the cache.
  private static final int AHEAD = 40;

  @Test
  void aStandbyMakesTheSamePagesAndAnswers() throws IOException {
    try (OracleServer server =
        OracleServer.initialise(
            Oracle.installed(),
            List.of("--data-checksums"),
            "autovacuum = off",
            "max_prepared_transactions = 10",
            "wal_keep_size = 2GB",
            "deadlock_timeout = 100ms",
            "wal_consistency_checking = all")) {
      prepare(server);
      Path standby = server.directory().resolve("standby");
      server.copyData(standby);
      String start = checkpoint(server);
      Map<String, String> expected;
      long lastValue;
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      try {
        work(server);
        expected = answers(server);
        lastValue = lastValue(server);
      } finally {
        gajah.stop();
      }
      assertThat(Files.readString(log)).doesNotContain("XX000", "PANIC");
      String end = checkpoint(server);
      follow(server, standby, end, expected, lastValue);
      compareDumps(server, start, end);
    }
  }

  private static void prepare(OracleServer server) {
    server.startAgain();
    server.psql(
        "create table t (id int primary key, k text not null, n int default 0, body text);"
            + "alter table t alter body set storage external;"
            + "create index t_k on t (k); create index t_n on t (n, id);"
            + "create sequence s cache 5;"
            + "create table log (id bigserial, client int, way int)");
    pgbench(server, "-i", "-s", "1", "-q");
    server.stop();
  }

  private static String checkpoint(OracleServer server) {
    Matcher line =
        Pattern.compile("Latest checkpoint location: *(\\S+)")
            .matcher(server.run("pg_controldata", server.data().toString()));
    assertThat(line.find()).isTrue();
    return line.group(1);
  }

  private static void work(OracleServer server) throws IOException {
    Path script = server.directory().resolve("mixed.sql");
    Files.writeString(script, MIXED);
    assertThat(server.psql("show wal_consistency_checking")).isEqualTo("all\n");
    for (String mode : List.of("simple", "extended", "prepared")) {
      String told = pgbench(server, "-n", "-M", mode, "-c", "4", "-t", "60");
      assertThat(told).contains("number of failed transactions: 0");
      // Deadlocks are part of it.
      String mixed =
          pgbench(server, "-n", "-c", "4", "-t", "100", "--max-tries=100", "-f", script.toString());
      assertThat(mixed).contains("number of transactions actually processed: 400/400");
      server.psql("checkpoint");
    }
    server.psql(
        "begin; insert into t values (10001, 'left', 0, 'prepared'); prepare transaction 'x'");
  }

  private static Map<String, String> answers(OracleServer server) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String question : QUESTIONS) {
      answers.put(question, server.psql(question));
    }
    return answers;
  }

  private static long lastValue(OracleServer server) {
    return Long.parseLong(server.psql("select last_value from s").strip());
  }

  private static void follow(
      OracleServer server, Path standby, String end, Map<String, String> expected, long lastValue)
      throws IOException {
    Files.writeString(standby.resolve("standby.signal"), "");
    Files.writeString(
        standby.resolve("postgresql.conf"),
        "restore_command = 'cp " + server.data().resolve("pg_wal") + "/%f %p'\n",
        StandardOpenOption.APPEND);
    String options = "-p " + server.port() + " -k " + server.directory() + " -h 127.0.0.1";
    Path log = Path.of(standby + ".log");
    server.run(
        "pg_ctl", "-D", standby.toString(), "-l", log.toString(), "-o", options, "-w", "start");
    try {
      String caughtUp = "select pg_last_wal_replay_lsn() > '" + end + "'";
      long deadline = System.nanoTime() + 120_000_000_000L;
      while (!server.psql(caughtUp).equals("t\n")) {
        assertThat(Files.readString(log)).doesNotContain("FATAL", "PANIC", "inconsistent page");
        assertThat(System.nanoTime()).isLessThan(deadline);
      }
      answers(server)
          .forEach((question, answer) ->
              assertThat(answer).as(question).isEqualTo(expected.get(question)));
      // What was logged ahead, a standby takes for given out.
      assertThat(lastValue(server)).isBetween(lastValue, lastValue + AHEAD);
      assertThat(server.psql("select count(*) > 100 from t")).isEqualTo("t\n");
      assertThat(server.psql("select pg_is_in_recovery()")).isEqualTo("t\n");
      server.run("pg_ctl", "-D", standby.toString(), "-w", "promote");
      server.psql("commit prepared 'x'");
      assertThat(server.psql("select k from t where id = 10001")).isEqualTo("left\n");
      server.run("pg_ctl", "-D", standby.toString(), "-m", "fast", "-w", "stop");
    } catch (IllegalStateException | AssertionError e) {
      if (Files.exists(standby.resolve("postmaster.pid"))) {
        server.run("pg_ctl", "-D", standby.toString(), "-m", "immediate", "-w", "stop");
      }
      throw new AssertionError(Files.readString(log), e);
    }
    assertThat(Files.readString(log)).doesNotContain("FATAL", "PANIC", "inconsistent page");
  }

  private static void compareDumps(OracleServer server, String start, String end)
      throws IOException {
    String wal = server.data().resolve("pg_wal").toString();
    String[] arguments = {"-p", wal, "-s", start, "-e", end, "--bkp-details"};
    String theirs = server.run("pg_waldump", arguments);
    assertThat(theirs).contains("for WAL verification");
    assertThat(theirs.lines().count()).isGreaterThan(10_000);
    List<String> command = new ArrayList<>();
    command.add(Facts.root().resolve("bin/gajah").toString());
    command.add("waldump");
    command.addAll(List.of(arguments));
    Path output = server.directory().resolve("dump");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      int code = process.waitFor();
      assertThat(code).as(() -> lastLine(output)).isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(Files.readAllLines(output)).isEqualTo(theirs.lines().toList());
    System.out.println(theirs.lines().count() + " lines of the log alike");
  }

  private static String lastLine(Path file) {
    try {
      return Files.readAllLines(file).getLast();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String pgbench(OracleServer server, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add("postgres");
    return server.client("pgbench", arguments.toArray(String[]::new));
  }
}
