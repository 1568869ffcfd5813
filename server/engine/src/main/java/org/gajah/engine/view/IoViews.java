package org.gajah.engine.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.activity.BackendType;
import org.gajah.activity.statistics.FixedStatistics;
import org.gajah.activity.statistics.IoCounts;
import org.gajah.activity.statistics.IoCounts.Context;
import org.gajah.activity.statistics.IoCounts.Operation;
import org.gajah.activity.statistics.IoCounts.Target;
import org.gajah.activity.statistics.StatisticsKind;
import org.gajah.functions.builtin.StatisticsResets;
import org.jspecify.annotations.Nullable;

/// What was read and written, by whom and for what, as rows. Mirrors `utils/adt/pgstatfuncs.c`.
final class IoViews {
  private static final double MICROS_IN_MILLI = 1000.0;
  private static final long PAGE_BYTES = 8192;

  /// In the order of the view's columns, with those of the file behind them.
  private static final List<String> CONTEXTS = List.of("bulkread", "bulkwrite", "normal", "vacuum");

  private static final List<String> TARGETS = List.of("relation", "temp relation");

  private IoViews() {}

  static List<List<@Nullable Object>> pages(Asked asked) {
    long[] sums = asked.session().functions().statistics().seen(StatisticsKind.IO);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (BackendType type : BackendType.values()) {
      for (Target target : Target.values()) {
        for (Context context : Context.values()) {
          if (IoCounts.isTracked(type, target, context)) {
            rows.add(Arrays.asList(row(sums, type, target, context)));
          }
        }
      }
    }
    return rows;
  }

  private static @Nullable Object[] row(
      long[] sums, BackendType type, Target target, Context context) {
    @Nullable Object[] row = new Object[18];
    row[0] = type.label();
    row[1] = TARGETS.get(target.ordinal());
    row[2] = CONTEXTS.get(context.ordinal());
    row[11] = PAGE_BYTES;
    row[17] = StatisticsViews.time(sums[0]);
    for (Operation operation : Operation.values()) {
      if (IoCounts.isTracked(type, target, context, operation)) {
        int column = column(operation);
        row[column] = IoCounts.count(sums, type, target, context, operation);
        if (isTimed(operation)) {
          row[column + 1] =
              IoCounts.micros(sums, type, target, context, operation) / MICROS_IN_MILLI;
        }
      }
    }
    return row;
  }

  private static int column(Operation operation) {
    return switch (operation) {
      case READ -> 3;
      case WRITE -> 5;
      case WRITEBACK -> 7;
      case EXTEND -> 9;
      case HIT -> 12;
      case EVICT -> 13;
      case REUSE -> 14;
      case FSYNC -> 15;
    };
  }

  private static boolean isTimed(Operation operation) {
    return switch (operation) {
      case READ, WRITE, WRITEBACK, EXTEND, FSYNC -> true;
      case HIT, EVICT, REUSE -> false;
    };
  }

  /// Logs about transactions.
  static List<List<@Nullable Object>> logs(Asked asked) {
    long[] sums = asked.session().functions().statistics().seen(StatisticsKind.SLRU);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < FixedStatistics.SLRUS; i++) {
      @Nullable Object[] row = new Object[1 + FixedStatistics.SLRU_COUNTERS];
      row[0] = StatisticsResets.SLRUS.get(i);
      for (int j = 0; j < FixedStatistics.SLRU_COUNTERS; j++) {
        row[1 + j] = sums[i * FixedStatistics.SLRU_COUNTERS + j];
      }
      rows.add(Arrays.asList(row));
    }
    return rows;
  }

  /// Nothing is fetched ahead of recovery.
  static List<List<@Nullable Object>> prefetch(Asked asked) {
    long reset = asked.session().functions().statistics().shared().prefetchReset();
    return List.of(Asked.row(reset, 0L, 0L, 0L, 0L, 0L, 0L, 0, 0, 0));
  }
}
