package org.gajah.functions.builtin;

import org.gajah.activity.statistics.DatabaseStatistic;
import org.gajah.activity.statistics.StatisticsKey;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// What is counted of databases. Mirrors `utils/adt/pgstatfuncs.c`.
public final class DatabaseStatistics {
  private static final double MICROS_IN_MILLI = 1000.0;

  private DatabaseStatistics() {}

  private static long number(FunctionContext context, int oid, DatabaseStatistic what) {
    long[] row = context.statistics().seen(StatisticsKey.database(oid));
    return row == null ? 0 : row[what.ordinal()];
  }

  private static double millis(FunctionContext context, int oid, DatabaseStatistic what) {
    return number(context, oid, what) / MICROS_IN_MILLI;
  }

  @PgFunction("pg_stat_get_db_xact_commit")
  public static long xactCommit(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.COMMITS);
  }

  @PgFunction("pg_stat_get_db_xact_rollback")
  public static long xactRollback(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.ROLLBACKS);
  }

  @PgFunction("pg_stat_get_db_blocks_fetched")
  public static long blocksFetched(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.BLOCKS_FETCHED);
  }

  @PgFunction("pg_stat_get_db_blocks_hit")
  public static long blocksHit(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.BLOCKS_HIT);
  }

  @PgFunction("pg_stat_get_db_tuples_returned")
  public static long tuplesReturned(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.TUPLES_RETURNED);
  }

  @PgFunction("pg_stat_get_db_tuples_fetched")
  public static long tuplesFetched(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.TUPLES_FETCHED);
  }

  @PgFunction("pg_stat_get_db_tuples_inserted")
  public static long tuplesInserted(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.TUPLES_INSERTED);
  }

  @PgFunction("pg_stat_get_db_tuples_updated")
  public static long tuplesUpdated(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.TUPLES_UPDATED);
  }

  @PgFunction("pg_stat_get_db_tuples_deleted")
  public static long tuplesDeleted(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.TUPLES_DELETED);
  }

  @PgFunction("pg_stat_get_db_conflict_tablespace")
  public static long conflictTablespace(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.CONFLICT_TABLESPACE);
  }

  @PgFunction("pg_stat_get_db_conflict_lock")
  public static long conflictLock(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.CONFLICT_LOCK);
  }

  @PgFunction("pg_stat_get_db_conflict_snapshot")
  public static long conflictSnapshot(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.CONFLICT_SNAPSHOT);
  }

  @PgFunction("pg_stat_get_db_conflict_logicalslot")
  public static long conflictLogicalslot(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.CONFLICT_LOGICAL_SLOT);
  }

  @PgFunction("pg_stat_get_db_conflict_bufferpin")
  public static long conflictBufferpin(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.CONFLICT_BUFFER_PIN);
  }

  @PgFunction("pg_stat_get_db_conflict_startup_deadlock")
  public static long conflictStartupDeadlock(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.CONFLICT_STARTUP_DEADLOCK);
  }

  @PgFunction("pg_stat_get_db_temp_files")
  public static long tempFiles(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.TEMPORARY_FILES);
  }

  @PgFunction("pg_stat_get_db_temp_bytes")
  public static long tempBytes(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.TEMPORARY_BYTES);
  }

  @PgFunction("pg_stat_get_db_deadlocks")
  public static long deadlocks(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.DEADLOCKS);
  }

  @PgFunction("pg_stat_get_db_sessions")
  public static long sessions(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.SESSIONS);
  }

  @PgFunction("pg_stat_get_db_sessions_abandoned")
  public static long sessionsAbandoned(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.SESSIONS_ABANDONED);
  }

  @PgFunction("pg_stat_get_db_sessions_fatal")
  public static long sessionsFatal(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.SESSIONS_FATAL);
  }

  @PgFunction("pg_stat_get_db_sessions_killed")
  public static long sessionsKilled(FunctionContext context, int oid) {
    return number(context, oid, DatabaseStatistic.SESSIONS_KILLED);
  }

  @PgFunction("pg_stat_get_db_blk_read_time")
  public static double blkReadTime(FunctionContext context, int oid) {
    return millis(context, oid, DatabaseStatistic.READ_TIME);
  }

  @PgFunction("pg_stat_get_db_blk_write_time")
  public static double blkWriteTime(FunctionContext context, int oid) {
    return millis(context, oid, DatabaseStatistic.WRITE_TIME);
  }

  @PgFunction("pg_stat_get_db_session_time")
  public static double sessionTime(FunctionContext context, int oid) {
    return millis(context, oid, DatabaseStatistic.SESSION_TIME);
  }

  @PgFunction("pg_stat_get_db_active_time")
  public static double activeTime(FunctionContext context, int oid) {
    return millis(context, oid, DatabaseStatistic.ACTIVE_TIME);
  }

  @PgFunction("pg_stat_get_db_idle_in_transaction_time")
  public static double idleInTransactionTime(FunctionContext context, int oid) {
    return millis(context, oid, DatabaseStatistic.IDLE_IN_TRANSACTION_TIME);
  }

  @PgFunction("pg_stat_get_db_conflict_all")
  public static long conflictAll(FunctionContext context, int oid) {
    long sum = 0;
    for (DatabaseStatistic each : DatabaseStatistic.values()) {
      if (each.name().startsWith("CONFLICT_")) {
        sum += number(context, oid, each);
      }
    }
    return sum;
  }

  @PgFunction("pg_stat_get_db_stat_reset_time")
  public static @Nullable Long resetTime(FunctionContext context, int oid) {
    long time = number(context, oid, DatabaseStatistic.RESET_TIME);
    return time == 0 ? null : time;
  }

  /// Null where pages have no checksums.
  @PgFunction("pg_stat_get_db_checksum_failures")
  public static @Nullable Long checksumFailures(FunctionContext context, int oid) {
    return hasChecksums(context) ? number(context, oid, DatabaseStatistic.CHECKSUM_FAILURES) : null;
  }

  @PgFunction("pg_stat_get_db_checksum_last_failure")
  public static @Nullable Long lastChecksumFailure(FunctionContext context, int oid) {
    long time = number(context, oid, DatabaseStatistic.LAST_CHECKSUM_FAILURE);
    return hasChecksums(context) && time != 0 ? time : null;
  }

  private static boolean hasChecksums(FunctionContext context) {
    return "on".equals(context.settings().show("data_checksums", false));
  }
}
