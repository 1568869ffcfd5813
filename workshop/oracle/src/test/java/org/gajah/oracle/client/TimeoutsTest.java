package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.session.Transcript;
import org.gajah.oracle.wire.RawClient;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Limits of time, each as it strikes on the real server.
class TimeoutsTest {
  private static Twins twins;

  @BeforeAll
  static void start() throws IOException {
    twins = Twins.start();
  }

  @AfterAll
  static void stop() throws IOException {
    twins.close();
  }

  private static List<String> lines(List<BackendMessage> messages) {
    return messages.stream().map(Transcript::line).filter(Objects::nonNull).toList();
  }

  /// What a session is told that runs statements and then waits until the server hangs up, where
  /// the last one is empty.
  private static List<String> talk(OracleServer server, String... statements) throws IOException {
    List<String> told = new ArrayList<>();
    try (RawClient client = RawClient.session(server.port(), 60_000)) {
      for (String statement : statements) {
        told.addAll(lines(tell(client, statement)));
      }
    }
    return told;
  }

  private static List<BackendMessage> tell(RawClient client, String statement) throws IOException {
    if (!statement.isEmpty()) {
      try {
        return client.query(statement);
      } catch (SocketException alreadyGone) {
        // What the server said last is still to be read.
      }
    }
    return client.untilReady();
  }

  private static void alike(String sign, String... statements) throws IOException {
    List<String> expected = talk(twins.real(), statements);
    assertThat(talk(twins.ours(), statements)).isEqualTo(expected);
    assertThat(String.join("\n", expected)).contains(sign);
  }

  @Test
  void statements() throws IOException {
    alike("C=57014", "set statement_timeout = 100", "select pg_sleep(60)", "select 1");
    alike("C=57014", "set statement_timeout = 100; begin", "select pg_sleep(60)", "commit");
    alike("C SELECT 1", "set statement_timeout = 100; begin; select pg_sleep(0.01)", "select 2");
    alike("C=57014", "set statement_timeout = '0.1s'; select 1; select pg_sleep(60)", "select 3");
  }

  @Test
  void transactions() throws IOException {
    alike("C=25P04", "set transaction_timeout = 100", "begin", "select pg_sleep(60)");
    alike("C=25P04", "set transaction_timeout = 100", "begin", "");
    alike("C=25P04", "set transaction_timeout = 100", "select pg_sleep(60)");
    alike("C=25P04", "begin; set transaction_timeout = 100", "");
    alike("C SELECT 1", "set transaction_timeout = 3000", "begin", "commit", "select 1");
    alike(
        "C=57014", "set transaction_timeout = 60000; set statement_timeout = 100",
        "select pg_sleep(60)", "select 1");
  }

  @Test
  void idling() throws IOException {
    alike("C=57P05", "set idle_session_timeout = 100", "");
    alike("C=25P03", "set idle_in_transaction_session_timeout = 100", "begin", "");
    alike("C=25P03", "set idle_in_transaction_session_timeout = 100", "begin", "select 1/0", "");
    alike(
        "C=57P05",
        "set idle_in_transaction_session_timeout = 100; set idle_session_timeout = 200",
        "");
  }

  @Test
  void locks() throws IOException {
    List<List<String>> told = new ArrayList<>();
    for (OracleServer server : twins.both()) {
      try (RawClient holder = RawClient.session(server.port());
          RawClient waiter = RawClient.session(server.port(), 60_000)) {
        holder.query("create table if not exists held (a int)");
        holder.query("begin; lock table held");
        List<String> lines = new ArrayList<>();
        for (String statement :
            List.of(
                "set lock_timeout = 100",
                "begin",
                "lock table held",
                "rollback",
                "select * from held",
                "select 1",
                "set statement_timeout = 100; set lock_timeout = 60000",
                "select * from held",
                "set statement_timeout = 0; set lock_timeout = 0; begin; set local lock_timeout ="
                    + " 100; savepoint s; insert into held values (1)",
                "rollback to s; select 3",
                "commit; show lock_timeout")) {
          lines.addAll(lines(waiter.query(statement)));
        }
        told.add(lines);
      }
    }
    assertThat(told.getLast()).isEqualTo(told.getFirst());
    assertThat(String.join("\n", told.getFirst())).contains("C=55P03", "C=57014");
  }

  /// The table is locked by somebody who sleeps, and goes away meanwhile.
  @Test
  void clientsThatAreGoneAreNoticedDuringAStatement() throws IOException {
    for (OracleServer server : twins.both()) {
      try (RawClient owner = RawClient.session(server.port(), 60_000)) {
        owner.query("create table if not exists taken (a int)");
        for (String statement :
            List.of("select pg_sleep(600)", "select count(*) from generate_series(1, 1e12)")) {
          try (RawClient sleeper = RawClient.session(server.port())) {
            sleeper.query("set client_connection_check_interval = 200; begin; lock table taken");
            sleeper.send(new FrontendMessage.Query(statement));
          }
          assertThat(
                  lines(owner.query("set lock_timeout = 30000; begin; lock table taken; commit")))
              .as(statement)
              .contains("C LOCK TABLE");
        }
      }
    }
  }

  @Test
  void keepalives() {
    String script =
        """
        select name, setting, source from pg_settings where name like 'tcp%' order by 1;
        show tcp_keepalives_idle;
        set tcp_keepalives_idle = 77;
        set tcp_keepalives_interval = 11;
        set tcp_keepalives_count = 5;
        show tcp_keepalives_idle;
        show tcp_keepalives_interval;
        show tcp_keepalives_count;
        set tcp_user_timeout = '12s';
        show tcp_user_timeout;
        reset tcp_user_timeout;
        show tcp_user_timeout;
        reset tcp_keepalives_idle;
        show tcp_keepalives_idle;
        show client_connection_check_interval;
        set client_connection_check_interval = '3s';
        show client_connection_check_interval;
        """;
    String local = Twins.psql(twins.real(), script);
    assertThat(Twins.psql(twins.ours(), script)).isEqualTo(local);
    String[] overTcp = {"-h", "127.0.0.1"};
    String expected = Twins.psql(twins.real(), script, overTcp);
    assertThat(Twins.psql(twins.ours(), script, overTcp)).isEqualTo(expected);
    assertThat(expected).contains("77", "11", "7200", "12000").isNotEqualTo(local);
  }
}
