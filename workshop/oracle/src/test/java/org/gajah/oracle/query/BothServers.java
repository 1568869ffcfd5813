package org.gajah.oracle.query;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;

/// The real server and ours, each on its own copy of a cluster that the real one loaded.
public final class BothServers implements AutoCloseable {
  private static final List<String> LOCALE =
      List.of("--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");

  private final OracleServer real;
  private final Path ourData;
  private final Process ours;
  private final int ourPort;

  private BothServers(OracleServer real, Path ourData, Process ours, int ourPort) {
    this.real = real;
    this.ourData = ourData;
    this.ours = ours;
    this.ourPort = ourPort;
  }

  /// Makes a cluster, loads and copies it, and starts both.
  static BothServers start() throws IOException {
    OracleServer real = loaded();
    return startOn(real);
  }

  /// Starts both on copies of a cluster that was loaded earlier.
  static BothServers startOn(Path template) throws IOException {
    return startOn(OracleServer.adopt(Oracle.installed(), template));
  }

  /// A cluster with the corpus's tables, stopped.
  static OracleServer loaded() {
    OracleServer real =
        OracleServer.initialise(
            Oracle.installed(),
            LOCALE,
            "timezone = 'Europe/Berlin'",
            "autovacuum = off",
            "max_parallel_workers_per_gather = 0",
            "jit = off");
    real.startAgain();
    real.psql("postgres", Script.load());
    real.stop();
    return real;
  }

  /// Copies the cluster of a server that does not run, and starts it and ours.
  public static BothServers startOn(OracleServer real) throws IOException {
    Path ourData = real.directory().resolve("ours");
    real.copyData(ourData);
    real.startAgain();
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path log = real.directory().resolve("ours.log");
    Process ours = launch(ourData, port, real.directory(), log);
    BothServers both = new BothServers(real, ourData, ours, port);
    try {
      both.awaitReady(log);
    } catch (IllegalStateException e) {
      both.close();
      throw e;
    }
    return both;
  }

  /// Ours runs with the classes of this test.
  private static Process launch(Path data, int port, Path sockets, Path log) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            "env",
            "--block-signal=HUP,INT,QUIT,USR1,TERM",
            java,
            "-Xrs",
            "-Xmx1g",
            "-XX:-OmitStackTraceInFastThrow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "org.gajah.cli.postgres.Postgres",
            "-D",
            data.toString(),
            "-p",
            Integer.toString(port),
            "-k",
            sockets.toString())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private void awaitReady(Path log) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!Files.readString(log).contains("ready to accept connections")) {
      if (!ours.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("did not start: " + Files.readString(log));
      }
      Thread.onSpinWait();
    }
  }

  /// The real server's port.
  public int realPort() {
    return real.port();
  }

  /// Our server's port.
  public int ourPort() {
    return ourPort;
  }

  /// Whether ours still lives.
  boolean isAlive() {
    return ours.isAlive();
  }

  String ourLog() throws IOException {
    return Files.readString(Objects.requireNonNull(ourData.getParent()).resolve("ours.log"));
  }

  @Override
  public void close() throws IOException {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(ours.pid())).start().waitFor();
      if (!ours.waitFor(60, TimeUnit.SECONDS)) {
        ours.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      real.close();
    }
  }
}
