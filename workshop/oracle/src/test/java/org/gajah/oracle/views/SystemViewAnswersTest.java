package org.gajah.oracle.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.engine.GajahServer;
import org.junit.jupiter.api.Test;

/// Every system view but those on cumulative statistics, and every view of `information_schema`,
/// answers alike on both servers, which run on one directory in turns: the same columns, types and
/// rows, but for what [Mask] lists. So do the functions beside them, with their errors.
class SystemViewAnswersTest {
  private static final int LEAST_VIEWS = 90;

  /// What a session holds while it asks.
  private static final List<String> STATE =
      List.of(
          "begin isolation level repeatable read",
          "lock table child2 in share row exclusive mode",
          "select count(*) from child",
          "select pg_advisory_xact_lock(1, 2), pg_try_advisory_lock_shared(3)",
          "declare cur scroll cursor with hold for select 1",
          "prepare ps (int, text) as select $1, $2",
          "commit",
          "listen ears");

  private static final List<String> CALLS =
      List.of(
          "select pg_control_version, catalog_version_no, system_identifier"
              + " from pg_control_system()",
          "select * from pg_control_init()",
          "select timeline_id, prev_timeline_id, full_page_writes, oldest_xid, oldest_xid_dbid,"
              + " oldest_multi_xid, oldest_multi_dbid from pg_control_checkpoint()",
          "select * from pg_control_recovery()",
          "select * from pg_get_wal_resource_managers()",
          "select * from pg_get_catalog_foreign_keys()",
          "select * from pg_extension_update_paths('plpgsql')",
          "select * from pg_extension_update_paths('a--b')",
          "select * from pg_get_publication_tables('pub', 'puball')",
          "select * from pg_get_publication_tables('nope')",
          "select * from pg_sequence_parameters('sq'::regclass)",
          "select * from pg_ls_dir('.') f where f !~ '^(postmaster|current|log)'",
          "select * from pg_ls_dir('pg_tblspc', false, true)",
          "select * from pg_ls_dir('nope', true, false)",
          "select pg_ls_dir('nope')",
          "select pg_ls_dir('PG_VERSION')",
          "select count(*) > 0, min(size) from pg_ls_waldir()",
          "select * from pg_ls_archive_statusdir()",
          "select * from pg_ls_logicalsnapdir()",
          "select * from pg_ls_logicalmapdir()",
          "select * from pg_ls_tmpdir()",
          "select * from pg_ls_tmpdir(1)",
          "select * from pg_ls_replslotdir('x')",
          "select size, modification, isdir, creation from pg_stat_file('PG_VERSION')",
          "select pg_stat_file('nope')",
          "select pg_stat_file('nope', true)",
          "select pg_read_file('PG_VERSION'), pg_read_binary_file('PG_VERSION', 1, 5)",
          "select pg_read_file('PG_VERSION', -2, 1), pg_read_file('nope', true)",
          "select pg_read_file('base')",
          "select pg_read_file('../nope')",
          "select pg_read_file('PG_VERSION', -20, 1)",
          "select pg_read_file('PG_VERSION', 0, -1)",
          "select pg_read_file('PG_VERSION', 0, 2000000000)",
          "select pg_current_logfile('x')",
          "select pg_current_logfile(), pg_current_logfile('csvlog')",
          "select pg_get_multixact_members('0')",
          "select pg_get_multixact_members('999')",
          "select '1'::pg_ndistinct",
          "select '1'::pg_mcv_list",
          "select * from pg_listening_channels()",
          "select pg_advisory_unlock_shared(3), pg_advisory_unlock_shared(3)",
          "set role reader",
          "select pg_read_file('PG_VERSION')",
          "select pg_read_file('/etc/hostname')",
          "select pg_read_file('../nope')",
          "select pg_ls_dir('..')",
          "select * from pg_hba_file_rules",
          "select pg_ls_waldir()",
          "select * from pg_config",
          "select * from pg_sequence_parameters('secret'::regclass)",
          "select count(*) from pg_settings where name = 'data_directory'",
          "reset role");

