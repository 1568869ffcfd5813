package org.gajah.oracle.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.seam.Threads;
import org.gajah.base.settings.ServerOptions;
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

/// Instances within this JVM, on clusters that the real initdb made, with an engine that knows a
/// few statements.
class InstanceLifeTest {
  private final List<Life> lives = new ArrayList<>();
  private final List<OracleServer> clusters = new ArrayList<>();

  /// An instance and the thread that runs it.
  private record Life(Instance instance, Threads.Strand thread, List<String> log, int port) {
    String logged() {
      synchronized (log) {
        return String.join("", log);
      }
    }
  }

  @AfterEach
  void stop() {
    lives.forEach(life -> life.instance.close());
    clusters.forEach(OracleServer::close);
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
                "127.0.0.1"));
    for (String setting : settings) {
      words.addAll(List.of("-c", setting));
    }
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    Instance instance =
        Instance.start(
            new InstanceOptions(
                cluster.data(),
                cluster.data().resolve("postgresql.conf"),
                ServerOptions.parse(words, ServerOptions.Program.POSTMASTER),
                Map.of(),
                "postgres",
                (storage, processes, values) -> new TinyEngine(),
                bytes -> log.add(new String(bytes, StandardCharsets.UTF_8)),
                () -> {},
                InstanceOptions.World.system(RealDisk.owning(cluster.data()))));
    Life life =
        new Life(
            instance, Threads.platform().start("postmaster", instance::run), log, cluster.port());
    lives.add(life);
    assertThat(instance.awaitReady(60_000)).as(life.logged()).isTrue();
    return life;
  }

  private static List<String> answers(RawClient client, String sql) throws IOException {
    return client.query(sql).stream().map(Transcript::line).map(String::valueOf).toList();
  }

  private static String refusal(int port) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.enter("plain", "postgres");
      BackendMessage answer = Objects.requireNonNull(client.receive());
      while (answer instanceof BackendMessage.AuthenticationOk) {
        answer = Objects.requireNonNull(client.receive());
      }
      String line = String.valueOf(Transcript.line(answer));
      if (answer instanceof BackendMessage.ErrorResponse) {
        assertThat(client.receive()).isNull();
      }
      return line;
    }
  }

  @Test
  void severalLiveInOneJvmButOnlyOneInADirectory() throws Exception {
    OracleServer first = cluster();
    Life one = start(first);
    Life two = start(cluster());
    for (Life life : List.of(one, two)) {
      try (RawClient client = RawClient.session(life.port)) {
        assertThat(answers(client, "select 1")).contains("D '1'", "C SELECT 1");
      }
    }
    assertThatThrownBy(() -> start(first))
        .isInstanceOf(PgException.class)
        .hasMessageContaining("postmaster.pid\" already exists");
    one.instance.close();
    assertThat(one.logged()).endsWith("LOG:  database system is shut down\n");
    start(first);
  }

  @Test
  void aSessionThatPanicsMakesTheInstanceStartAnew() throws Exception {
    Life life = start(cluster());
    try (RawClient bystander = RawClient.session(life.port);
        RawClient culprit = RawClient.session(life.port)) {
      assertThat(answers(culprit, "notify panic"))
          .singleElement()
          .asString()
          .startsWith("E S=PANIC V=PANIC C=XX000 M=failure in a critical section");
      assertThat(String.valueOf(Transcript.line(Objects.requireNonNull(bystander.receive()))))
          .startsWith(
              "N S=WARNING V=WARNING C=57P02"
                  + " M=terminating connection because of crash of another server process");
      assertThat(bystander.receive()).isNull();
    }
    long end = System.nanoTime() + 60_000_000_000L;
    while (life.logged().split("ready to accept connections", -1).length < 3) {
      assertThat(System.nanoTime()).as(life.logged()).isLessThan(end);
      Thread.onSpinWait();
    }
    assertThat(life.logged())
        .containsSubsequence(
            "terminating any other active server processes",
            "all server processes terminated; reinitializing",
            "database system was interrupted; last known up at",
            "automatic recovery in progress",
            "database system is ready to accept connections");
    try (RawClient client = RawClient.session(life.port)) {
      assertThat(answers(client, "select 1")).contains("D '1'");
    }
  }

  /// Nobody knows what a thread has left behind that Java ended: as when a backend is killed, all
  /// start anew.
  @Test
  void aSessionThatJavaEndsMakesTheInstanceStartAnew() throws Exception {
    Life life = start(cluster());
    int starts = 1;
    for (String end : List.of("overflow", "memory", "internal")) {
      try (RawClient bystander = RawClient.session(life.port);
          RawClient culprit = RawClient.session(life.port)) {
        culprit.send(new FrontendMessage.Query("notify " + end));
        assertThat(culprit.receive()).as(end).isNull();
        assertThat(String.valueOf(Transcript.line(Objects.requireNonNull(bystander.receive()))))
            .startsWith("N S=WARNING V=WARNING C=57P02");
        assertThat(bystander.receive()).isNull();
      }
      starts++;
      long deadline = System.nanoTime() + 60_000_000_000L;
      while (life.logged().split("ready to accept connections", -1).length < starts + 1) {
        assertThat(System.nanoTime()).as(life.logged()).isLessThan(deadline);
        Thread.onSpinWait();
      }
      String logged = life.logged();
      assertThat(logged.substring(logged.lastIndexOf("LOG:  server process (PID ")))
          .containsSubsequence(
              "was terminated by signal 6: Aborted",
              "DETAIL:  Failed process was running: notify " + end,
              "terminating any other active server processes",
              "all server processes terminated; reinitializing",
              "database system is ready to accept connections");
      try (RawClient client = RawClient.session(life.port)) {
        assertThat(answers(client, "select 1")).contains("D '1'");
      }
    }
  }

  @Test
  void tooManyClientsAreRefused() throws Exception {
    Life life =
        start(
            cluster(),
            "max_connections=4",
            "superuser_reserved_connections=2",
            "max_wal_senders=0");
    List<RawClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        clients.add(RawClient.session(life.port));
      }
      assertThat(refusal(life.port))
          .isEqualTo(
              "E S=FATAL V=FATAL C=53300 M=remaining connection slots are reserved for roles with"
                  + " the SUPERUSER attribute");
      for (int i = 0; i < 2; i++) {
        clients.add(RawClient.session(life.port));
      }
      assertThat(refusal(life.port))
          .isEqualTo("E S=FATAL V=FATAL C=53300 M=sorry, too many clients already");
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void aSmartShutdownWaitsForClientsAndTakesNoNewOnes() throws Exception {
    Life life = start(cluster());
    try (RawClient client = RawClient.session(life.port)) {
      life.instance.stop(ShutdownMode.SMART);
      String refused = refusal(life.port);
      while (!refused.contains("57P03")) {
        refused = refusal(life.port);
      }
      assertThat(refused)
          .isEqualTo("E S=FATAL V=FATAL C=57P03 M=the database system is shutting down");
      assertThat(answers(client, "select 1")).contains("D '1'");
      assertThat(life.instance.awaitEnd(0)).isFalse();
    }
    assertThat(life.instance.awaitEnd(60_000)).isTrue();
    assertThat(life.logged()).contains("received smart shutdown request", "shutting down");
  }

  @Test
  void aFastShutdownEndsSessionsInTransactions() throws Exception {
    Life life = start(cluster());
    try (RawClient client = RawClient.session(life.port)) {
      answers(client, "begin");
      life.instance.stop(ShutdownMode.FAST);
      assertThat(Transcript.line(Objects.requireNonNull(client.receive())))
          .isEqualTo(
              "E S=FATAL V=FATAL C=57P01"
                  + " M=terminating connection due to administrator command");
      assertThat(client.receive()).isNull();
    }
    assertThat(life.instance.awaitEnd(60_000)).isTrue();
  }
}
