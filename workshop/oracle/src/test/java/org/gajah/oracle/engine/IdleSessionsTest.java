package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.wire.RawClient;
import org.gajah.wire.BackendMessage;
import org.junit.jupiter.api.Test;

/// A thousand sessions that idle after a query of the catalogs: none has a thread, each is small,
/// all answer again, and none leaves anything behind. `workshop/bench/run idle` measures the same
/// beside the real server.
class IdleSessionsTest {
  private static final int SESSIONS = 1000;
  private static final int WARM = 20;
  private static final long MOST_ON_HEAP = 48 * 1024;

  /// Of the whole process: heap, stacks, the JVM's own.
  private static final long MOST = 100 * 1024;

  private static final String QUERY =
      """
      select c.relname, a.attname from pg_class c
        join pg_attribute a on a.attrelid = c.oid where c.relname = 'pg_type'\
      """;

  @Test
  void aThousandSessionsIdle() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    try (OracleServer cluster =
        OracleServer.initialise(
            Oracle.installed(), List.of(), "max_connections = " + (SESSIONS + WARM + 20))) {
      Path log = cluster.directory().resolve("gajah.log");
      GajahServer server =
          GajahServer.start(cluster.data(), cluster.port(), cluster.directory(), log);
      try {
        open(clients, WARM, cluster.port());
        server.awaitSilence();
        long descriptors = server.descriptors();
        long before = liveBytes(server);
        long processBefore = server.memory();
        open(clients, SESSIONS, cluster.port());
        server.awaitSilence();
        // The server gives back by itself what the queries left behind.
        awaitMemory(server, processBefore + SESSIONS * MOST);
        long each = (liveBytes(server) - before) / SESSIONS;
        assertThat(each).as("bytes of a session").isBetween(1024L, MOST_ON_HEAP);
        for (RawClient client : clients) {
          ask(client);
        }
        server.awaitSilence();
        while (clients.size() > WARM) {
          clients.removeLast().close();
        }
        leave(server, descriptors);
        for (RawClient client : clients) {
          ask(client);
        }
      } finally {
        for (RawClient client : clients) {
          client.close();
        }
        server.stop();
      }
    }
  }

  private static void awaitMemory(GajahServer server, long most) throws Exception {
    long deadline = System.nanoTime() + 30_000_000_000L;
    long now = server.memory();
    while (now > most) {
      assertThat(System.nanoTime()).as(now + " bytes, not " + most).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
      now = server.memory();
    }
  }

  /// Waits until those who left have given back what they had.
  private static void leave(GajahServer server, long descriptors) throws Exception {
    long deadline = System.nanoTime() + 60_000_000_000L;
    // A file of a relation may have been opened since.
    while (server.threads(GajahServer.SESSION) > 0 || server.descriptors() > descriptors + 10) {
      assertThat(System.nanoTime()).as("sessions are gone").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static void ask(RawClient client) throws IOException {
    assertThat(client.query(QUERY)).hasAtLeastOneElementOfType(BackendMessage.DataRow.class);
  }

  private static void open(List<RawClient> clients, int count, int port) throws IOException {
    for (int i = 0; i < count; i++) {
      RawClient client = RawClient.session(port, 60_000);
      clients.add(client);
      ask(client);
    }
  }

  /// What is alive on the server's heap, by the JDK's own count after a collection.
  private static long liveBytes(GajahServer server) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(server.process().pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher total = Pattern.compile("(?m)^Total +\\d+ +(\\d+)").matcher(text);
    assertThat(total.find()).as(text).isTrue();
    return Long.parseLong(total.group(1));
  }
}