  @Test
  void bothAnswerAlike() throws IOException, SQLException {
    OracleServer server =
        OracleServer.initialise(
            Oracle.installed(),
            List.of(),
            "max_prepared_transactions = 5",
            "work_mem = 5MB",
            "log_line_prefix = 'x %p'",
            "include_if_exists 'none.conf'");
    try (server) {
      server.startAgain();
      prepare(server);
      Map<String, String> real = spoiled(server);
      server.stop();
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      Map<String, String> ours;
      try {
        ours = spoiled(server);
      } finally {
        gajah.stop();
      }
      assertThat(real.size()).isGreaterThan(LEAST_VIEWS);
      assertThat(ours.keySet()).isEqualTo(real.keySet());
      Map<String, String> differing = new TreeMap<>(ours);
      differing.entrySet().removeIf(each -> each.getValue().equals(real.get(each.getKey())));
      Map<String, String> expected = new TreeMap<>(real);
      expected.keySet().retainAll(differing.keySet());
      assertThat(differing).isEqualTo(expected);
      server.startAgain();
      assertThat(server.psql("select count(*) from t")).isEqualTo("500\n");
    }
  }

  private static void prepare(OracleServer server) throws IOException {
    server.psql("create database abroad");
    run(server, "postgres", "things.sql");
    run(server, "abroad", "abroad.sql");
    server.psql(
        "begin; create table prep (a int); lock table t in share mode;"
            + " prepare transaction 'gid one'");
    server.psql("alter system set checkpoint_timeout = '6min'");
    server.reload();
  }

  private static void run(OracleServer server, String database, String script) throws IOException {
    Path file = server.directory().resolve(script);
    try (InputStream in = SystemViewAnswersTest.class.getResourceAsStream(script)) {
      Files.writeString(
          file,
          new String(Objects.requireNonNull(in, script).readAllBytes(), StandardCharsets.UTF_8));
    }
    server.psql(database, file);
  }

  /// The answers while the files of rules have faults, with which no server starts.
  private static Map<String, String> spoiled(OracleServer server) throws IOException, SQLException {
    Path rules = server.data().resolve("pg_hba.conf");
    Path names = server.data().resolve("pg_ident.conf");
    byte[] goodRules = Files.readAllBytes(rules);
    byte[] goodNames = Files.readAllBytes(names);
    server.append(
        "pg_hba.conf",
        "host all \"quoted user\",+grp 10.0.0.0/8 scram-sha-256",
        "hostssl replication all samenet cert map=foo",
        "host nosuch all 10.0.0.1 255.0.0.255 md5 bad=option");
    server.append("pg_ident.conf", "foo /^(.*)@x$ \\1", "foo bar baz", "broken");
    try {
      return answers(server);
    } finally {
      Files.write(rules, goodRules);
      Files.write(names, goodNames);
    }
  }

  private static Map<String, String> answers(OracleServer server) throws SQLException {
    Map<String, String> answers = new TreeMap<>();
    try (Connection connection = server.connect("postgres");
        Connection holder = server.connect("postgres");
        Statement statement = connection.createStatement();
        Statement holding = holder.createStatement()) {
      holding.execute("begin");
      holding.execute("lock table s.st in row exclusive mode");
      holding.execute("select pg_advisory_xact_lock(77)");
      for (String step : STATE) {
        statement.execute(step);
      }
      for (String view : ViewAnswers.views(connection)) {
        answers.put(view, ViewAnswers.ofView(connection, view));
      }
      for (String call : CALLS) {
        if (call.contains("role")) {
          statement.execute(call);
        } else {
          answers.put(call, ViewAnswers.of(connection, call, Set.of()));
        }
      }
      answers.put("session lock", first(statement, "select pg_try_advisory_lock(77)"));
    }
    try (Connection connection = server.connect("abroad")) {
      for (String view : ViewAnswers.views(connection)) {
        if (view.matches("information_schema.*|.*(mapping|rules).*")) {
          answers.put("abroad: " + view, ViewAnswers.ofView(connection, view));
        }
      }
    }
    return answers;
  }

  private static String first(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
