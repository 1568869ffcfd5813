package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// psql prints the same for a script on both servers: rows, messages, SQLSTATEs.
class ScriptsTest {
  private static Twins twins;

  @BeforeAll
  static void start() throws IOException {
    twins = Twins.start();
  }

  @AfterAll
  static void stop() throws IOException {
    twins.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session-functions.sql",
        "roles.sql",
        "function-bodies.sql",
        "compressed-keys.sql",
        "encodings.sql",
        "client-encodings.sql",
        "identities.sql",
        "limits.sql"
      })
  void bothServersAnswerAlike(String script) throws IOException {
    String text = Twins.resource(script);
    assertThat(run(twins.ours(), text)).isEqualTo(run(twins.real(), text));
    assertThat(twins.log()).doesNotContain("XX000", "internal error");
  }

  private static List<String> run(OracleServer server, String script) {
    String told = Twins.psql(server, script, "-a", "-v", "VERBOSITY=verbose");
    return Arrays.stream(told.split("\n")).filter(line -> !line.startsWith("LOCATION:")).toList();
  }
}
