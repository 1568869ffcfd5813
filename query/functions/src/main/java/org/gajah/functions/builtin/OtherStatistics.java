package org.gajah.functions.builtin;

import java.util.List;
import org.gajah.activity.statistics.FunctionCounts;
import org.gajah.activity.statistics.StatisticsKind;
import org.gajah.base.bytes.ByteSink;
import org.gajah.catalog.rows.PgAm;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// What is counted of functions, the checkpointer and the background writer. Mirrors
/// `utils/adt/pgstatfuncs.c`.
public final class OtherStatistics {
  private static final double MICROS_IN_MILLI = 1000.0;

  private static final List<String> BTREE_PHASES =
      List.of(
          "initializing",
          "scanning table",
          "sorting live tuples",
          "sorting dead tuples",
          "loading tuples in tree");

  private OtherStatistics() {}

  private static long fixed(FunctionContext context, StatisticsKind kind, int place) {
    return context.statistics().seen(kind)[place];
  }

  @PgFunction("pg_stat_get_checkpointer_num_timed")
  public static long checkpointerNumTimed(FunctionContext context) {
    return fixed(context, StatisticsKind.CHECKPOINTER, 0);
  }

  @PgFunction("pg_stat_get_checkpointer_num_requested")
  public static long checkpointerNumRequested(FunctionContext context) {
    return fixed(context, StatisticsKind.CHECKPOINTER, 1);
  }

  @PgFunction("pg_stat_get_checkpointer_restartpoints_timed")
  public static long checkpointerRestartpointsTimed(FunctionContext context) {
    return fixed(context, StatisticsKind.CHECKPOINTER, 2);
  }

  @PgFunction("pg_stat_get_checkpointer_restartpoints_requested")
  public static long checkpointerRestartpointsRequested(FunctionContext context) {
    return fixed(context, StatisticsKind.CHECKPOINTER, 3);
  }

  @PgFunction("pg_stat_get_checkpointer_restartpoints_performed")
  public static long checkpointerRestartpointsPerformed(FunctionContext context) {
    return fixed(context, StatisticsKind.CHECKPOINTER, 4);
  }

  @PgFunction("pg_stat_get_checkpointer_write_time")
  public static double checkpointerWriteTime(FunctionContext context) {
    return fixed(context, StatisticsKind.CHECKPOINTER, 5);
  }

  @PgFunction("pg_stat_get_checkpointer_sync_time")
  public static double checkpointerSyncTime(FunctionContext context) {
    return fixed(context, StatisticsKind.CHECKPOINTER, 6);
  }

  @PgFunction("pg_stat_get_checkpointer_buffers_written")
  public static long checkpointerBuffersWritten(FunctionContext context) {
    return fixed(context, StatisticsKind.CHECKPOINTER, 7);
  }

  @PgFunction("pg_stat_get_checkpointer_stat_reset_time")
  public static long checkpointerStatResetTime(FunctionContext context) {
    return fixed(context, StatisticsKind.CHECKPOINTER, 8);
  }

  @PgFunction("pg_stat_get_bgwriter_buf_written_clean")
  public static long bgwriterBufWrittenClean(FunctionContext context) {
    return fixed(context, StatisticsKind.BACKGROUND_WRITER, 0);
  }

  @PgFunction("pg_stat_get_bgwriter_maxwritten_clean")
  public static long bgwriterMaxwrittenClean(FunctionContext context) {
    return fixed(context, StatisticsKind.BACKGROUND_WRITER, 1);
  }

  @PgFunction("pg_stat_get_buf_alloc")
  public static long bgwriterBufAlloc(FunctionContext context) {
    return fixed(context, StatisticsKind.BACKGROUND_WRITER, 2);
  }

  @PgFunction("pg_stat_get_bgwriter_stat_reset_time")
  public static long bgwriterStatResetTime(FunctionContext context) {
    return fixed(context, StatisticsKind.BACKGROUND_WRITER, 3);
  }

  @PgFunction("pg_stat_get_function_calls")
  public static @Nullable Long functionCalls(FunctionContext context, int oid) {
    long[] row = context.statistics().seenFunction(oid);
    return row == null ? null : row[0];
  }

  @PgFunction("pg_stat_get_xact_function_calls")
  public static @Nullable Long xactFunctionCalls(FunctionContext context, int oid) {
    FunctionCounts counts = context.statistics().pendingFunction(oid);
    return counts == null ? null : counts.calls();
  }

  @PgFunction("pg_stat_get_function_total_time")
  public static @Nullable Double functionTotalTime(FunctionContext context, int oid) {
    long[] row = context.statistics().seenFunction(oid);
    return row == null ? null : row[1] / MICROS_IN_MILLI;
  }

  @PgFunction("pg_stat_get_xact_function_total_time")
  public static @Nullable Double xactFunctionTotalTime(FunctionContext context, int oid) {
    FunctionCounts counts = context.statistics().pendingFunction(oid);
    return counts == null ? null : counts.total() / MICROS_IN_MILLI;
  }

  @PgFunction("pg_stat_get_function_self_time")
  public static @Nullable Double functionSelfTime(FunctionContext context, int oid) {
    long[] row = context.statistics().seenFunction(oid);
    return row == null ? null : row[2] / MICROS_IN_MILLI;
  }

  @PgFunction("pg_stat_get_xact_function_self_time")
  public static @Nullable Double xactFunctionSelfTime(FunctionContext context, int oid) {
    FunctionCounts counts = context.statistics().pendingFunction(oid);
    return counts == null ? null : counts.self() / MICROS_IN_MILLI;
  }

  /// What an access method calls a part of the making of an index; only the B-tree has names.
  @PgFunction("pg_indexam_progress_phasename")
  public static boolean phase(int method, long number, ByteSink out) {
    boolean known = method == PgAm.BTREE_AM_OID && number > 0 && number <= BTREE_PHASES.size();
    return Texts.put(known ? BTREE_PHASES.get((int) number - 1) : null, out);
  }

  @PgFunction("pg_stat_get_snapshot_timestamp")
  public static @Nullable Long snapshotTime(FunctionContext context) {
    long time = context.statistics().snapshotTime();
    return time == 0 ? null : time;
  }

  @PgFunction("pg_stat_clear_snapshot")
  public static void clearSnapshot(FunctionContext context) {
    context.statistics().clearSeen();
  }

  @PgFunction("pg_stat_force_next_flush")
  public static void forceNextFlush(FunctionContext context) {
    context.statistics().flushNext();
  }
}
