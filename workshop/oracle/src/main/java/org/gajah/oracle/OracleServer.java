package org.gajah.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A running server of the oracle on a fresh cluster of its own, in a temporary directory and on a
/// free port. Everybody may log in as anybody, and nothing is fsynced. [#close] stops it and
/// deletes the directory.
public final class OracleServer implements AutoCloseable {
  private final Oracle oracle;
  private final Path directory;
  private final int port;

  private OracleServer(Oracle oracle, Path directory, int port) {
    this.oracle = oracle;
    this.directory = directory;
    this.port = port;
  }

  /// Makes a cluster in UTF8 with the C locale on the installed oracle, and starts it.
  ///
  /// @param settings for example `wal_level=logical`
  public static OracleServer start(String... settings) {
    return start(Oracle.installed(), settings);
  }

  /// Makes a cluster and starts it.
  ///
  /// @param settings lines for `postgresql.conf`
  public static OracleServer start(Oracle oracle, String... settings) {
    OracleServer server = initialise(oracle, List.of(), settings);
    server.startAgain();
    return server;
  }

  /// Makes a cluster whose locale is the builtin C.UTF-8, and starts it.
  ///
  /// @param settings lines for `postgresql.conf`
  public static OracleServer unicode(String... settings) {
    List<String> locale =
        List.of("--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
    OracleServer server = initialise(Oracle.installed(), locale, settings);
    server.startAgain();
    return server;
  }

  /// Makes a cluster, which does not run yet.
  ///
  /// @param options more options for initdb
  /// @param settings lines for `postgresql.conf`
  public static OracleServer initialise(Oracle oracle, List<String> options, String... settings) {
    OracleServer server = new OracleServer(oracle, temporaryDirectory(), freePort());
    List<String> arguments = new ArrayList<>(List.of("-D", server.data().toString()));
    arguments.addAll(List.of("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"));
    arguments.addAll(options);
    server.run("initdb", arguments.toArray(String[]::new));
    server.append("postgresql.conf", "fsync = off");
    server.append("postgresql.conf", settings);
    return server;
  }

  /// A server whose data directory somebody else will make.
  public static OracleServer without(Oracle oracle) {
    return new OracleServer(oracle, temporaryDirectory(), freePort());
  }

  /// A server for a copy of a data directory, which does not run yet.
  public static OracleServer adopt(Oracle oracle, Path data) {
    OracleServer server = new OracleServer(oracle, temporaryDirectory(), freePort());
    run(List.of("cp", "-a", data.toString(), server.data().toString()));
    return server;
  }

  private static Path temporaryDirectory() {
    try {
      Path directory = Files.createTempDirectory("gajah-oracle-");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The data directory.
  public Path data() {
    return directory.resolve("data");
  }

  /// The temporary directory, which also holds the unix socket and is open to everybody.
  public Path directory() {
    return directory;
  }

  public int port() {
    return port;
  }

  /// Starts a server that was stopped.
  public void startAgain() {
    String options = "-p " + port + " -k " + directory + " -h 127.0.0.1";
    run(
        "pg_ctl",
        "-D",
        data().toString(),
        "-l",
        logFile().toString(),
        "-o",
        options,
        "-w",
        "start");
  }

  /// Stops the server; the directory stays.
  public void stop() {
    stop("fast");
  }

  /// Stops the server; the directory stays.
  ///
  /// @param mode `smart`, `fast` or `immediate`
  public void stop(String mode) {
    run("pg_ctl", "-D", data().toString(), "-m", mode, "-w", "stop");
  }

  /// Ends the recovery of a standby.
  public void promote() {
    run("pg_ctl", "-D", data().toString(), "-w", "promote");
  }

  /// Copies the data directory of a server that does not run, owners and all.
  public void copyData(Path target) {
    run(List.of("cp", "-a", data().toString(), target.toString()));
  }

  /// A session of the oracle's psql with the database `postgres`.
  public Psql session() throws IOException {
    return new Psql(oracle, directory, port);
  }

  /// Makes the server read its configuration files again.
  public void reload() {
    run("pg_ctl", "-D", data().toString(), "reload");
  }

  /// Appends lines to a file of the data directory, which then belongs to the server still.
  public void append(String file, String... lines) {
    try {
      Files.writeString(
          data().resolve(file),
          String.join("\n", lines) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the server has logged so far.
  public String log() {
    try {
      return Files.readString(logFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path logFile() {
    return directory.resolve("log");
  }

  /// Runs SQL with the oracle's psql as `postgres` and returns what it prints: rows without
  /// alignment and headers, fields parted by `|`. An error fails.
  public String psql(String sql) {
    return psql("postgres", sql);
  }

  /// The same in another database.
  public String psql(String database, String sql) {
    return client(
        "psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql);
  }

  /// Runs a script with psql as the superuser; the first error in it is an error here.
  public void psql(String database, Path script) {
    String file = script.toString();
    client("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-f", file);
  }

  /// Runs a client program of the oracle as the superuser and returns its output.
  ///
  /// @throws IllegalStateException when it fails
  public String client(String program, String... arguments) {
    List<String> all = new ArrayList<>(address());
    all.addAll(List.of(arguments));
    return run(program, all.toArray(String[]::new));
  }

  /// What tells a client program where the server is and that it comes as the superuser.
  public List<String> address() {
    return List.of("-h", directory.toString(), "-p", Integer.toString(port), "-U", "postgres");
  }

  /// A new connection to a database, as the superuser. Whoever calls this has a JDBC driver.
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?preferQueryMode=simple",
        "postgres",
        "");
  }

  /// Makes a key and a self-signed certificate for `localhost` where the server looks for them.
  public void makeCertificate() {
    run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
        "-keyout",
        data().resolve("server.key").toString(),
        "-out",
        data().resolve("server.crt").toString());
  }

  /// Compiles a C source against the oracle's headers into a library that the server can load.
  public void compile(Path source, Path library) {
    run(
        List.of(
            "gcc",
            "-Wall",
            "-Werror",
            "-fPIC",
            "-shared",
            "-I",
            oracle.home().resolve("include").toString(),
            "-o",
            library.toString(),
            source.toString()));
  }

  /// What `pg_controldata` says of the cluster's state.
  public String state() {
    return run("pg_controldata", "-D", data().toString())
        .lines()
        .filter(line -> line.startsWith("Database cluster state"))
        .findFirst()
        .orElseThrow()
        .replaceFirst(".*: *", "");
  }

  /// Runs a program of the oracle as an unprivileged user and returns its output.
  ///
  /// @throws IllegalStateException when it fails
  public String run(String program, String... arguments) {
    return run(oracle.asPostgres(program, arguments));
  }

  private static String run(List<String> command) {
    try {
      // Output goes to a file: a server started by pg_ctl would keep a pipe open for ever.
      Path output = Files.createTempFile("gajah-oracle-", ".out");
      try {
        Process process =
            new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        int status = process.waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        if (status != 0) {
          throw new IllegalStateException(String.join(" ", command) + ": " + status + "\n" + text);
        }
        return text;
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (Files.exists(data().resolve("postmaster.pid"))) {
        stop("immediate");
      }
    } finally {
      delete();
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
