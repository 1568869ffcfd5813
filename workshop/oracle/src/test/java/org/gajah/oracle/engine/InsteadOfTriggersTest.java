package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// Views of a real cluster whose changes are the business of INSTEAD OF triggers, which Gajah does
/// not fire yet: it must not change the rows behind the view itself.
class InsteadOfTriggersTest {
  private static final String VIEWS =
      """
      create table t (id int primary key, v text);
      insert into t values (1, 'one');
      create view plain as select id, v from t;
      create view guarded as select id, v from t;
      create function refuse() returns trigger language plpgsql as
        'begin raise notice ''asked''; return null; end';
      create trigger g instead of insert or delete on guarded for each row
        execute function refuse();
      """;

  @Test
  void nobodyGoesPastThem() throws IOException, SQLException {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      server.startAgain();
      server.psql(VIEWS);
      server.stop();
      GajahServer gajah =
          GajahServer.start(
              server.data(),
              server.port(),
              server.directory(),
              server.directory().resolve("gajah.log"));
      try (Connection connection = server.connect("postgres");
          Statement statement = connection.createStatement()) {
        for (String sql : List.of("insert into guarded values (2, 'two')", "delete from guarded")) {
          assertThatThrownBy(() -> statement.executeUpdate(sql))
              .hasMessageContaining("INSTEAD OF triggers is not supported by Gajah yet");
        }
        assertThat(statement.executeUpdate("update guarded set v = 'uno'")).isEqualTo(1);
        assertThat(statement.executeUpdate("insert into plain values (3, 'three')")).isEqualTo(1);
      }
      gajah.stop();
      server.startAgain();
      assertThat(server.psql("select id, v from t order by id")).isEqualTo("1|uno\n3|three\n");
    }
  }
}
