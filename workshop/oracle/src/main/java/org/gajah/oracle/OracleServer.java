package org.gajah.oracle;

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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A running server of the oracle, on a fresh directory and a free port, for as long as a test
/// needs it. Its databases have encoding UTF8 and the builtin provider's locale C.UTF-8.
public final class OracleServer implements AutoCloseable {
  private final Oracle oracle;
  private final Path folder;
  private final int port;

  private OracleServer(Oracle oracle, Path folder, int port) {
    this.oracle = oracle;
    this.folder = folder;
    this.port = port;
  }

  /// Starts a server with these settings (`name=value`) beyond the defaults.
  public static OracleServer start(String... settings) {
    try {
      Path folder = Files.createTempDirectory("gajah-oracle");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      OracleServer server = new OracleServer(Oracle.installed(), folder, freePort());
      server.initialise();
      server.launch(settings);
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

  private void initialise() throws IOException {
    run(
        oracle.asPostgres(
            "initdb",
            "--pgdata=" + data(),
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-sync",
            "--no-instructions"));
  }

  private void launch(String... settings) throws IOException {
    StringBuilder options =
        new StringBuilder(String.format(Locale.ROOT, "-p %d -k /tmp -c fsync=off", port));
    for (String setting : settings) {
      options.append(" -c ").append(setting);
    }
    run(
        oracle.asPostgres(
            "pg_ctl",
            "--pgdata=" + data(),
            "--log=" + folder.resolve("log"),
            "--options=" + options,
            "--wait",
            "start"));
  }

  private static void run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(command + " ended with status " + status);
      }
    } catch (InterruptedException e) {
      process.destroy();
      throw new IOException(e);
    }
  }

  /// The port on the loopback interface.
  public int port() {
    return port;
  }

  /// The address for pgjdbc.
  public String url(String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres";
  }

  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database));
  }

  /// Stops the server and removes its directory.
  @Override
  public void close() {
    try {
      run(oracle.asPostgres("pg_ctl", "--pgdata=" + data(), "--mode=immediate", "stop"));
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
