package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.session.Transcript;
import org.gajah.oracle.wire.RawClient;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.StartupPacket;
import org.gajah.wire.stream.Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How many may come: for the whole server, a role, a database; and that those who vanish leave
/// their place to others.
class ConnectionLimitsTest {
  private static final int MOST = 12;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private static Twins twins;

  @BeforeAll
  static void start() throws IOException {
    twins =
        Twins.start(
            "max_connections = " + MOST,
            "superuser_reserved_connections = 2",
            "reserved_connections = 3",
            "max_wal_senders = 0",
            "autovacuum = off");
    for (OracleServer server : twins.both()) {
      Twins.psql(
          server,
          """
          create role plain login;
          create role favoured login;
          grant pg_use_reserved_connections to favoured;
          create role few login connection limit 2;
          create role closed login connection limit 0;
          create role chief login superuser connection limit 0;
          update pg_database set datconnlimit = 1 where datname = 'template1';
          """);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    twins.close();
  }

  /// A client that asks for a session, and what it is told.
  private static String enter(
      List<RawClient> clients, OracleServer server, String user, String database)
      throws IOException {
    RawClient client = new RawClient(server.port(), 60_000);
    clients.add(client);
    client.enter(user, database);
    List<BackendMessage> messages = client.untilReady();
    return messages.stream()
        .filter(BackendMessage.ErrorResponse.class::isInstance)
        .map(message -> Objects.requireNonNull(Transcript.line(message)))
        .findFirst()
        .orElse(messages.isEmpty() ? "gone" : "in");
  }

  private static void leave(List<RawClient> clients) throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
    clients.clear();
  }

  private interface Scene {
    List<String> play(OracleServer server) throws IOException;
  }

  /// Plays on both servers. Who left just before may still be there, so that it is played again
  /// until both say the same.
  private static List<String> alike(Scene scene) throws IOException {
    List<String> expected = scene.play(twins.real());
    List<String> actual = scene.play(twins.ours());
    for (int i = 0; i < 10 && !actual.equals(expected); i++) {
      expected = scene.play(twins.real());
      actual = scene.play(twins.ours());
    }
    assertThat(actual).isEqualTo(expected);
    return actual;
  }

  /// Sessions of users in turn, all kept until the last has come.
  private static Scene crowd(String database, String... users) {
    return server -> {
      List<RawClient> clients = new ArrayList<>();
      List<String> told = new ArrayList<>();
      try {
        for (String user : users) {
          told.add(user + ": " + enter(clients, server, user, database));
        }
      } finally {
        leave(clients);
      }
      return told;
    };
  }

  private static String[] times(int count, String user, String... more) {
    String[] users = Arrays.copyOf(more, more.length + count);
    System.arraycopy(more, 0, users, count, more.length);
    Arrays.fill(users, 0, count, user);
    return users;
  }

  @Test
  void lastPlacesAreForSome() throws IOException {
    List<String> told =
        alike(crowd("postgres", times(8, "plain", "favoured", "favoured", "favoured", "favoured")));
    assertThat(told).contains("plain: in", "favoured: in");
    assertThat(String.join("\n", told)).contains("53300");
  }

  @Test
  void allPlacesMayBeTaken() throws IOException {
    List<String> told = alike(crowd("postgres", times(MOST, "postgres", "postgres", "plain")));
    assertThat(told.getLast())
        .isEqualTo("plain: E S=FATAL V=FATAL C=53300 M=sorry, too many clients already");
  }

  @Test
  void superusersHaveThePlacesThatNobodyElseGets() throws IOException {
    alike(crowd("postgres", times(10, "postgres", "favoured", "plain", "postgres", "postgres")));
  }

  @Test
  void rolesAndDatabasesHaveLimitsOfTheirOwn() throws IOException {
    List<String> told =
        alike(crowd("postgres", "few", "few", "few", "closed", "chief", "plain", "few"));
    assertThat(told).contains("few: in", "chief: in").doesNotContain("closed: in");
    told = alike(crowd("template1", "plain", "plain", "postgres", "plain"));
    assertThat(told).contains("plain: in", "postgres: in");
    assertThat(told.getLast())
        .isEqualTo(
            "plain: E S=FATAL V=FATAL C=53300 M=too many connections for database \"template1\"");
  }

  @Test
  void whoVanishesLeavesAPlace() throws IOException {
    OracleServer server = twins.ours();
    for (int round = 0; round < 60; round++) {
      for (int phase = 0; phase < 7; phase++) {
        vanish(server, phase);
      }
    }
    List<String> all = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!all.equals(List.of(times(MOST, "postgres: in"))) && System.nanoTime() < end) {
      all = crowd("postgres", times(MOST, "postgres")).play(server);
    }
    assertThat(all).containsOnly("postgres: in").hasSize(MOST);
    assertThat(Twins.psql(server, "lock table pg_class; drop table if exists held;"))
        .doesNotContain("timeout");
    assertThat(twins.log()).doesNotContain("PANIC", "Exception", "leak");
  }

  /// A client that goes away without a word.
  private static void vanish(OracleServer server, int phase) throws IOException {
    if (phase < 4) {
      try (RawClient client = new RawClient(server.port())) {
        switch (phase) {
          case 0 -> {}
          case 1 -> client.send(new byte[] {0, 0, 0});
          case 2 -> client.send(new byte[] {0, 0, 0, 99, 0, 3, 0, 0, 'u', 's', 'e', 'r'});
          default -> {
            client.send(
                new StartupPacket.StartupMessage(
                    Protocol.VERSION_3_0, List.of(new StartupPacket.Parameter("user", "locked"))));
            client.receive(); // the password is wanted
          }
        }
      }
      return;
    }
    List<RawClient> clients = new ArrayList<>();
    try {
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (!enter(clients, server, "postgres", "postgres").equals("in")) {
        assertThat(System.nanoTime()).as("places come free again").isLessThan(end);
      }
      RawClient client = clients.getLast();
      switch (phase) {
        case 4 -> {}
        case 5 ->
            client.query("begin; create table held (a int); lock table pg_class in share mode");
        default ->
            client.send(
                new FrontendMessage.Query(
                    "select repeat('x', 100) from generate_series(1, 1000000)"));
      }
    } finally {
      leave(clients);
    }
  }
}
