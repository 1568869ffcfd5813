package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// Whoever clears a bit of the visibility map says so in the log: the records of heap changes refer
/// to the map's page where the real server's do, which its summaries for incremental backups need.
class MapRecordsTest {
  private static final String WORK =
      """
      create table u (a int, b text) with (fillfactor = 90);
      insert into u select i, repeat('x', 100) from generate_series(1, 400) i;
      vacuum (freeze) u;
      checkpoint;
      delete from u where a = 1;
      vacuum (freeze) u;
      update u set b = repeat('y', 2000) where a = 2;
      vacuum (freeze) u;
      update u set b = repeat('y', 101) where a = 70;
      vacuum (freeze) u;
      select a from u where a = 80 for update;
      select a from u where a = 80 for key share;
      vacuum (freeze) u;
      update u set b = repeat('y', 1990) where a = 90;
      truncate u;
      insert into u select i, repeat('x', 100) from generate_series(1, 10) i;
      vacuum (freeze) u;
      insert into u values (11, 'once');
      insert into u values (12, 'twice');
      vacuum (freeze) u;
      copy u from stdin;
      13	a
      14	b
      15	c
      \\.
      """;

  private static final Pattern START = Pattern.compile("REDO location: +(\\S+)");

  /// What may change from run to run or names a relation's file.
  private static final Pattern VARYING = Pattern.compile("(?<=xmax: )\\d+|(?<=rel )\\d+/\\d+/\\d+");

  @Test
  void clearedBitsAreLoggedAlike() throws IOException {
    try (Twins twins = Twins.start("autovacuum = off", "checkpoint_timeout = 1d")) {
      for (OracleServer server : twins.both()) {
        assertThat(Twins.psql(server, WORK, "-v", "ON_ERROR_STOP=1", "postgres"))
            .doesNotContain("ERROR");
      }
      List<String> real = changes(twins.real());
      assertThat(real).anyMatch(line -> line.contains("blkref #3") && line.contains("fork vm"));
      assertThat(changes(twins.ours())).isEqualTo(real);
    }
  }

  /// The records of changes in the database `postgres` since the checkpoint, but for its catalogs'.
  private static List<String> changes(OracleServer server) {
    String control = run("pg_controldata", server.data().toString());
    Matcher start = START.matcher(control);
    assertThat(start.find()).isTrue();
    String log =
        run(
            "pg_waldump",
            "--bkp-details",
            "--rmgr=Heap",
            "--rmgr=Heap2",
            "--start=" + start.group(1),
            "--path=" + server.data().resolve("pg_wal"));
    List<String> changes = new ArrayList<>();
    StringBuilder record = new StringBuilder();
    for (String line : (log + "\nrmgr: end").split("\n", -1)) {
      if (line.startsWith("rmgr: ")) {
        if (isOfTable(record.toString())) {
          changes.add(record.toString());
        }
        record.setLength(0);
        record.append(line.replaceFirst("^.*desc: ", ""));
      } else if (line.contains("blkref")) {
        record.append(line.replaceFirst("; hole: .*", ""));
      }
    }
    changes.replaceAll(text -> VARYING.matcher(text).replaceAll("_"));
    return changes;
  }

  private static boolean isOfTable(String record) {
    return record.matches("(?s).*rel 1663/\\d+/(\\d{5,}) fork.*")
        && !record.startsWith("PRUNE")
        && !record.startsWith("VISIBLE");
  }

  private static String run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Oracle.installed().program(program).toString());
    command.addAll(List.of(arguments));
    return Programs.run(command, Map.of("LC_ALL", "C"), "").text();
  }
}
