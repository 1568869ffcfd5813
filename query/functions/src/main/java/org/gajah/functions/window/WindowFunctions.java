package org.gajah.functions.window;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.WindowFunction;
import org.gajah.functions.contract.WindowFunction.PartitionCall;
import org.gajah.functions.contract.WindowPartition;
import org.jspecify.annotations.Nullable;

/// The built-in window functions (`utils/adt/windowfuncs.c`), by their names in `pg_proc.prosrc`.
public final class WindowFunctions {
  private WindowFunctions() {}

  /// The function, or null where there is none of that name.
  public static @Nullable WindowFunction find(String source) {
    return switch (source) {
      case "window_row_number" ->
          (context, partition) -> (row, result, at) -> ((LongVector) result).set(at, row + 1);
      case "window_rank" -> (context, partition) -> new Rank(partition, Rank.Kind.RANK);
      case "window_dense_rank" -> (context, partition) -> new Rank(partition, Rank.Kind.DENSE);
      case "window_percent_rank" -> (context, partition) -> new Rank(partition, Rank.Kind.PERCENT);
      case "window_cume_dist" -> (context, partition) -> new Distribution(partition);
      case "window_ntile" -> (context, partition) -> new Buckets(partition);
      case "window_lag" -> (context, partition) -> new Shifted(partition, -1, false, false);
      case "window_lag_with_offset" ->
          (context, partition) -> new Shifted(partition, -1, true, false);
      case "window_lag_with_offset_and_default" ->
          (context, partition) -> new Shifted(partition, -1, true, true);
      case "window_lead" -> (context, partition) -> new Shifted(partition, 1, false, false);
      case "window_lead_with_offset" ->
          (context, partition) -> new Shifted(partition, 1, true, false);
      case "window_lead_with_offset_and_default" ->
          (context, partition) -> new Shifted(partition, 1, true, true);
      case "window_first_value" -> (context, partition) -> first(partition);
      case "window_last_value" -> (context, partition) -> last(partition);
      case "window_nth_value" -> (context, partition) -> nth(partition);
      default -> null;
    };
  }

  /// `rank`, `dense_rank` and `percent_rank`; rows must be asked for in their order.
  private static final class Rank implements PartitionCall {
    private final WindowPartition partition;
    private final Kind kind;
    private long rank = 1;
    private long dense = 1;

    enum Kind {
      RANK,
      DENSE,
      PERCENT
    }

    Rank(WindowPartition partition, Kind kind) {
      this.partition = partition;
      this.kind = kind;
    }

    @Override
    public void value(long row, Vector result, int at) {
      if (row > 0 && !partition.peers(row - 1, row)) {
        rank = row + 1;
        dense++;
      }
      LongVector longs = (LongVector) result;
      switch (kind) {
        case RANK -> longs.set(at, rank);
        case DENSE -> longs.set(at, dense);
        case PERCENT -> {
          long rows = partition.rows();
          longs.setDouble(at, rows <= 1 ? 0 : (double) (rank - 1) / (rows - 1));
        }
      }
    }
  }

  /// `cume_dist`: the share of rows up to the last peer.
  private static final class Distribution implements PartitionCall {
    private final WindowPartition partition;
    private long upTo;

    Distribution(WindowPartition partition) {
      this.partition = partition;
    }

    @Override
    public void value(long row, Vector result, int at) {
      long rows = partition.rows();
      if (row >= upTo) {
        upTo = row + 1;
        while (upTo < rows && partition.peers(row, upTo)) {
          upTo++;
        }
      }
      ((LongVector) result).setDouble(at, (double) upTo / rows);
    }
  }

  /// `ntile`: rows in buckets whose sizes differ by one at most, larger ones first.
  private static final class Buckets implements PartitionCall {
    private final WindowPartition partition;
    private long buckets;

    Buckets(WindowPartition partition) {
      this.partition = partition;
    }

    @Override
    public void value(long row, Vector result, int at) {
      if (row == 0) {
        if (partition.argumentIsNull(0, 0)) {
          buckets = -1;
        } else {
          buckets = partition.argumentLong(0, 0);
          if (buckets <= 0) {
            throw new PgException(
                SqlState.INVALID_ARGUMENT_FOR_NTILE, "argument of ntile must be greater than zero");
          }
        }
      }
      if (buckets < 0) {
        result.setNull(at);
        return;
      }
      long rows = partition.rows();
      long size = rows / buckets;
      long larger = rows % buckets;
      long inLarger = larger * (size + 1);
      long bucket = row < inLarger ? row / (size + 1) : larger + (row - inLarger) / size;
      ((LongVector) result).set(at, bucket + 1);
    }
  }

  /// `lag` and `lead`: the value so many rows away in the partition.
  private record Shifted(
      WindowPartition partition, int direction, boolean hasOffset, boolean hasDefault)
      implements PartitionCall {
    @Override
    public void value(long row, Vector result, int at) {
      long offset = 1;
      if (hasOffset) {
        if (partition.argumentIsNull(1, row)) {
          result.setNull(at);
          return;
        }
        offset = partition.argumentLong(1, row);
      }
      long target = row + direction * offset;
      if (target >= 0 && target < partition.rows()) {
        partition.argument(0, target, result, at);
      } else if (hasDefault) {
        partition.argument(2, row, result, at);
      } else {
        result.setNull(at);
      }
    }
  }

  private static PartitionCall first(WindowPartition partition) {
    return (row, result, at) -> {
      long target = partition.frameStart();
      while (target < partition.frameEnd() && partition.excluded(target)) {
        target++;
      }
      put(partition, target, result, at);
    };
  }

  private static PartitionCall last(WindowPartition partition) {
    return (row, result, at) -> {
      long target = partition.frameEnd() - 1;
      while (target >= partition.frameStart() && partition.excluded(target)) {
        target--;
      }
      put(partition, target < partition.frameStart() ? partition.frameEnd() : target, result, at);
    };
  }

  private static PartitionCall nth(WindowPartition partition) {
    return (row, result, at) -> {
      if (partition.argumentIsNull(1, row)) {
        result.setNull(at);
        return;
      }
      long wanted = partition.argumentLong(1, row);
      if (wanted <= 0) {
        throw new PgException(
            SqlState.INVALID_ARGUMENT_FOR_NTH_VALUE,
            "argument of nth_value must be greater than zero");
      }
      long target = partition.frameStart() - 1;
      while (wanted > 0 && target + 1 < partition.frameEnd()) {
        target++;
        wanted -= partition.excluded(target) ? 0 : 1;
      }
      put(partition, wanted > 0 ? partition.frameEnd() : target, result, at);
    };
  }

  private static void put(WindowPartition partition, long target, Vector result, int at) {
    if (target < partition.frameEnd()) {
      partition.argument(0, target, result, at);
    } else {
      result.setNull(at);
    }
  }
}
