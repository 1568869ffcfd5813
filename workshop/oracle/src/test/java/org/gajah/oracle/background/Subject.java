package org.gajah.oracle.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Psql;
import org.gajah.oracle.engine.GajahServer;

/// A server whose processes in the background are watched through one session, and its log.
final class Subject {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final String name;
  private final Psql session;
  private final Supplier<String> log;

  private Subject(String name, Psql session, Supplier<String> log) {
    this.name = name;
    this.session = session;
    this.log = log;
  }

  /// What is asked of a server.
  @FunctionalInterface
  interface Question {
    void ask(Subject server) throws IOException;
  }

  /// Asks the real server and then Gajah, each on a new cluster where nobody vacuums by himself.
  ///
  /// @param settings lines for `postgresql.conf`
  static void askBoth(List<String> settings, Question question) throws IOException {
    Oracle oracle = Oracle.installed();
    String[] lines = settings.toArray(String[]::new);
    try (OracleServer cluster = OracleServer.initialise(oracle, List.of(), lines)) {
      cluster.append("postgresql.conf", "autovacuum = off", "fsync = on");
      cluster.startAgain();
      try (Psql session = cluster.session()) {
        question.ask(new Subject("the real server", session, cluster::log));
      }
    }
    try (OracleServer cluster = OracleServer.initialise(oracle, List.of(), lines)) {
      cluster.append("postgresql.conf", "autovacuum = off", "fsync = on");
      Path log = cluster.directory().resolve("gajah.log");
      GajahServer gajah =
          GajahServer.start(cluster.data(), cluster.port(), cluster.directory(), log);
      try (Psql session = cluster.session()) {
        question.ask(new Subject("Gajah", session, () -> read(log)));
      } finally {
        gajah.stop();
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String run(String sql) {
    try {
      return session.run(sql).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long number(String sql) {
    return Long.parseLong(run(sql));
  }

  /// Changes a setting of the running server and waits until that is known.
  void set(String setting, String value) {
    run("alter system set " + setting + " = '" + value + "';");
    run("select pg_reload_conf();");
    String current = "select current_setting('%s') = '%s';".formatted(setting, value);
    await(setting + " is " + value, () -> run(current).equals("t"));
  }

  /// How many lines of the log say so.
  long logged(String words) {
    return log.get().lines().filter(line -> line.contains(words)).count();
  }

  /// The last line of the log that says so.
  String lastLogged(String words) {
    return log.get().lines().filter(line -> line.contains(words)).reduce("", (a, b) -> b);
  }

  /// Waits until something is so.
  void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s: %s", name, what).isLessThan(deadline);
      pass(20);
    }
  }

  /// Lets the server's time pass.
  void pass(int millis) {
    run("select from pg_sleep(%d / 1000.0);".formatted(millis));
  }

  /// For messages of assertions.
  @Override
  public String toString() {
    return name;
  }
}
