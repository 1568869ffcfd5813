package org.gajah.oracle.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.engine.GajahServer;
import org.junit.jupiter.api.Test;

/// One script under both servers, and what they have counted. Left out, with reasons: times (they
/// differ by nature), counts of catalogs (Gajah's caches ask less often) and so the sums of
/// databases over rows that were read, blocks of pages that Gajah visits once for a batch.
class CumulativeStatisticsTest {
  private static final String COUNTS =
      """
      select relname, seq_scan, seq_tup_read, idx_scan, idx_tup_fetch, n_tup_ins, n_tup_upd,
        n_tup_del, n_tup_hot_upd, n_tup_newpage_upd, n_live_tup, n_dead_tup, n_mod_since_analyze,
        n_ins_since_vacuum, vacuum_count, analyze_count, autovacuum_count,
        last_seq_scan is not null, last_idx_scan is not null, last_vacuum is not null,
        last_analyze is not null
        from pg_stat_user_tables order by relname;
      select relname, indexrelname, idx_scan, idx_tup_read, idx_tup_fetch
        from pg_stat_user_indexes order by 1, 2;
      select relname, heap_blks_read + heap_blks_hit > 0, idx_blks_read + idx_blks_hit > 0
        from pg_statio_user_tables order by relname;
      """;

  private static final String SQL =
      """
      create table t (id int primary key, v int, w text) with (fillfactor = 50);
      create index on t (v);
      create table gone (a int);
      insert into t select g, g, 'x' from generate_series(1, 500) g;
      select pg_stat_force_next_flush();
      update t set w = 'y' where id <= 20;
      update t set v = -v where id between 100 and 110;
      delete from t where id > 480;
      begin;
      insert into t values (1001, 1, 'a');
      savepoint a;
      insert into t values (1002, 1, 'a');
      delete from t where id = 5;
      savepoint b;
      update t set w = 'z' where id = 6;
      release b;
      rollback to a;
      update t set w = 'q' where id = 7;
      select n_tup_ins, n_tup_upd, n_tup_del, n_tup_hot_upd from pg_stat_xact_user_tables
        where relname = 't';
      commit;
      begin;
      delete from t;
      rollback;
      begin;
      insert into t values (2000, 1, 'p');
      prepare transaction 'one';
      begin;
      insert into t values (2001, 1, 'p');
      prepare transaction 'two';
      commit prepared 'one';
      rollback prepared 'two';
      insert into gone values (1), (2);
      select 'gone'::regclass::oid as gone \\gset
      select pg_stat_force_next_flush();
      select pg_stat_have_stats('relation', (select oid from pg_database
        where datname = current_database()), :gone);
      begin;
      drop table gone;
      rollback;
      select pg_stat_have_stats('relation', (select oid from pg_database
        where datname = current_database()), :gone);
      drop table gone;
      select pg_stat_have_stats('relation', (select oid from pg_database
        where datname = current_database()), :gone);
      create table emptied (a int);
      insert into emptied select generate_series(1, 10);
      truncate emptied;
      insert into emptied values (1);
      begin;
      truncate emptied;
      rollback;
      select count(*) from t;
      set enable_seqscan = off;
      select v from t where id = 50;
      set enable_indexscan = off;
      select count(*) from t where v between 10 and 12;
      reset all;
      select pg_stat_force_next_flush();
      COUNTS
      vacuum t;
      analyze t;
      select pg_stat_force_next_flush();
      COUNTS
      set track_counts = off;
      insert into t values (3000, 1, 'a');
      reset track_counts;
      select pg_stat_force_next_flush();
      COUNTS
      select deadlocks, conflicts, temp_files, stats_reset is null from pg_stat_database
        where datname = current_database();
      begin;
      set local stats_fetch_consistency = snapshot;
      select pg_stat_get_snapshot_timestamp() is null;
      select n_live_tup from pg_stat_user_tables where relname = 't';
      select pg_stat_get_snapshot_timestamp() is null;
      select pg_stat_clear_snapshot();
      select pg_stat_get_snapshot_timestamp() is null;
      commit;
      select state, query, backend_type, wait_event, xact_start is not null
        from pg_stat_activity where pid = pg_backend_pid();
      select backend_type, state, usename, datname, wait_event is not null from pg_stat_activity
        where backend_type in ('checkpointer', 'walwriter') order by 1;
      create role nobody_special;
      set role nobody_special;
      select query, state, backend_type from pg_stat_activity where pid = pg_backend_pid();
      select pg_stat_reset();
      reset role;
      set track_activities = off;
      select query, state from pg_stat_activity where pid = pg_backend_pid();
      reset track_activities;
      select wal_records > 0, wal_bytes > 0, stats_reset is not null from pg_stat_wal;
      select pg_stat_reset_shared('wal');
      select wal_records < 100 from pg_stat_wal;
      select pg_stat_reset_shared('nothing');
      set work_mem = 64;
      set log_temp_files = -1;
      select count(*) from (select g from generate_series(1, 200000) g order by -g) s;
      reset work_mem;
      select pg_stat_force_next_flush();
      select temp_files > 0, temp_bytes > 100000, sessions > 0, numbackends, session_time > 0,
        active_time > 0 from pg_stat_database where datname = current_database();
      set track_functions = 'all';
      create function counted() returns int language sql as 'select 1';
      select 'counted'::regproc::oid as counted \\gset
      drop function counted();
      select pg_stat_have_stats('function', (select oid from pg_database
        where datname = current_database()), :counted);
      create database passing;
      select oid as passing from pg_database where datname = 'passing' \\gset
      drop database passing;
      select pg_stat_have_stats('database', :passing, 0);
      select archived_count, last_archived_wal, failed_count from pg_stat_archiver;
      select pg_stat_reset_single_table_counters('t'::regclass);
      select seq_scan, n_tup_ins from pg_stat_user_tables where relname = 't';
      select stats_reset is null from pg_stat_database where datname = current_database();
      """
          .replace("COUNTS", COUNTS);

