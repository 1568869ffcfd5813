package org.gajah.oracle.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.seam.Threads;
import org.gajah.base.settings.ServerOptions;
import org.gajah.engine.QueryEngine;
import org.gajah.instance.postmaster.Instance;
import org.gajah.instance.postmaster.InstanceOptions;
import org.gajah.instance.postmaster.ShutdownMode;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.wire.RawClient;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an instance does when one of its processes crashes, beside the real server, one of whose
/// processes is killed. Here the disk fails.
class CrashRestartTest {
  private static final String LOG = "/pg_wal/0";
  private static final String TABLES = "/base/";
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final List<OracleServer> clusters = new ArrayList<>();
  private final List<Life> lives = new ArrayList<>();

  private record Life(
      Instance instance,
      AtomicInteger exitCode,
      FaultyDisk disk,
      List<String> log,
      OracleServer cluster) {
    int port() {
      return cluster.port();
    }

    String logged() {
      synchronized (log) {
        return String.join("", log);
      }
    }

    void awaitStarts(int starts) {
      await(() -> logged().split("ready to accept connections", -1).length > starts, this::logged);
    }
  }

  @AfterEach
  void stop() {
    lives.forEach(life -> life.instance.close());
    clusters.forEach(OracleServer::close);
  }

  private static void await(BooleanSupplier condition, Supplier<String> told) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(told.get()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private OracleServer cluster() {
    OracleServer cluster = OracleServer.initialise(Oracle.installed(), List.of());
    clusters.add(cluster);
    return cluster;
  }

  private Life start(OracleServer cluster, String... settings) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "-p",
                Integer.toString(cluster.port()),
                "-k",
                cluster.directory().toString(),
                "-h",
                "127.0.0.1",
                "-c",
                "wal_writer_delay=10s")); // sessions shall sync themselves
    for (String setting : settings) {
      words.addAll(List.of("-c", setting));
    }
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    FaultyDisk disk = new FaultyDisk(RealDisk.owning(cluster.data()));
    Instance instance =
        Instance.start(
            new InstanceOptions(
                cluster.data(),
                cluster.data().resolve("postgresql.conf"),
                ServerOptions.parse(words, ServerOptions.Program.POSTMASTER),
                Map.of(),
                "postgres",
                (storage, processes, values) -> new QueryEngine(storage, processes, false),
                bytes -> log.add(new String(bytes, StandardCharsets.UTF_8)),
                () -> {},
                InstanceOptions.World.system(disk)));
    AtomicInteger exitCode = new AtomicInteger(-1);
    Threads.platform().start("postmaster", () -> exitCode.set(instance.run()));
    Life life = new Life(instance, exitCode, disk, log, cluster);
    lives.add(life);
    assertThat(instance.awaitReady(60_000)).as(life.logged()).isTrue();
    return life;
  }

  private static List<String> answers(RawClient client, String sql) throws IOException {
    return client.query(sql).stream().map(Transcript::line).map(String::valueOf).toList();
  }

  /// All that comes until the server hangs up.
  private static List<String> lastWords(RawClient client) throws IOException {
    List<String> lines = new ArrayList<>();
    for (BackendMessage message = client.receive(); message != null; message = client.receive()) {
      // Whether the head of a result has been sent before its first row is the server's affair.
      if (!(message instanceof BackendMessage.RowDescription)) {
        lines.add(String.valueOf(Transcript.line(message)));
      }
    }
    return lines;
  }

  /// The lines of the log from the crash on that do not depend on what the log of changes holds.
  private static List<String> crash(String log) {
    return log.substring(log.lastIndexOf("LOG:  server process (PID "))
        .lines()
        .map(line -> line.replaceFirst("^.*?(LOG|FATAL|DETAIL|PANIC):  ", "$1:  "))
        .map(line -> line.replaceAll("PID \\d+", "PID n"))
        .map(line -> line.replaceAll("signal .*", "signal n"))
        .map(line -> line.replaceAll("last known up at .*", "last known up at t"))
        .filter(line ->
            line.matches(
                ".*(terminat|Failed process|reinit|interrupted|automatic|ready to accept).*"))
        .toList();
  }

  /// What clients and the log were told.
  private record Told(List<String> idle, List<String> busy, List<String> log, String rows) {}

  private interface Crash {
    void provoke(RawClient culprit) throws Exception;
  }

  private interface Restart {
    String awaitLog();
  }

  private static Told around(int port, Crash crash, Restart restart) throws Exception {
    try (RawClient idle = RawClient.session(port);
        RawClient busy = RawClient.session(port);
        RawClient culprit = RawClient.session(port)) {
      answers(idle, "create table t (a int)");
      answers(idle, "create unlogged table u (a int)");
      answers(idle, "insert into t values (1)");
      answers(idle, "insert into u values (1)");
      answers(busy, "begin; insert into t values (2)");
      busy.send(new FrontendMessage.Query("select pg_sleep(1000)"));
      crash.provoke(culprit);
      List<String> idleWords = lastWords(idle);
      List<String> busyWords = lastWords(busy);
      String log = restart.awaitLog();
      try (RawClient after = RawClient.session(port)) {
        return new Told(
            idleWords,
            busyWords,
            crash(log),
            answers(after, "select 'row', a from t where a < 3").toString()
                + answers(after, "select count(*) from u")
                + answers(after, "select n_tup_ins from pg_stat_user_tables where relname = 't'"));
      }
    }
  }

  @Test
  void clientsAndTheLogAreToldWhatTheRealServerTellsThem() throws Exception {
    OracleServer real = OracleServer.start("restart_after_crash=on");
    clusters.add(real);
    Told expected =
        around(
            real.port(),
            culprit -> {
              // Our own server's process, by the number that it says.
              String pid = answers(culprit, "select pg_backend_pid()").toString();
              long number = Long.parseLong(pid.replaceAll("(?s).*D '(\\d+)'.*", "$1"));
              culprit.send(new FrontendMessage.Query("insert into t values (3)"));
              await(() -> real.psql("select count(*) from t where a = 3").contains("1"), real::log);
              assertThat(ProcessHandle.of(number).orElseThrow().destroyForcibly()).isTrue();
            },
            () -> {
              await(
                  () -> real.log().split("ready to accept connections", -1).length > 2, real::log);
              return real.log();
            });
    Life life = start(cluster());
    Told told =
        around(
            life.port(),
            culprit -> {
              life.disk.failSync(LOG, () -> {});
              assertThat(answers(culprit, "insert into t values (3)"))
                  .singleElement()
                  .asString()
                  .startsWith("E S=PANIC V=PANIC C=58030 M=could not fsync file \"0000");
            },
            () -> {
              life.awaitStarts(2);
              return life.logged();
            });
    assertThat(told).isEqualTo(expected);
    assertThat(told.idle).singleElement().asString().contains("C=57P02");
    assertThat(told.log).hasSizeGreaterThan(6);
    assertThat(life.logged())
        .containsSubsequence("PANIC:  could not fsync", "server process (PID ");
  }

  @Test
  void anotherInstanceInTheJvmLivesOn() throws Exception {
    Life life = start(cluster());
    Life other = start(cluster());
    try (RawClient there = RawClient.session(other.port());
        RawClient culprit = RawClient.session(life.port())) {
      answers(there, "create table t (a int)");
      answers(there, "begin; insert into t values (1)");
      life.disk.failSync(LOG, () -> {});
      assertThat(answers(culprit, "create table t (a int)").toString()).contains("S=PANIC");
      life.awaitStarts(2);
      assertThat(answers(there, "commit").toString()).contains("C COMMIT");
      assertThat(answers(there, "select a from t").toString()).contains("D '1'");
    }
    assertThat(other.logged()).doesNotContain("terminated", "PANIC");
  }

  @Test
  void aFailedSyncOfTheCheckpointerStartsTheInstanceAnew() throws Exception {
    Life life = start(cluster());
    try (RawClient client = RawClient.session(life.port())) {
      answers(client, "create table t (a int)");
      answers(client, "insert into t values (1)");
      life.disk.failSync(TABLES, () -> {});
      client.send(new FrontendMessage.Query("checkpoint"));
      assertThat(lastWords(client)).singleElement().asString().contains("C=57P02");
    }
    life.awaitStarts(2);
    assertThat(life.logged())
        .containsSubsequence(
            "PANIC:  could not fsync file \"base/",
            "LOG:  checkpointer process (PID ",
            "was terminated by signal 6: Aborted",
            "terminating any other active server processes",
            "all server processes terminated; reinitializing");
    try (RawClient client = RawClient.session(life.port())) {
      assertThat(answers(client, "select a from t").toString()).contains("D '1'");
      assertThat(answers(client, "checkpoint").toString()).contains("C CHECKPOINT");
    }
  }

  /// As the real server's log has it after it was killed: before redo starts it is in recovery
  /// mode.
  @Test
  void clientsAreToldThatRecoveryGoesOnAndItMayBeStopped() throws Exception {
    for (ShutdownMode mode : new ShutdownMode[] {ShutdownMode.FAST, ShutdownMode.IMMEDIATE}) {
      Life life = start(cluster());
      CountDownLatch recovering = new CountDownLatch(1);
      CountDownLatch over = new CountDownLatch(1);
      try (RawClient client = RawClient.session(life.port())) {
        answers(client, "create table t (a int)");
        answers(client, "insert into t values (1)");
        life.disk.failSync(LOG, () -> life.disk.delaySync(TABLES, () -> passed(recovering, over)));
        assertThat(answers(client, "insert into t values (2)").toString()).contains("S=PANIC");
      }
      try {
        recovering.await();
        assertThat(refusal(life.port()))
            .isEqualTo(
                "E S=FATAL V=FATAL C=57P03 M=the database system is not yet accepting connections"
                    + " D=Consistent recovery state has not been yet reached.");
        life.instance.stop(mode);
        await(() -> life.logged().contains(" shutdown request"), life::logged);
      } finally {
        over.countDown();
      }
      assertThat(life.instance.awaitEnd(60_000)).as(life.logged()).isTrue();
      Life again = start(life.cluster);
      assertThat(again.logged())
          .contains(
              mode == ShutdownMode.FAST
                  ? "database system was shut down at"
                  : "database system was not properly shut down");
      try (RawClient client = RawClient.session(again.port())) {
        assertThat(answers(client, "select a from t where a = 1").toString()).contains("D '1'");
      }
    }
  }

  private static void passed(CountDownLatch here, CountDownLatch until) {
    here.countDown();
    try {
      until.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String refusal(int port) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.enter("plain", "postgres");
      return String.valueOf(Transcript.line(Objects.requireNonNull(client.receive())));
    }
  }

  /// The disk hangs for the one that writes the log. Those who wait for it leave all the same; the
  /// instance stays until the disk has answered, as long as a write is under way.
  @Test
  void whoWaitsForOneThatHangsLeavesToo() throws Exception {
    Life life = start(cluster());
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (RawClient writer = RawClient.session(life.port());
        RawClient waiter = RawClient.session(life.port())) {
      answers(writer, "create table t (a int)");
      life.disk.failSync(LOG, () -> passed(writing, over));
      writer.send(new FrontendMessage.Query("insert into t values (1)"));
      writing.await();
      waiter.send(new FrontendMessage.Query("insert into t values (2)"));
      life.instance.stop(ShutdownMode.IMMEDIATE);
      assertThat(lastWords(waiter).toString()).contains("immediate shutdown command");
    } finally {
      over.countDown();
    }
    assertThat(life.instance.awaitEnd(60_000)).as(life.logged()).isTrue();
    start(life.cluster);
  }

  @Test
  void withoutARestartTheInstanceEnds() throws Exception {
    Life life = start(cluster(), "restart_after_crash=off");
    try (RawClient client = RawClient.session(life.port())) {
      answers(client, "create table t (a int)");
      answers(client, "insert into t values (1)");
      life.disk.failSync(LOG, () -> {});
      assertThat(answers(client, "insert into t values (2)").toString()).contains("S=PANIC");
    }
    assertThat(life.instance.awaitEnd(60_000)).as(life.logged()).isTrue();
    await(() -> life.exitCode.get() >= 0, life::logged);
    assertThat(life.exitCode.get()).isEqualTo(1);
    assertThat(life.logged())
        .containsSubsequence(
            "LOG:  terminating any other active server processes",
            "LOG:  shutting down because \"restart_after_crash\" is off",
            "LOG:  database system is shut down");
    Life again = start(life.cluster);
    try (RawClient client = RawClient.session(again.port())) {
      assertThat(answers(client, "select a from t where a = 1").toString()).contains("D '1'");
    }
  }

  @Test
  void temporaryFilesStayForThoseWhoLookForTheCause() throws Exception {
    for (boolean removed : new boolean[] {true, false}) {
      Life life = start(cluster(), "remove_temp_files_after_crash=" + (removed ? "on" : "off"));
      Path folder = life.cluster.data().resolve("base/pgsql_tmp");
      Files.createDirectories(folder);
      Path file = Files.writeString(folder.resolve("pgsql_tmp1.1"), "sorted");
      try (RawClient client = RawClient.session(life.port())) {
        life.disk.failSync(LOG, () -> {});
        assertThat(answers(client, "create table t (a int)").toString()).contains("S=PANIC");
      }
      life.awaitStarts(2);
      assertThat(Files.exists(file)).isEqualTo(!removed);
      life.instance.close();
      start(life.cluster);
      assertThat(file).as("a start of its own removes it").doesNotExist();
    }
  }

  @Test
  void aStopDuringTheResetEndsTheInstance() throws Exception {
    Life life = start(cluster());
    try (RawClient client = RawClient.session(life.port())) {
      life.disk.failSync(LOG, () -> life.instance.stop(ShutdownMode.FAST));
      client.send(new FrontendMessage.Query("create table t (a int)"));
      assertThat(Objects.requireNonNull(client.receive())).isNotNull();
    }
    assertThat(life.instance.awaitEnd(60_000)).as(life.logged()).isTrue();
    await(() -> life.exitCode.get() >= 0, life::logged);
    assertThat(life.exitCode.get()).isEqualTo(1);
    assertThat(life.logged())
        .containsSubsequence(
            "received fast shutdown request",
            "was terminated by signal 6: Aborted",
            "abnormal database system shutdown");
    start(life.cluster);
  }
}
