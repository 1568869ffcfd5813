package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.session.Transcript;
import org.gajah.oracle.wire.RawClient;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.StartupPacket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sessions that have been silent for so long that they have no thread: whoever wants something of
/// them finds them all the same.
class SilentSessionsTest {
  private static Twins twins;

  @BeforeAll
  static void start() throws IOException {
    twins = Twins.secured();
  }

  @AfterAll
  static void stop() throws IOException {
    twins.close();
  }

  private static RawClient session() throws IOException {
    return RawClient.session(twins.ours().port(), 60_000);
  }

  private static List<String> lines(List<BackendMessage> messages) {
    return messages.stream().map(Transcript::line).filter(Objects::nonNull).toList();
  }

  private static String ask(RawClient client, String sql) throws IOException {
    return String.join("\n", lines(client.query(sql)));
  }

  private static void awaitSilence() throws IOException {
    twins.server().awaitSilence();
  }

  @Test
  void everythingOfASessionIsStillThere() throws IOException {
    try (RawClient client = session();
        RawClient other = session()) {
      ask(client, "create temp table kept (v int); insert into kept values (1), (2), (3)");
      ask(client, "prepare three as select count(*) from kept");
      ask(client, "set application_name = 'silent'; create table held ()");
      ask(
          client,
          "begin; lock table held; declare c cursor for select v from kept order by v; fetch c");
      awaitSilence();
      assertThat(ask(other, "begin; lock table held nowait; commit")).contains("C=55P03");
      ask(other, "rollback");
      assertThat(ask(client, "fetch c; execute three; show application_name"))
          .contains("D '2'", "D '3'", "D 'silent'");
      awaitSilence();
      assertThat(ask(client, "fetch c; commit")).contains("D '3'").doesNotContain("C=");
      awaitSilence();
      assertThat(ask(other, "drop table held")).doesNotContain("C=");
    }
  }

  @Test
  void partsOfAMessageAreWaitedFor() throws IOException {
    try (RawClient client = session()) {
      awaitSilence();
      byte[] query = {'Q', 0, 0, 0, 13, 's', 'e', 'l', 'e', 'c', 't', ' ', '7', 0};
      for (byte one : query) {
        client.send(new byte[] {one});
      }
      assertThat(lines(client.untilReady())).contains("D '7'");
    }
  }

  @Test
  void notificationsArrive() throws IOException {
    try (RawClient listener = session();
        RawClient notifier = session()) {
      ask(listener, "listen silence");
      awaitSilence();
      ask(notifier, "notify silence, 'once'");
      awaitSilence();
      ask(notifier, "notify silence, 'twice'");
      awaitSilence();
      assertThat(notification(listener)).isEqualTo("silence once");
      assertThat(notification(listener)).isEqualTo("silence twice");
      assertThat(ask(listener, "select 1")).contains("D '1'");
    }
  }

  private static String notification(RawClient listener) throws IOException {
    return listener.receive() instanceof BackendMessage.NotificationResponse told
        ? told.channel().toString(StandardCharsets.UTF_8)
            + " "
            + told.payload().toString(StandardCharsets.UTF_8)
        : "something else";
  }

  @Test
  void timesRunOut() throws IOException {
    try (RawClient idle = session();
        RawClient inTransaction = session();
        RawClient late = session()) {
      ask(idle, "set idle_session_timeout = '3s'");
      ask(inTransaction, "set idle_in_transaction_session_timeout = '3s'; begin");
      ask(late, "set transaction_timeout = '4s'; begin");
      awaitSilence();
      assertThat(String.join("\n", lines(idle.untilReady()))).contains("C=57P05");
      assertThat(String.join("\n", lines(inTransaction.untilReady()))).contains("C=25P03");
      assertThat(String.join("\n", lines(late.untilReady()))).contains("C=25P04");
    }
  }

