package org.gajah.oracle.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.engine.GajahServer;

/// One cluster whose turns are taken by two servers.
///
/// Each group of scripts has a database of its own. In some turns that is made anew, in the others
/// the scripts meet what they left there before, mostly under the other server.
final class Turns {
  static final String DEFINITIONS = "--schema-only";

  /// What pg_dump makes up, and who built the server.
  private static final Pattern ALLOWED =
      Pattern.compile("(?m)^(\\\\(un)?restrict|-- Dumped from) .*\n");

  private final OracleServer server;
  private final List<List<Path>> scripts;
  private int asked;

  Turns(OracleServer server, List<List<Path>> scripts) {
    this.server = server;
    this.scripts = scripts;
  }

  /// The real server's turn, and a look at everything.
  void real(int turn) throws IOException {
    server.startAgain();
    run(turn);
    judge();
  }

  /// Gajah's turn.
  void gajah(int turn) throws IOException {
    Path log = server.directory().resolve("gajah-" + turn);
    GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
    try {
      run(turn);
    } finally {
      gajah.stop();
    }
    assertThat(Files.readString(log)).doesNotContain("PANIC", "XX000");
    server.startAgain();
    judge();
  }

  private void run(int turn) throws IOException {
    for (int i = 0; i < scripts.size(); i++) {
      String database = "script_" + i;
      if ((turn + i) % 3 == 0 || turn == 0) {
        psql("postgres", "-c", "drop database if exists " + database);
        psql("postgres", "-c", "create database " + database);
      }
      List<String> words = new ArrayList<>(List.of("-c", "select setseed(0.25)"));
      scripts.get(i).forEach(script -> words.addAll(List.of("-f", script.toString())));
      psql(database, words.toArray(String[]::new));
    }
  }

  /// Errors of statements are part of the scripts.
  private void psql(String database, String... words) throws IOException {
    List<String> all = new ArrayList<>(server.address());
    all.addAll(List.of("-X", "-q", "-d", database));
    all.addAll(List.of(words));
    Path told = server.directory().resolve("told-" + ++asked);
    Process process =
        new ProcessBuilder(Oracle.installed().asPostgres("psql", all.toArray(String[]::new)))
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    process.getOutputStream().close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(Files.readString(told))
        .doesNotContain("could not connect", "server closed the connection");
  }

  /// The real server's tools find nothing wrong, while it runs and when it has stopped.
  private void judge() {
    assertThat(
            server.client(
                "pg_amcheck",
                "--all",
                "--install-missing",
                "--heapallindexed",
                "--parent-check",
                "--verbose"))
        .contains("pg_class_oid_index")
        .doesNotContain("ERROR", "error:");
    server.stop();
    assertThat(server.run("pg_checksums", "--check", "-D", server.data().toString()))
        .contains("Bad checksums:  0");
  }

  /// Everything in the cluster, as the real server tells it.
  ///
  /// @param options for pg_dumpall
  String dump(String... options) {
    server.startAgain();
    String dump = dumped(options);
    server.stop();
    return dump;
  }

  /// All definitions in the cluster, as Gajah tells them.
  String definitionsOfGajah() throws IOException {
    Path log = server.directory().resolve("gajah-dump");
    GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
    try {
      return dumped(DEFINITIONS);
    } finally {
      gajah.stop();
    }
  }

  private String dumped(String... options) {
    return sorted(
        ALLOWED
            .matcher(server.client("pg_dumpall", options))
            .replaceAll("")
            .replaceAll("SCRAM-SHA-256.*'", "secret'"));
  }

  /// The rows of each table in order: where on its pages they lie is the server's own business.
  private static String sorted(String dump) {
    List<String> lines = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : dump.split("\n", -1)) {
      if (inside && line.equals("\\.")) {
        rows.sort(null);
        lines.addAll(rows);
        rows.clear();
        inside = false;
      }
      (inside ? rows : lines).add(line);
      inside |= line.startsWith("COPY ") && line.endsWith(" FROM stdin;");
    }
    lines.addAll(rows);
    return String.join("\n", lines);
  }
}
