package org.gajah.oracle.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The checkpointer under changed settings.
class CheckpointerTest {
  private static final String TABLE =
      """
      create table t (id int, w text);
      insert into t select g, repeat('x', 500) from generate_series(1, 10000) g;
      """;
  private static final String COMPLETE = "checkpoint complete";
  private static final String TOO_OFTEN = "checkpoints are occurring too frequently";
  private static final String REDO =
      "select (redo_lsn - '0/0') / (16 * 1024 * 1024)::numeric from pg_control_checkpoint();";

  /// Half a megabyte of log.
  private static final String SOME_LOG =
      "insert into t select g, repeat('y', 500) from generate_series(1, 850) g;";

  private static long count(Subject server, String column) {
    return server.number("select %s::bigint from pg_stat_checkpointer;".formatted(column));
  }

  @Test
  void timeStartsOneWhichTakesItsTimeUntilTheTargetChanges() throws IOException {
    Subject.askBoth(
        List.of("checkpoint_timeout = 1h", "checkpoint_completion_target = 0.9"),
        server -> {
          server.run(TABLE);
          final long complete = server.logged(COMPLETE);
          final long requested = count(server, "num_requested");
          final long written = count(server, "buffers_written");
          assertThat(count(server, "num_timed")).as("%s", server).isZero();
          server.set("checkpoint_timeout", "30s");
          server.await("time is up", () -> server.logged("checkpoint starting: time") == 1);
          server.await("some are written", () -> count(server, "buffers_written") > written + 5);
          long some = count(server, "buffers_written");
          server.await("and more", () -> count(server, "buffers_written") > some + 5);
          assertThat(server.logged(COMPLETE)).as("%s takes its time", server).isEqualTo(complete);
          server.set("checkpoint_completion_target", "0");
          server.await("it hurries", () -> server.logged(COMPLETE) > complete);
          server.await("it is timed", () -> count(server, "write_time") > 0);
          assertThat(seconds(server.lastLogged(COMPLETE), "write")).isBetween(0.1, 20.0);
          assertThat(count(server, "num_timed")).as("%s", server).isEqualTo(1);
          assertThat(count(server, "num_requested")).as("%s", server).isEqualTo(requested);
          assertThat(count(server, "buffers_written") - written).isGreaterThan(500);
          assertThat(count(server, "sync_time")).as("%s", server).isPositive();
        });
  }

  private static double seconds(String line, String what) {
    Matcher found = Pattern.compile(what + "=([0-9.]+) s").matcher(line);
    assertThat(found.find()).as(line).isTrue();
    return Double.parseDouble(found.group(1));
  }

  @Test
  void volumeStartsOneAndSaysSoWhenItComesTooOften() throws IOException {
    Subject.askBoth(
        List.of("checkpoint_timeout = 1h", "checkpoint_completion_target = 0"),
        server -> {
          server.run(TABLE + "checkpoint;");
          final long requested = count(server, "num_requested");
          for (int i = 0; i < 80; i++) {
            server.run(SOME_LOG);
          }
          assertThat(count(server, "num_requested")).as("%s", server).isEqualTo(requested);
          server.run("checkpoint;");
          server.set("max_wal_size", "64MB");
          long before = segment(server);
          untilVolumeAsks(server, 1);
          // 64 megabytes are four segments, and a checkpoint without delay needs no more.
          server.await("it is done", () -> segment(server) > before);
          assertThat(segment(server) - before).as("%s", server).isEqualTo(4);
          server.await("it is counted", () -> count(server, "num_requested") >= requested + 2);
          assertThat(server.logged(TOO_OFTEN)).as("%s", server).isEqualTo(1);
          server.set("checkpoint_warning", "0");
          untilVolumeAsks(server, 2);
          assertThat(server.logged(TOO_OFTEN)).as("%s is silent", server).isEqualTo(1);
          assertThat(count(server, "num_timed")).as("%s", server).isZero();
        });
  }

  /// The segment in which redo would start.
  private static long segment(Subject server) {
    return (long) Double.parseDouble(server.run(REDO));
  }

  private static void untilVolumeAsks(Subject server, int times) {
    server.await(
        "much is written",
        () -> {
          server.run(SOME_LOG);
          return server.logged("checkpoint starting: wal") >= times;
        });
  }

  @Test
  void whoAsksGetsOneWhichTheLogNeedNotTell() throws IOException {
    Subject.askBoth(
        List.of("checkpoint_timeout = 1h"),
        server -> {
          server.run(TABLE + "checkpoint;");
          server.set("log_checkpoints", "off");
          final long lines = server.logged("checkpoint ");
          final long requested = count(server, "num_requested");
          final long written = count(server, "buffers_written");
          server.run("update t set w = 'y'; checkpoint;");
          server.await("it is counted", () -> count(server, "num_requested") == requested + 1);
          long pages = server.number("select pg_relation_size('t') / 8192;");
          server.await("pages", () -> count(server, "buffers_written") - written >= pages);
          assertThat(count(server, "buffers_written") - written).isLessThan(pages + 30);
          assertThat(server.logged("checkpoint ")).as("%s", server).isEqualTo(lines);
          server.set("log_checkpoints", "on");
          server.run("update t set w = 'z'; checkpoint;");
          server.await("it is told again", () -> server.logged(COMPLETE) == 2);
          assertThat(count(server, "restartpoints_done")).as("%s", server).isZero();
          server.run("select from pg_stat_reset_shared('checkpointer');");
          assertThat(count(server, "num_requested")).as("%s", server).isZero();
        });
  }
}
