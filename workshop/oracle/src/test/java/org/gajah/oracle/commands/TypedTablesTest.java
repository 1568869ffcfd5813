package org.gajah.oracle.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.engine.GajahServer;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Typed tables that the real server has made keep the columns of their type.
class TypedTablesTest {
  private static final List<String> REFUSED =
      List.of(
          "alter table typed add column x int",
          "alter table typed drop column q",
          "alter table typed alter column q type text",
          "alter table typed rename column q to r",
          "alter type pair add attribute w int",
          "alter type pair drop attribute q",
          "alter type pair alter attribute q type text",
          "alter type pair rename attribute q to r");

  @Test
  void columnsStayThoseOfTheType() throws Exception {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      server.startAgain();
      server.psql("create type pair as (p int, q int)");
      server.psql("create table typed of pair");
      server.psql("insert into typed values (1, 2)");
      List<String> real = refusals(server);
      server.stop();
      GajahServer gajah =
          GajahServer.start(
              server.data(),
              server.port(),
              server.directory(),
              server.directory().resolve("gajah.log"));
      try {
        assertThat(refusals(server)).isEqualTo(real);
        try (Connection connection = server.connect("postgres");
            Statement statement = connection.createStatement()) {
          assertThat(refusal(statement, "alter type pair add attribute w int cascade"))
              .startsWith("0A000");
        }
        assertThat(server.psql("select * from typed").strip()).isEqualTo("1|2");
      } finally {
        gajah.stop();
      }
    }
  }

  private static List<String> refusals(OracleServer server) throws SQLException {
    List<String> refusals = new ArrayList<>();
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      for (String command : REFUSED) {
        refusals.add(refusal(statement, command));
      }
    }
    return refusals;
  }

  private static String refusal(Statement statement, String command) throws SQLException {
    try {
      statement.execute(command);
      return command + " was done";
    } catch (PSQLException e) {
      ServerErrorMessage message = Objects.requireNonNull(e.getServerErrorMessage());
      return message.getSQLState() + " " + message.getMessage() + " " + message.getHint();
    }
  }
}
