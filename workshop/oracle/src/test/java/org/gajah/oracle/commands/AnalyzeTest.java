package org.gajah.oracle.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.engine.GajahServer;
import org.junit.jupiter.api.Test;

/// ANALYZE of both servers over the same tables, all of which fit into the sample: the statistics
/// are the same to the last bit, as the real server reads them.
class AnalyzeTest {
  /// Columns whose statistics are not all made yet: the elements of arrays and of text search
  /// vectors, ranges' bounds and lengths, and types whose comparison is not built.
  private static final String GAPS = "('arr', 'tv', 'r', 'ip', 'bt')";

  private static final String STATISTICS =
      "select row_to_json(s) from (select starelid::regclass, attname, stainherit, stanullfrac,"
          + " stawidth, stadistinct, stakind1, stakind2, stakind3, stakind4, stakind5, staop1,"
          + " staop2, staop3, stacoll1, stacoll2, stacoll3, stanumbers1, stanumbers2, stanumbers3,"
          + " stavalues1, stavalues2, stavalues3 from pg_statistic join pg_attribute on attrelid ="
          + " starelid and attnum = staattnum where starelid >= 16384 and starelid <>"
          + " 'big_sample'::regclass and attname not in "
          + GAPS
          + " order by 1, 2) s";
  private static final String COUNTS =
      "select relname, relpages, reltuples, relhasindex from pg_class where oid >= 16384 and relkind"
          + " in ('r', 'i') and relname !~ '^pg_toast' order by 1";
  private static final String ESTIMATED =
      "select attname, stanullfrac, stawidth, stadistinct between -1 and 100,"
          + " coalesce(array_length(stanumbers1, 1), 0) between 1 and 100 from pg_statistic join"
          + " pg_attribute on attrelid = starelid and attnum = staattnum where starelid ="
          + " 'big_sample'::regclass order by 1";
  private static final String ANALYZE =
      "analyze st; analyze st1, st0; analyze big_sample; analyze with_dropped (b, c)";

  private static String tables() throws IOException {
    return new String(
        Objects.requireNonNull(
                AnalyzeTest.class.getResourceAsStream(
                    "/org/gajah/oracle/commands/statistics-tables.sql"))
            .readAllBytes(),
        StandardCharsets.UTF_8);
  }

  private static List<String> statistics(OracleServer server) {
    return List.of(server.psql(STATISTICS), server.psql(COUNTS), server.psql(ESTIMATED));
  }

  @Test
  void statisticsAreTheServers() throws IOException {
    try (OracleServer server =
        OracleServer.initialise(Oracle.installed(), List.of(), "autovacuum = off")) {
      server.startAgain();
      server.psql(tables());
      server.stop();
      Path own = server.directory().resolve("own");
      server.copyData(own);
      server.startAgain();
      server.psql(ANALYZE);
      List<String> expected = statistics(server);
      server.stop();
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(own, server.port(), server.directory(), log);
      try {
        server.psql(ANALYZE);
      } finally {
        gajah.stop();
      }
      try (OracleServer judge = OracleServer.adopt(Oracle.installed(), own)) {
        judge.startAgain();
        assertThat(expected.getFirst().lines().count()).isGreaterThan(30);
        List<String> found = statistics(judge);
        for (int i = 0; i < expected.size(); i++) {
          assertThat(found.get(i).lines().toList())
              .containsExactlyElementsOf(expected.get(i).lines().toList());
        }
        judge.stop();
      }
    }
  }
}
