package org.gajah.oracle.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.engine.GajahServer;
import org.junit.jupiter.api.Test;

/// Scripts of COPY, VACUUM, CLUSTER, TRUNCATE and LOCK, run by psql on both servers over
/// directories that were equal: the same answers, byte by byte, but for what is measured.
/// Afterwards the real server looks at what Gajah left.
class MaintenanceScriptsTest {
  private static final List<String> SCRIPTS =
      List.of("copy-options", "copy-from", "vacuum", "vacuum-full");

  private static String resource(String name) throws IOException {
    return new String(
        Objects.requireNonNull(
                MaintenanceScriptsTest.class.getResourceAsStream(
                    "/org/gajah/oracle/commands/" + name + ".sql"))
            .readAllBytes(),
        StandardCharsets.UTF_8);
  }

  @Test
  void bothServersAnswerAlike() throws IOException {
    try (OracleServer server =
        OracleServer.initialise(
            Oracle.installed(), List.of("--data-checksums"), "autovacuum = off")) {
      server.startAgain();
      Map<String, Path> scripts = new LinkedHashMap<>();
      for (String name : SCRIPTS) {
        Path script = server.directory().resolve(name + ".sql");
        Files.writeString(script, resource(name));
        scripts.put(name, script);
      }
      server.psql(resource("setup"));
      server.stop();
      Path own = server.directory().resolve("own");
      server.copyData(own);
      server.startAgain();
      Map<String, List<String>> expected = answers(server, scripts);
      server.stop();
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(own, server.port(), server.directory(), log);
      Map<String, List<String>> found;
      try {
        found = answers(server, scripts);
      } finally {
        gajah.stop();
      }
      assertThat(Files.readString(log)).doesNotContain("PANIC");
      compare(expected, found);
      judge(own);
    }
  }

  private static Map<String, List<String>> answers(OracleServer server, Map<String, Path> scripts) {
    Map<String, List<String>> result = new LinkedHashMap<>();
    scripts.forEach((name, script) ->
        result.put(
            name,
            server
                .client(
                    "psql",
                    "-X",
                    "-q",
                    "-a",
                    "-v",
                    "VERBOSITY=verbose",
                    "-f",
                    script.toString(),
                    "postgres")
                .lines()
                .filter(line -> !isMeasured(line))
                .map(MaintenanceScriptsTest::withoutIds)
                .toList()));
    return result;
  }

  private static boolean isMeasured(String line) {
    return line.startsWith("LOCATION:")
        || line.startsWith("avg read rate:")
        || line.startsWith("buffer usage:")
        || line.startsWith("WAL usage:")
        || line.startsWith("system usage:");
  }

  private static String withoutIds(String line) {
    return line.replaceAll("^psql:\\S+: ", "")
        .replaceAll("removable cutoff: \\d+", "removable cutoff: N")
        .replaceAll("new relfrozenxid: \\d+, which is \\d+", "new relfrozenxid: N, which is N");
  }

  private static void compare(Map<String, List<String>> expected, Map<String, List<String>> found) {
    List<String> differences = new ArrayList<>();
    expected.forEach((name, lines) -> {
      List<String> missing = new ArrayList<>(lines);
      Objects.requireNonNull(found.get(name)).forEach(missing::remove);
      missing.forEach(line -> differences.add(name + " misses " + line));
      List<String> more = new ArrayList<>(Objects.requireNonNull(found.get(name)));
      lines.forEach(more::remove);
      more.forEach(line -> differences.add(name + " has " + line));
    });
    assertThat(differences).isEmpty();
  }

  private static void judge(Path own) {
    try (OracleServer server = OracleServer.adopt(Oracle.installed(), own)) {
      server.startAgain();
      String wrong =
          "select count(*) from pg_class where relkind in ('r', 't') and ((select count(*) from"
              + " pg_check_visible(oid)) > 0 or (select count(*) from pg_check_frozen(oid)) > 0)";
      assertThat(server.psql(wrong).strip()).isEqualTo("0");
      assertThat(
              server.psql("select count(*) from pg_visibility_map('vt') where all_visible").strip())
          .isEqualTo("1");
      String told =
          server.client(
              "pg_amcheck", "--heapallindexed", "--rootdescend", "--verbose", "-d", "postgres");
      assertThat(told).contains("vt_pkey").doesNotContain("skipping");
      server.stop();
    }
  }
}
