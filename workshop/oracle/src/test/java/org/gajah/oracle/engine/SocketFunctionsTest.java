package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// What sessions say of the two ends of their connection, over TCP and over the unix socket.
class SocketFunctionsTest {
  private static final String SQL =
      """
      select inet_client_addr(), inet_client_port() between 1024 and 65535, inet_server_addr(),
        inet_server_port() = current_setting('port')::int,
        pg_typeof(inet_client_addr()), pg_typeof(inet_client_port()),
        inet_client_addr() is null, inet_client_port() is null, inet_server_port() is null
      """;

  @Test
  void bothServersSayTheSame() throws IOException {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      server.startAgain();
      final String overTcp = psql(server, "127.0.0.1");
      final String overSocket = psql(server, server.directory().toString());
      server.stop();
      GajahServer gajah =
          GajahServer.start(
              server.data(),
              server.port(),
              server.directory(),
              server.directory().resolve("gajah.log"));
      assertThat(psql(server, "127.0.0.1")).isEqualTo(overTcp);
      assertThat(psql(server, server.directory().toString())).isEqualTo(overSocket);
      gajah.stop();
      assertThat(overTcp).startsWith("127.0.0.1|t|127.0.0.1|t|inet|integer|f|f|f");
      assertThat(overSocket).startsWith("||||inet|integer|t|t|t");
    }
  }

  private static String psql(OracleServer server, String host) {
    return server.client("psql", "-XAt", "-h", host, "-c", SQL);
  }
}
