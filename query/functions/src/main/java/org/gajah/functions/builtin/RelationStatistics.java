package org.gajah.functions.builtin;

import org.gajah.activity.statistics.RelationCounts;
import org.gajah.activity.statistics.RelationStatistic;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// What is counted of relations. Mirrors the first part of `utils/adt/pgstatfuncs.c`.
public final class RelationStatistics {
  private RelationStatistics() {}

  private static long number(FunctionContext context, int oid, RelationStatistic what) {
    long[] row = context.statistics().seenRelation(oid);
    return row == null ? 0 : row[what.ordinal()];
  }

  private static @Nullable Long time(FunctionContext context, int oid, RelationStatistic what) {
    long time = number(context, oid, what);
    return time == 0 ? null : time;
  }

  private static @Nullable RelationCounts pending(FunctionContext context, int oid) {
    return context.statistics().pendingRelation(oid);
  }

  @PgFunction("pg_stat_get_numscans")
  public static long numscans(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.SCANS);
  }

  @PgFunction("pg_stat_get_tuples_returned")
  public static long tuplesReturned(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.TUPLES_RETURNED);
  }

  @PgFunction("pg_stat_get_tuples_fetched")
  public static long tuplesFetched(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.TUPLES_FETCHED);
  }

  @PgFunction("pg_stat_get_tuples_inserted")
  public static long tuplesInserted(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.TUPLES_INSERTED);
  }

  @PgFunction("pg_stat_get_tuples_updated")
  public static long tuplesUpdated(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.TUPLES_UPDATED);
  }

  @PgFunction("pg_stat_get_tuples_deleted")
  public static long tuplesDeleted(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.TUPLES_DELETED);
  }

  @PgFunction("pg_stat_get_tuples_hot_updated")
  public static long tuplesHotUpdated(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.TUPLES_HOT_UPDATED);
  }

  @PgFunction("pg_stat_get_tuples_newpage_updated")
  public static long tuplesNewpageUpdated(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.TUPLES_NEWPAGE_UPDATED);
  }

  @PgFunction("pg_stat_get_live_tuples")
  public static long liveTuples(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.LIVE_TUPLES);
  }

  @PgFunction("pg_stat_get_dead_tuples")
  public static long deadTuples(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.DEAD_TUPLES);
  }

  @PgFunction("pg_stat_get_mod_since_analyze")
  public static long modSinceAnalyze(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.MODIFIED_SINCE_ANALYZE);
  }

  @PgFunction("pg_stat_get_ins_since_vacuum")
  public static long insSinceVacuum(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.INSERTED_SINCE_VACUUM);
  }

  @PgFunction("pg_stat_get_blocks_fetched")
  public static long blocksFetched(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.BLOCKS_FETCHED);
  }

  @PgFunction("pg_stat_get_blocks_hit")
  public static long blocksHit(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.BLOCKS_HIT);
  }

  @PgFunction("pg_stat_get_vacuum_count")
  public static long vacuumCount(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.VACUUMS);
  }

  @PgFunction("pg_stat_get_autovacuum_count")
  public static long autovacuumCount(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.AUTOVACUUMS);
  }

  @PgFunction("pg_stat_get_analyze_count")
  public static long analyzeCount(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.ANALYZES);
  }

  @PgFunction("pg_stat_get_autoanalyze_count")
  public static long autoanalyzeCount(FunctionContext context, int oid) {
    return number(context, oid, RelationStatistic.AUTOANALYZES);
  }

  @PgFunction("pg_stat_get_lastscan")
  public static @Nullable Long lastscan(FunctionContext context, int oid) {
    return time(context, oid, RelationStatistic.LAST_SCAN);
  }

  @PgFunction("pg_stat_get_last_vacuum_time")
  public static @Nullable Long lastVacuumTime(FunctionContext context, int oid) {
    return time(context, oid, RelationStatistic.LAST_VACUUM);
  }

  @PgFunction("pg_stat_get_last_autovacuum_time")
  public static @Nullable Long lastAutovacuumTime(FunctionContext context, int oid) {
    return time(context, oid, RelationStatistic.LAST_AUTOVACUUM);
  }

  @PgFunction("pg_stat_get_last_analyze_time")
  public static @Nullable Long lastAnalyzeTime(FunctionContext context, int oid) {
    return time(context, oid, RelationStatistic.LAST_ANALYZE);
  }

  @PgFunction("pg_stat_get_last_autoanalyze_time")
  public static @Nullable Long lastAutoanalyzeTime(FunctionContext context, int oid) {
    return time(context, oid, RelationStatistic.LAST_AUTOANALYZE);
  }

  @PgFunction("pg_stat_get_xact_numscans")
  public static long xactNumscans(FunctionContext context, int oid) {
    RelationCounts pending = pending(context, oid);
    return pending == null ? 0 : pending.scans();
  }

  @PgFunction("pg_stat_get_xact_tuples_returned")
  public static long xactTuplesReturned(FunctionContext context, int oid) {
    RelationCounts pending = pending(context, oid);
    return pending == null ? 0 : pending.returned();
  }

  @PgFunction("pg_stat_get_xact_tuples_fetched")
  public static long xactTuplesFetched(FunctionContext context, int oid) {
    RelationCounts pending = pending(context, oid);
    return pending == null ? 0 : pending.fetched();
  }

  @PgFunction("pg_stat_get_xact_tuples_inserted")
  public static long xactTuplesInserted(FunctionContext context, int oid) {
    RelationCounts pending = pending(context, oid);
    return pending == null ? 0 : pending.inserted();
  }

  @PgFunction("pg_stat_get_xact_tuples_updated")
  public static long xactTuplesUpdated(FunctionContext context, int oid) {
    RelationCounts pending = pending(context, oid);
    return pending == null ? 0 : pending.updated();
  }

  @PgFunction("pg_stat_get_xact_tuples_deleted")
  public static long xactTuplesDeleted(FunctionContext context, int oid) {
    RelationCounts pending = pending(context, oid);
    return pending == null ? 0 : pending.deleted();
  }

  @PgFunction("pg_stat_get_xact_tuples_hot_updated")
  public static long xactTuplesHotUpdated(FunctionContext context, int oid) {
    RelationCounts pending = pending(context, oid);
    return pending == null ? 0 : pending.hotUpdated();
  }

  @PgFunction("pg_stat_get_xact_tuples_newpage_updated")
  public static long xactTuplesNewpageUpdated(FunctionContext context, int oid) {
    RelationCounts pending = pending(context, oid);
    return pending == null ? 0 : pending.newPageUpdated();
  }

  @PgFunction("pg_stat_get_xact_blocks_fetched")
  public static long xactBlocksFetched(FunctionContext context, int oid) {
    RelationCounts pending = pending(context, oid);
    return pending == null ? 0 : pending.blocksFetched();
  }

  @PgFunction("pg_stat_get_xact_blocks_hit")
  public static long xactBlocksHit(FunctionContext context, int oid) {
    RelationCounts pending = pending(context, oid);
    return pending == null ? 0 : pending.blocksHit();
  }
}
