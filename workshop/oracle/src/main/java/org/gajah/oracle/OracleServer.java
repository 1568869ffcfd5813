package org.gajah.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A server of the oracle's on a directory of its own: UTF8, C locale, superuser `postgres`, no
/// password, on a free port of the loopback interface. Closing it stops it and deletes the
/// directory.
public final class OracleServer implements AutoCloseable {
  private final Oracle oracle;
  private final Path folder;
  private final int port;

  private OracleServer(Oracle oracle, Path folder, int port) {
    this.oracle = oracle;
    this.folder = folder;
    this.port = port;
  }

  /// Makes a cluster and starts a server on it.
  ///
  /// @param settings more settings, for example `wal_level=logical`
  public static OracleServer start(String... settings) {
    try {
      Path folder = Files.createTempDirectory("gajah-oracle");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      OracleServer server = new OracleServer(Oracle.installed(), folder, freePort());
      server.run(
          "initdb",
          "-D",
          server.data(),
          "-U",
          "postgres",
          "-A",
          "trust",
          "-E",
          "UTF8",
          "--locale=C",
          "--no-sync");
      List<String> options = new ArrayList<>();
      options.add("-p " + server.port + " -k '' -c listen_addresses=127.0.0.1 -c fsync=off");
      for (String setting : settings) {
        options.add("-c " + setting);
      }
      String log = folder.resolve("log").toString();
      server.run(
          "pg_ctl", "-D", server.data(), "-l", log, "-w", "-o", String.join(" ", options), "start");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /// A folder that this process and the server can write to; it goes when the server goes.
  public Path folder() {
    return folder;
  }

  public int port() {
    return port;
  }

  /// A new connection to a database, as the superuser. Whoever calls this has a JDBC driver.
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?preferQueryMode=simple",
        "postgres",
        "");
  }

  /// Runs a script with psql as the superuser; the first error in it is an error here.
  public void psql(String database, Path script) {
    try {
      run(
          "psql",
          "-X",
          "-q",
          "-v",
          "ON_ERROR_STOP=1",
          "-h",
          "127.0.0.1",
          "-p",
          Integer.toString(port),
          "-U",
          "postgres",
          "-d",
          database,
          "-f",
          script.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String program, String... arguments) throws IOException {
    Process process =
        new ProcessBuilder(oracle.asPostgres(program, arguments))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(program + ".out").toFile())
            .start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException(
          program + ": " + Files.readString(folder.resolve(program + ".out"), UTF_8));
    }
  }

  @Override
  public void close() {
    try {
      run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
