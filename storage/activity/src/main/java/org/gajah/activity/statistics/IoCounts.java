package org.gajah.activity.statistics;

import java.util.Arrays;
import java.util.function.Supplier;
import org.gajah.activity.BackendType;

/// What one process does with pages of relations, for `pg_stat_io`. Belongs to its thread, which
/// adds it to the sums with everything else. Orders are PostgreSQL's (`pgstat.h`).
public final class IoCounts {
  /// What is read and written.
  public enum Target {
    RELATION,
    TEMPORARY_RELATION
  }

  /// For what.
  public enum Context {
    BULK_READ,
    BULK_WRITE,
    NORMAL,
    VACUUM
  }

  /// What is done.
  public enum Operation {
    EVICT,
    EXTEND,
    FSYNC,
    HIT,
    READ,
    REUSE,
    WRITE,
    WRITEBACK
  }

  private static final int CONTEXT_SIZE = FixedStatistics.IO_OPERATIONS;
  private static final int TARGET_SIZE = FixedStatistics.IO_CONTEXTS * CONTEXT_SIZE;
  private static final int SIZE = FixedStatistics.IO_OBJECTS * TARGET_SIZE;

  private final long[] counts = new long[SIZE];
  private final Supplier<String> type;
  private boolean pending;

  /// @param type how `pg_stat_activity` calls the process
  public IoCounts(Supplier<String> type) {
    this.type = type;
  }

  public void relation(Context context, Operation operation) {
    relation(context, operation, 1);
  }

  public void relation(Context context, Operation operation, long count) {
    counts[context.ordinal() * CONTEXT_SIZE + operation.ordinal()] += count;
    pending = true;
  }

  public void temporary(Operation operation) {
    temporary(operation, 1);
  }

  public void temporary(Operation operation, long count) {
    counts[TARGET_SIZE + Context.NORMAL.ordinal() * CONTEXT_SIZE + operation.ordinal()] += count;
    pending = true;
  }

  /// Adds everything to the sums. What a process does before it is known what it is counts for
  /// nobody.
  void flush(SharedStatistics shared) {
    if (!pending) {
      return;
    }
    BackendType known = BackendType.of(type.get());
    if (known != null && known != BackendType.INVALID) {
      shared.change(
          StatisticsKind.IO,
          row -> {
            int from = place(known, 0, 0, 0);
            for (int i = 0; i < SIZE; i++) {
              row[from + i] += counts[i];
            }
          });
    }
    Arrays.fill(counts, 0);
    pending = false;
  }

  private static int place(BackendType type, int target, int context, int operation) {
    return 1
        + type.ordinal() * FixedStatistics.IO_OF_TYPE
        + target * TARGET_SIZE
        + context * CONTEXT_SIZE
        + operation;
  }

  /// How often something was done, among the sums.
  public static long count(
      long[] sums, BackendType type, Target target, Context context, Operation operation) {
    return sums[place(type, target.ordinal(), context.ordinal(), operation.ordinal())];
  }

  /// How many microseconds that took.
  public static long micros(
      long[] sums, BackendType type, Target target, Context context, Operation operation) {
    return sums[SIZE + place(type, target.ordinal(), context.ordinal(), operation.ordinal())];
  }

  /// Whether something is counted of processes of this kind at all.
  public static boolean isTracked(BackendType type, Target target, Context context) {
    boolean temporary = target == Target.TEMPORARY_RELATION;
    return switch (type) {
      case INVALID, ARCHIVER, WAL_RECEIVER, WAL_SUMMARIZER, WAL_WRITER, LOGGER -> false;
      case CHECKPOINTER, BACKGROUND_WRITER -> !temporary && context == Context.NORMAL;
      case AUTOVACUUM_LAUNCHER ->
          !temporary && (context == Context.NORMAL || context == Context.BULK_READ);
      case AUTOVACUUM_WORKER -> !temporary && context != Context.BULK_WRITE;
      case STANDALONE, STARTUP -> !temporary;
      case CLIENT, BACKGROUND_WORKER, WAL_SENDER, SLOT_SYNC_WORKER ->
          !temporary || context == Context.NORMAL;
    };
  }

  /// Whether a process of this kind does such a thing there at all.
  public static boolean isTracked(
      BackendType type, Target target, Context context, Operation operation) {
    boolean temporary = target == Target.TEMPORARY_RELATION;
    boolean writes = type == BackendType.CHECKPOINTER || type == BackendType.BACKGROUND_WRITER;
    return isTracked(type, target, context)
        && switch (operation) {
          case WRITE -> true;
          case READ, HIT, EVICT -> !writes;
          case REUSE -> !writes && context != Context.NORMAL;
          case EXTEND ->
              !writes && type != BackendType.AUTOVACUUM_LAUNCHER && context != Context.BULK_READ;
          case WRITEBACK -> !temporary;
          case FSYNC -> !temporary && context == Context.NORMAL;
        };
  }
}