  @Test
  void bothServersCountTheSame() throws IOException {
    try (OracleServer server =
        OracleServer.initialise(
            Oracle.installed(), List.of(), "autovacuum = off", "max_prepared_transactions = 5")) {
      Path copy = server.directory().resolve("copy");
      server.copyData(copy);
      server.startAgain();
      final String expected = run(server, SQL);
      server.stop();
      server.run("bash", "-c", "cd " + server.directory() + " && rm -rf data && mv copy data");
      GajahServer gajah = gajah(server);
      assertThat(run(server, SQL)).isEqualTo(expected);
      gajah.stop();
      assertThat(expected).contains("<insufficient privilege>", "permission denied");
    }
  }

  /// Counts go from one server to the other over clean shutdowns, and nowhere after a crash.
  @Test
  void countsCrossBothWaysButNotACrash() throws IOException {
    try (OracleServer server =
        OracleServer.initialise(Oracle.installed(), List.of(), "autovacuum = off")) {
      String counts = "select n_tup_ins, n_live_tup from pg_stat_user_tables;";
      server.startAgain();
      assertThat(run(server, "create table t (a int);insert into t values (1), (2);")).isNotNull();
      server.stop();
      GajahServer gajah = gajah(server);
      assertThat(run(server, counts)).contains("2|2");
      assertThat(server.data().resolve("pg_stat/pgstat.stat")).doesNotExist();
      run(server, "insert into t values (3);");
      gajah.stop();
      server.startAgain();
      assertThat(run(server, counts)).contains("3|3");
      run(server, "insert into t values (4);");
      server.stop();
      gajah = gajah(server);
      assertThat(run(server, counts)).contains("4|4");
      gajah.process().destroyForcibly().onExit().join();
      gajah = gajah(server);
      assertThat(run(server, counts)).contains("0|0");
      gajah.stop();
      Files.write(server.data().resolve("pg_stat/pgstat.stat"), new byte[] {1, 2, 3});
      gajah = gajah(server);
      assertThat(run(server, counts)).contains("0|0");
      gajah.stop();
    }
  }

  private static GajahServer gajah(OracleServer server) throws IOException {
    return GajahServer.start(
        server.data(), server.port(), server.directory(), server.directory().resolve("gajah.log"));
  }

  private static String run(OracleServer server, String sql) throws IOException {
    Path script = server.directory().resolve("script.sql");
    Files.writeString(script, sql);
    return server
        .client("psql", "-XAte", "-f", script.toString())
        .replaceAll("psql:\\S+?:", "script:");
  }
}
