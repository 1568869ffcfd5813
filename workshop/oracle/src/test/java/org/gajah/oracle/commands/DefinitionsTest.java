package org.gajah.oracle.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.engine.GajahServer;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A script of commands, errors among them, runs on the real server and on Gajah, from equal
/// clusters. psql prints the same, SQLSTATE, details, hints and positions included; then the real
/// server finds the same rows in all catalogs of Gajah's directory, dumps the same, and finds no
/// fault in its tables and indexes.
class DefinitionsTest {
  private static final Path SCRIPTS =
      Facts.root().resolve("workshop/oracle/src/test/resources/commands");

  /// What may differ: places in C sources, and pg_dump's random words.
  private static final Pattern ALLOWED =
      Pattern.compile("(?m)^(LOCATION: .*|\\\\(un)?restrict .*)\n");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tables",
        "objects",
        "rights",
        "queries",
        "alter",
        "types",
        "small-types",
        "row-types",
        "roles",
        "databases",
        "tablespaces",
        "owned",
        "routines",
        "matviews",
        "programs",
        "parameters",
        "calls",
        "keys",
        "bodies"
      })
  void bothServersDoTheSame(String script) throws IOException {
    try (OracleServer real =
            OracleServer.initialise(Oracle.installed(), List.of("--data-checksums"));
        OracleServer other = copy(real)) {
      real.startAgain();
      String expected = psql(real, "-e", "-f", SCRIPTS.resolve(script + ".sql").toString());
      String told = onGajah(other, script);
      assertThat(told).isEqualTo(expected);
      other.startAgain();
      assertThat(catalogs(other)).isEqualTo(catalogs(real));
      assertThat(dump(other)).isEqualTo(dump(real));
      other.psql("create extension amcheck");
      assertThat(amcheck(other)).doesNotContain("skipping");
      other.psql("create table goes_on (a int primary key); drop table goes_on");
      other.stop();
      real.stop();
      assertThat(other.run("pg_checksums", "--check", "-D", other.data().toString()))
          .contains("Bad checksums:  0");
    }
  }

  static OracleServer copy(OracleServer server) {
    return OracleServer.adopt(Oracle.installed(), server.data());
  }

  private static String onGajah(OracleServer server, String script) throws IOException {
    Path log = server.directory().resolve("gajah.log");
    GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
    String told;
    try {
      told = psql(server, "-e", "-f", SCRIPTS.resolve(script + ".sql").toString());
    } finally {
      gajah.stop();
    }
    assertThat(Files.readString(log)).doesNotContain("XX000");
    return told;
  }

  static String psql(OracleServer server, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] =
        "exec %s -X -v VERBOSITY=verbose -h %s -p %d -U postgres \"$0\" \"$@\" 2>&1"
            .formatted(Oracle.installed().program("psql"), server.directory(), server.port());
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return clean(Shell.run(all));
  }

  private static String clean(String text) {
    String plain = text.replaceAll("(?m)^psql:[^ ]*: ", "");
    return ALLOWED
        .matcher(plain)
        .replaceAll("")
        // Whichever pair a sort finds first.
        .replaceAll("=\\(.*\\) is duplicated", "=(KEY) is duplicated")
        // A session's number is whichever was free.
        .replaceAll("pg_temp_[0-9]+", "pg_temp_N")
        .replaceAll(" +\"pg_temp_N", " \"pg_temp_N");
  }

  static String catalogs(OracleServer server) {
    return psql(server, "-f", SCRIPTS.resolve("catalogs.sql").toString());
  }

  private static String dump(OracleServer server) {
    return clean(server.client("pg_dump", "--schema-only", "postgres"));
  }

  static String amcheck(OracleServer server) {
    return server.client("pg_amcheck", "--heapallindexed", "--parent-check", "-d", "postgres");
  }
}
