package org.gajah.oracle.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.engine.GajahServer;

/// The real server and Gajah, each running on a copy of the same cluster, whose database `postgres`
/// holds `schema.sql`.
final class Twins implements AutoCloseable {
  /// One role needs a password.
  private static final String RULES =
      """
      local all locked scram-sha-256
      host all locked all scram-sha-256
      local all all trust
      host all all all trust
      """;

  private final OracleServer real;
  private final OracleServer copy;
  private GajahServer gajah;

  private Twins(OracleServer real, OracleServer copy, GajahServer gajah) {
    this.real = real;
    this.copy = copy;
    this.gajah = gajah;
  }

  /// @param settings lines for `postgresql.conf` of both
  static Twins start(String... settings) throws IOException {
    return start(
        OracleServer.initialise(Oracle.installed(), List.of("--data-checksums"), settings));
  }

  /// Both with TLS.
  static Twins secured() throws IOException {
    OracleServer real =
        OracleServer.initialise(Oracle.installed(), List.of("--data-checksums"), "ssl = on");
    real.makeCertificate();
    return start(real);
  }

  private static Twins start(OracleServer real) throws IOException {
    Files.writeString(real.data().resolve("pg_hba.conf"), RULES);
    real.startAgain();
    Path script = real.directory().resolve("schema.sql");
    Files.writeString(script, resource("schema.sql"));
    real.psql("postgres", script);
    real.stop();
    OracleServer copy = OracleServer.adopt(Oracle.installed(), real.data());
    real.startAgain();
    ownKey(copy.data().resolve("server.key"));
    return new Twins(real, copy, serve(copy));
  }

  /// A key must belong to whoever runs the server.
  private static void ownKey(Path key) throws IOException {
    if (Files.exists(key)) {
      byte[] content = Files.readAllBytes(key);
      Files.delete(key);
      Files.createFile(
          key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(key, content);
    }
  }

  private static GajahServer serve(OracleServer copy) throws IOException {
    Path log = copy.directory().resolve("gajah.log");
    return GajahServer.start(copy.data(), copy.port(), copy.directory(), log);
  }

  /// The text of a file beside the tests.
  static String resource(String name) throws IOException {
    try (InputStream in = Twins.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  OracleServer real() {
    return real;
  }

  /// Where Gajah's cluster is, and how it is reached.
  OracleServer ours() {
    return copy;
  }

  List<OracleServer> both() {
    return List.of(real, copy);
  }

  /// Gajah as a process.
  GajahServer server() {
    return gajah;
  }

  /// Stops and starts Gajah.
  void restart() throws IOException {
    gajah.stop();
    gajah = serve(copy);
  }

  String log() throws IOException {
    return Files.readString(copy.directory().resolve("gajah.log"));
  }

  /// Runs psql over the unix socket.
  static String psql(OracleServer server, String input, String... options) {
    return exactly(server, input, options)
        .replace(server.directory().toString(), "DIRECTORY")
        .replace(Integer.toString(server.port()), "PORT");
  }

  /// Runs psql over the unix socket and tells what it prints, names of places included.
  static String exactly(OracleServer server, String input, String... options) {
    List<String> command =
        new ArrayList<>(List.of(Oracle.installed().program("psql").toString(), "-X"));
    command.addAll(server.address());
    command.addAll(List.of(options));
    return Programs.run(command, Map.of("PGCONNECT_TIMEOUT", "20"), input).text();
  }

  @Override
  public void close() throws IOException {
    try {
      gajah.stop();
    } finally {
      real.close();
      copy.close();
    }
  }
}