  @Test
  void othersTerminateCancelAndReload() throws IOException {
    try (RawClient victim = session();
        RawClient canceled = session();
        RawClient boss = session()) {
      String pid = ask(victim, "select pg_backend_pid()").replaceAll("(?s).*D '(\\d+)'.*", "$1");
      String spared =
          ask(canceled, "select pg_backend_pid()").replaceAll("(?s).*D '(\\d+)'.*", "$1");
      awaitSilence();
      assertThat(ask(boss, "select pg_cancel_backend(" + spared + ")")).contains("D 't'");
      assertThat(ask(boss, "select pg_terminate_backend(" + pid + ", 10000)")).contains("D 't'");
      assertThat(String.join("\n", lines(victim.untilReady()))).contains("C=57P01");
      ask(boss, "alter system set work_mem = '7MB'");
      ask(boss, "select pg_reload_conf()");
      awaitSilence();
      assertThat(ask(canceled, "show work_mem")).contains("D '7MB'");
      ask(boss, "alter system reset all");
    }
  }

  @Test
  void cancelRequestsFindNothingToCancel() throws IOException {
    try (RawClient client = new RawClient(twins.ours().port(), 60_000)) {
      client.enter("postgres", "postgres");
      BackendMessage.BackendKeyData key =
          client.untilReady().stream()
              .filter(BackendMessage.BackendKeyData.class::isInstance)
              .map(BackendMessage.BackendKeyData.class::cast)
              .findFirst()
              .orElseThrow();
      awaitSilence();
      try (RawClient canceler = new RawClient(twins.ours().port(), 60_000)) {
        canceler.send(new StartupPacket.CancelRequest(key.processId(), key.secretKey()));
        canceler.rest();
      }
      assertThat(ask(client, "select 1")).contains("D '1'").doesNotContain("C=");
    }
  }

  @Test
  void whoIsGoneIsNoticed() throws IOException {
    try (RawClient other = session()) {
      try (RawClient holder = session()) {
        ask(holder, "create table taken ()");
        ask(holder, "begin; lock table taken");
        awaitSilence();
      }
      assertThat(ask(other, "drop table taken")).doesNotContain("C=");
      assertThat(twins.log())
          .contains("unexpected EOF on client connection with an open transaction");
    }
  }

  /// psql over TLS, in a process of its own.
  @Test
  void tlsGoesOn() throws Exception {
    Process psql =
        new ProcessBuilder(
                Oracle.installed().program("psql").toString(),
                "-XAtq",
                "host=127.0.0.1 port=%d user=postgres dbname=postgres sslmode=require"
                    .formatted(twins.ours().port()))
            .redirectErrorStream(true)
            .start();
    try (PrintWriter in =
            new PrintWriter(
                new OutputStreamWriter(psql.getOutputStream(), StandardCharsets.UTF_8), true);
        BufferedReader out =
            new BufferedReader(
                new InputStreamReader(psql.getInputStream(), StandardCharsets.UTF_8))) {
      for (int round = 0; round < 3; round++) {
        in.println("select " + round + ", length(repeat('x', 100000));");
        assertThat(out.readLine()).isEqualTo(round + "|100000");
        awaitSilence();
      }
      in.println("\\q");
      assertThat(psql.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      psql.destroyForcibly();
    }
  }

  @Test
  void aFastShutdownTellsThem() throws IOException {
    try (RawClient client = session();
        RawClient inTransaction = session()) {
      ask(inTransaction, "begin");
      awaitSilence();
      twins.server().stop();
      assertThat(String.join("\n", lines(client.untilReady()))).contains("C=57P01");
      assertThat(String.join("\n", lines(inTransaction.untilReady()))).contains("C=57P01");
      twins.restart();
    }
  }

  @Test
  void aSmartShutdownWaitsForThem() throws Exception {
    Process server = twins.server().process();
    try (RawClient client = session()) {
      awaitSilence();
      signal(server, "TERM");
      assertThat(server.waitFor(2, TimeUnit.SECONDS)).isFalse();
      assertThat(ask(client, "select 1")).contains("D '1'");
      awaitSilence();
    }
    assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    twins.restart();
  }

  @Test
  void anImmediateShutdownTellsThem() throws Exception {
    Process server = twins.server().process();
    try (RawClient client = session()) {
      awaitSilence();
      signal(server, "QUIT");
      assertThat(String.join("\n", lines(client.untilReady()))).contains("C=57P01");
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    twins.restart();
  }

  private static void signal(Process server, String name) throws Exception {
    int sent =
        new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).start().waitFor();
    assertThat(sent).isZero();
  }
}
