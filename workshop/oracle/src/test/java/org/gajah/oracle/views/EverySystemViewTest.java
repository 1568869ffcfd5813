package org.gajah.oracle.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.engine.GajahServer;
import org.junit.jupiter.api.Test;

/// Every view of `pg_catalog` and `information_schema` answers with the columns of the real one,
/// those on statistics too; and what is not left to time and chance is the same.
class EverySystemViewTest {
  private static final int VIEWS = 143;

  /// What both servers must say alike.
  private static final List<String> CALLS =
      List.of(
          "select backend_type, object, context, reads is null, read_time is null,"
              + " writes is null, write_time is null, writebacks is null, writeback_time is null,"
              + " extends is null, extend_time is null, op_bytes, hits is null,"
              + " evictions is null, reuses is null, fsyncs is null, fsync_time is null,"
              + " stats_reset is null from pg_stat_io",
          "select name, stats_reset is null from pg_stat_slru",
          "select datname, numbackends, sessions > 0, session_time > 0, active_time >= 0,"
              + " deadlocks, temp_files, sessions_killed from pg_stat_database"
              + " where datname = 'postgres'",
          "select pg_stat_get_db_numbackends(77), pg_stat_get_backend_pid(9999),"
              + " pg_stat_get_backend_activity(9999), pg_stat_get_backend_wait_event(9999),"
              + " pg_stat_get_backend_dbid(9999), pg_stat_get_backend_subxact(9999)",
          "select pg_stat_get_backend_activity(i), pg_stat_get_backend_userid(i),"
              + " pg_stat_get_backend_start(i) is null, pg_stat_get_backend_xact_start(i) is null,"
              + " pg_stat_get_backend_client_addr(i), pg_stat_get_backend_subxact(i)"
              + " from pg_stat_get_backend_idset() i"
              + " where pg_stat_get_backend_pid(i) = pg_backend_pid()",
          "select pg_stat_get_progress_info('nothing')",
          "select count(*) from pg_stat_get_progress_info('copy')",
          "select * from pg_stat_get_replication_slot('x')",
          "select * from pg_stat_get_subscription_stats(77)",
          "select pg_stat_get_wal_receiver()",
          "select am.amname, n, pg_indexam_progress_phasename(am.oid, n) from pg_am am,"
              + " generate_series(-1, 7) n",
          "select pg_stat_reset_shared('io'), pg_stat_reset_slru('transaction'),"
              + " pg_stat_reset_shared('recovery_prefetch'), pg_stat_reset_shared()",
          "select sum(extends), sum(evictions), sum(reuses) from pg_stat_io"
              + " where backend_type = 'client backend'",
          "select truncates, blks_zeroed from pg_stat_slru where name = 'transaction'");

  @Test
  void everyViewHasTheColumnsOfTheRealOne() throws IOException, SQLException {
    try (OracleServer server =
        OracleServer.initialise(Oracle.installed(), List.of(), "autovacuum = off")) {
      server.startAgain();
      Map<String, String> real = heads(server);
      server.stop();
      GajahServer gajah =
          GajahServer.start(
              server.data(),
              server.port(),
              server.directory(),
              server.directory().resolve("gajah.log"));
      Map<String, String> ours;
      try {
        ours = heads(server);
      } finally {
        gajah.stop();
      }
      assertThat(real).hasSize(VIEWS + CALLS.size());
      Map<String, String> failing = new TreeMap<>(ours);
      failing.entrySet().removeIf(each -> each.getValue().equals(real.get(each.getKey())));
      Map<String, String> expected = new TreeMap<>(real);
      expected.keySet().retainAll(failing.keySet());
      assertThat(failing).isEqualTo(expected);
    }
  }

  private static Map<String, String> heads(OracleServer server) throws SQLException {
    Map<String, String> answers = new TreeMap<>();
    try (Connection connection = server.connect("postgres")) {
      for (String call : CALLS) {
        answers.put(call, ViewAnswers.of(connection, call, Set.of()));
      }
      for (String view : views(connection)) {
        String answer = ViewAnswers.of(connection, "select * from " + view, Set.of());
        answers.put(view, answer.lines().findFirst().orElseThrow());
      }
    }
    return answers;
  }

  private static List<String> views(Connection connection) throws SQLException {
    List<String> views = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select oid::regclass from pg_class where relkind = 'v' and relnamespace in"
                    + " ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)")) {
      while (rows.next()) {
        views.add(rows.getString(1));
      }
    }
    return views;
  }
}
