package org.gajah.oracle.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.bootstrap.OwnCluster;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Definitions and changes of the corpus, on a cluster that Gajah's initdb made, under Gajah and
/// the real server in turns: at the end it dumps as one that the real initdb made and the real
/// server alone ran, and after each turn the real server's tools find nothing wrong.
final class TurnsTest {
  private static final Path RESOURCES = Facts.root().resolve("workshop/oracle/src/test/resources");
  private static final List<String> OPTIONS = List.of("--data-checksums");
  private static final int SHOWN = 1000;
  private static final int LEAST = 19;
  private static final String SETTING = "autovacuum = off";

  @Test
  void twoTurns() throws IOException {
    List<List<Path>> scripts = new ArrayList<>();
    for (String name : List.of("tables", "alter", "keys", "matviews", "roles")) {
      scripts.add(List.of(RESOURCES.resolve("commands/" + name + ".sql")));
    }
    run(2, scripts);
  }

  /// `./build turns [TURNS]`
  @Test
  @Tag("long")
  void manyTurns() throws IOException {
    List<List<Path>> scripts = new ArrayList<>();
    files("commands").stream()
        .filter(path -> !path.endsWith("catalogs.sql"))
        .forEach(path -> scripts.add(List.of(path)));
    String topics = "org/gajah/oracle/";
    scripts.add(
        named(topics + "commands", "setup", "copy-from", "copy-options", "vacuum", "vacuum-full"));
    List<Path> changes = new ArrayList<>(named(topics + "query", "load"));
    for (Path path : files(topics + "query/scripts")) {
      if (Files.readString(path).startsWith("-- Changes what is stored.")) {
        changes.add(path);
      }
    }
    scripts.add(changes);
    assertThat(scripts).hasSizeGreaterThan(LEAST);
    run(Integer.getInteger("gajah.turns", 10), scripts);
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> all = Files.list(RESOURCES.resolve(folder))) {
      return all.filter(path -> path.toString().endsWith(".sql")).sorted().toList();
    }
  }

  private static List<Path> named(String folder, String... names) {
    return Stream.of(names).map(name -> RESOURCES.resolve(folder).resolve(name + ".sql")).toList();
  }

  private static void run(int count, List<List<Path>> scripts) throws IOException {
    try (OracleServer expected = OracleServer.initialise(Oracle.installed(), OPTIONS, SETTING);
        OracleServer own = OwnCluster.initialise(OPTIONS, SETTING)) {
      Turns alone = new Turns(expected, scripts);
      Turns shared = new Turns(own, scripts);
      for (int turn = 0; turn < count; turn++) {
        if (turn % 2 == 0) {
          shared.gajah(turn);
        } else {
          shared.real(turn);
        }
        alone.real(turn);
        System.out.println("turn " + turn + " of " + (turn % 2 == 0 ? "Gajah" : "the real server"));
      }
      same(shared.dump(), alone.dump());
      // Some types' values Gajah keeps but cannot print yet.
      same(shared.definitionsOfGajah(), shared.dump(Turns.DEFINITIONS));
    }
  }

  /// Shows no more of two long texts than where they part.
  private static void same(String found, String expected) {
    int at = Math.max(0, Arrays.mismatch(found.toCharArray(), expected.toCharArray()));
    int from = expected.lastIndexOf("\n\n", Math.max(0, at - SHOWN));
    assertThat(part(found, from, at)).isEqualTo(part(expected, from, at));
    assertThat(found.equals(expected)).isTrue();
  }

  private static String part(String text, int from, int at) {
    return text.substring(Math.max(0, from), Math.min(text.length(), at + SHOWN));
  }
}
