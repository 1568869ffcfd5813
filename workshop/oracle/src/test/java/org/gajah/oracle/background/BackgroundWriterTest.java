package org.gajah.oracle.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The background writer under changed settings, with a table larger than the buffers.
class BackgroundWriterTest {
  private static final String TABLE =
      """
      create table t (id int, w text) with (fillfactor = 50);
      insert into t select g, repeat('x', 500) from generate_series(1, 3000) g;
      """;
  private static final int ROUNDS = 5;

  private static long count(Subject server, String column) {
    return server.number("select %s from pg_stat_bgwriter;".formatted(column));
  }

  private static void change(Subject server) {
    server.run("update t set w = repeat('y', 500) where id % 7 = 0;");
  }

  private static void untilMore(Subject server, String column) {
    long before = count(server, column);
    server.await(
        column + " rises",
        () -> {
          change(server);
          return count(server, column) > before;
        });
  }

  /// Changes much, and sees that no page is cleaned by it.
  private static void cleansNothing(Subject server) {
    server.pass(300); // the round that goes on when the setting changes
    long before = count(server, "buffers_clean");
    for (int i = 0; i < ROUNDS; i++) {
      change(server);
      server.pass(100);
    }
    assertThat(count(server, "buffers_clean")).as("%s", server).isEqualTo(before);
  }

  @Test
  void settingsSayHowMuchItCleans() throws IOException {
    Subject.askBoth(
        List.of("shared_buffers = 1MB", "bgwriter_lru_maxpages = 0"),
        server -> {
          server.run(TABLE);
          cleansNothing(server);
          server.set("bgwriter_delay", "10ms");
          server.set("bgwriter_lru_maxpages", "1000");
          untilMore(server, "buffers_clean");
          untilMore(server, "buffers_alloc");
          final long stopped = count(server, "maxwritten_clean");
          change(server);
          server.pass(200);
          assertThat(count(server, "maxwritten_clean")).as("%s", server).isEqualTo(stopped);
          server.set("bgwriter_lru_maxpages", "1");
          untilMore(server, "maxwritten_clean");
          server.set("bgwriter_lru_maxpages", "1000");
          server.set("bgwriter_lru_multiplier", "0");
          cleansNothing(server);
          server.set("bgwriter_lru_multiplier", "4");
          untilMore(server, "buffers_clean");
          server.set("bgwriter_delay", "10s");
          cleansNothing(server);
          server.run("select from pg_stat_reset_shared('bgwriter');");
          assertThat(count(server, "maxwritten_clean")).as("%s", server).isZero();
        });
  }
}
