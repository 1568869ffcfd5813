package org.gajah.oracle.operators;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;

/// The real server, and ours with the classes of this test, each on its own copy of a cluster that
/// the real one has loaded.
final class TwoServers implements AutoCloseable {
  private static final List<String> LOCALE =
      List.of("--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");

  private final OracleServer real;
  private final Path ourData;
  private final Path ourLog;
  private final int ourPort;
  private Process ours;

  private TwoServers(OracleServer real, Path ourData, Path ourLog, int ourPort) throws IOException {
    this.real = real;
    this.ourData = ourData;
    this.ourLog = ourLog;
    this.ourPort = ourPort;
    this.ours = launch();
  }

  /// Makes a cluster, loads it, copies it and starts both.
  static TwoServers start(String load) throws IOException {
    OracleServer real =
        OracleServer.initialise(
            Oracle.installed(),
            LOCALE,
            "autovacuum = off",
            "max_parallel_workers_per_gather = 0",
            "jit = off");
    real.startAgain();
    real.psql(load);
    real.stop();
    Path ourData = real.directory().resolve("ours");
    real.copyData(ourData);
    real.startAgain();
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    TwoServers both = new TwoServers(real, ourData, real.directory().resolve("ours.log"), port);
    try {
      both.awaitReady();
    } catch (IllegalStateException e) {
      both.close();
      throw e;
    }
    return both;
  }

  private Process launch() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.deleteIfExists(ourLog);
    return new ProcessBuilder(
            "env",
            "--block-signal=HUP,INT,QUIT,USR1,TERM",
            java,
            "-Xrs",
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "org.gajah.cli.postgres.Postgres",
            "-D",
            ourData.toString(),
            "-p",
            Integer.toString(ourPort),
            "-k",
            real.directory().toString())
        .redirectErrorStream(true)
        .redirectOutput(ourLog.toFile())
        .start();
  }

  private void awaitReady() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!ourLog().contains("ready to accept connections")) {
      if (!ours.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("did not start: " + ourLog());
      }
      Thread.onSpinWait();
    }
  }

  /// Kills ours without warning, and starts it again.
  void crash() throws IOException {
    await(ours.destroyForcibly());
    ours = launch();
    awaitReady();
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("did not end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Our data directory.
  Path ourData() {
    return ourData;
  }

  String ourLog() throws IOException {
    return Files.readString(ourLog);
  }

  Connection real() throws SQLException {
    return connect(real.port(), "simple");
  }

  Connection ours() throws SQLException {
    return connect(ourPort, "simple");
  }

  private static Connection connect(int port, String mode) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?preferQueryMode=" + mode;
    return DriverManager.getConnection(url, "postgres", "");
  }

  @Override
  public void close() throws IOException {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(ours.pid())).start().waitFor();
      await(ours);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      real.close();
    }
  }
}
