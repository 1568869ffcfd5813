package org.gajah.activity.statistics;

import java.util.Arrays;

/// Where the numbers are of the kinds of which an instance has one.
///
/// `IO` has the time of its reset first and then, for each of 16 types of processes, 64 counts and
/// 64 times (2 objects, 4 contexts, 8 operations each); `SLRU` 8 numbers, the last of them the
/// reset, for each of 8 logs; the others have the reset last.
public final class FixedStatistics {
  public static final int SLRU_COUNTERS = 8;

  /// How many logs there are.
  public static final int SLRUS = 8;

  public static final int IO_OBJECTS = 2;
  public static final int IO_CONTEXTS = 4;
  public static final int IO_OPERATIONS = 8;

  /// Numbers of one type of processes.
  public static final int IO_OF_TYPE = 2 * IO_OBJECTS * IO_CONTEXTS * IO_OPERATIONS;

  private FixedStatistics() {}

  static void clear(StatisticsKind kind, long[] row, long now) {
    Arrays.fill(row, 0);
    if (kind == StatisticsKind.IO) {
      row[0] = now;
    } else if (kind == StatisticsKind.SLRU) {
      for (int i = 0; i < SLRUS; i++) {
        row[i * SLRU_COUNTERS + SLRU_COUNTERS - 1] = now;
      }
    } else {
      row[row.length - 1] = now;
    }
  }

  /// Sets one of the logs' numbers back to 0.
  public static void resetSlru(SharedStatistics statistics, int number) {
    long now = statistics.now();
    long[] counted = statistics.counted(StatisticsKind.SLRU);
    statistics.change(
        StatisticsKind.SLRU,
        row -> {
          int from = number * SLRU_COUNTERS;
          for (int i = from; i < from + SLRU_COUNTERS - 1; i++) {
            row[i] = i < counted.length ? -counted[i] : 0;
          }
          row[from + SLRU_COUNTERS - 1] = now;
        });
  }
}
