package org.gajah.oracle.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each statement of the corpus is answered alike by the real server and by ours: rows, tags, descriptions of columns,
/// errors with their SQLSTATE, message, detail, hint and position.
class QueryCorpusTest {
  /// The corpus only grows.
  private static final int LEAST = 2000;

  @Test
  void bothServersAnswerAlike() throws IOException {
    ExpectedDifferences expected = ExpectedDifferences.read();
    try (BothServers servers = BothServers.start()) {
      Comparison comparison = new Comparison(servers);
      for (Script script : Script.all()) {
        comparison.run(script);
      }
      LargeStatements.all().forEach(comparison::once);
      List<Comparison.Difference> unexplained =
          comparison.differences().stream().filter(d -> !expected.explains(d)).toList();
      System.out.printf(
          "queries: %d statements, %d answers (%d errors), %d expected differences, %d others%n",
          comparison.statements(),
          comparison.answers(),
          comparison.errors(),
          comparison.differences().size() - unexplained.size(),
          unexplained.size());
      assertThat(unexplained).isEmpty();
      assertThat(expected.unused()).isEmpty();
      assertThat(comparison.statements()).isGreaterThan(LEAST);
      assertThat(servers.isAlive()).isTrue();
      assertThat(servers.ourLog()).doesNotContain("internal error");
    }
  }
}
