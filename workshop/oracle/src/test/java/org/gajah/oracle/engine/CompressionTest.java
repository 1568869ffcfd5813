package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// Long values are compressed as `default_toast_compression` and their columns say: the real server
/// tells of rows that Gajah wrote what it tells of its own.
class CompressionTest {
  private static final String VALUES =
      "insert into c select repeat('abc', 3000), repeat('abc', 3000), repeat('abc', 3000),"
          + " string_agg(md5(i::text), '') || repeat('z', 5000) from generate_series(1, 300) i";

  private static final String[] WORK = {
    "create table c (a text, b text compression pglz, d text compression lz4, e text)",
    VALUES,
    "set default_toast_compression = lz4",
    VALUES,
    "create table c2 as select a || 'x' as a, e || 'x' as e from c",
    "alter table c alter a set compression pglz",
    VALUES,
    "alter table c alter a set compression default",
    "alter table c alter b set storage external",
    "alter table c alter d set storage main",
    VALUES,
    "begin",
    "set local default_toast_compression = pglz",
    VALUES,
    "commit",
    VALUES,
    "update c set e = e || 'y'",
    "create index on c (left(a, 2000))",
    "reset default_toast_compression",
    VALUES
  };

  private static final String PROOF =
      "select array[pg_column_compression(a), pg_column_compression(b), pg_column_compression(d),"
          + " pg_column_compression(e), md5(a), md5(b), md5(d), md5(e)] from c";

  private static final String PROOF2 =
      "select array[pg_column_compression(a), pg_column_compression(e), md5(a), md5(e)] from c2";

  @Test
  void theRealServerFindsTheMethodsThatWereAskedFor() throws IOException, SQLException {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      server.startAgain();
      server.psql("create database other");
      work(server, "postgres");
      server.stop();
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      work(server, "other");
      gajah.stop();
      server.startAgain();
      String expected = server.psql("postgres", PROOF);
      assertThat(expected)
          .contains("{pglz,pglz,lz4,lz4", "{lz4,NULL,lz4,lz4", "{pglz,NULL,lz4,pglz");
      assertThat(server.psql("other", PROOF)).isEqualTo(expected);
      assertThat(server.psql("other", PROOF2)).isEqualTo(server.psql("postgres", PROOF2));
    }
  }

  private static void work(OracleServer server, String database) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : WORK) {
        statement.execute(sql);
      }
    }
  }
}
