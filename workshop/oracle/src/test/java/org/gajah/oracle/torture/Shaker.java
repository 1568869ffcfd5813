package org.gajah.oracle.torture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/// An administrator who cannot leave the settings alone: changes some that a reload brings,
/// reloads, and has the log go on in another file, until the server is gone. Nothing of it may cost
/// what was acknowledged.
final class Shaker implements Runnable {
  private static final List<List<String>> SETTINGS =
      List.of(
          List.of("bgwriter_delay", "10ms", "50ms", "200ms"),
          List.of("bgwriter_lru_maxpages", "0", "100", "1000"),
          List.of("bgwriter_lru_multiplier", "0.5", "2", "8"),
          List.of("checkpoint_timeout", "30s", "1min"),
          List.of("checkpoint_completion_target", "0", "0.5", "0.9"),
          List.of("max_wal_size", "2MB", "3MB", "8MB"),
          List.of("wal_writer_delay", "1ms", "20ms", "200ms"),
          List.of("wal_writer_flush_after", "0", "64kB", "1MB"),
          List.of("autovacuum", "on", "off"),
          List.of("autovacuum_naptime", "1s", "1min"),
          List.of("log_rotation_size", "0", "1kB", "16kB"),
          List.of("log_min_duration_statement", "-1", "10ms"),
          List.of("work_mem", "64kB", "4MB"),
          List.of("commit_delay", "0", "100"));

  private final String url;
  private final SplittableRandom random;
  private final BooleanSupplier stays;
  private final Queue<Throwable> faults;
  private final Tally tally;

  /// @param stays whether to go on
  /// @param faults where to put what must not happen
  Shaker(
      String url,
      SplittableRandom random,
      BooleanSupplier stays,
      Queue<Throwable> faults,
      Tally tally) {
    this.url = url;
    this.random = random;
    this.stays = stays;
    this.faults = faults;
    this.tally = tally;
  }

  @Override
  public void run() {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      while (stays.getAsBoolean()) {
        statement.execute(next());
        statement.execute("select pg_sleep(0.0" + random.nextInt(1, 10) + ")");
      }
    } catch (SQLException e) {
      if (!Client.isGone(e)) {
        faults.add(e);
      }
    }
  }

  private String next() {
    return switch (random.nextInt(4)) {
      case 0 -> {
        tally.reloads.incrementAndGet();
        yield "select pg_reload_conf()";
      }
      case 1 -> {
        tally.rotations.incrementAndGet();
        yield "select pg_rotate_logfile()";
      }
      default -> {
        List<String> setting = SETTINGS.get(random.nextInt(SETTINGS.size()));
        String name = setting.getFirst();
        yield random.nextInt(4) == 0
            ? "alter system reset " + name
            : "alter system set %s = '%s'"
                .formatted(name, setting.get(random.nextInt(1, setting.size())));
      }
    };
  }
}
