package org.gajah.activity.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The sums of an instance.
public final class SharedStatistics {
  private final Map<StatisticsKey, long[]> rows = new ConcurrentHashMap<>();
  private final long[][] fixed = new long[StatisticsKind.values().length][];
  private final Map<StatisticsKind, Supplier<long[]>> sources = new ConcurrentHashMap<>();
  private final LongSupplier clock;
  private final AtomicLong prefetchReset;

  /// @param clock microseconds since 2000
  public SharedStatistics(LongSupplier clock) {
    this.clock = clock;
    prefetchReset = new AtomicLong(clock.getAsLong());
    for (StatisticsKind kind : StatisticsKind.values()) {
      fixed[kind.ordinal()] = new long[kind.isFixed() ? kind.counters() : 0];
    }
  }

  public long now() {
    return clock.getAsLong();
  }

  /// Since when it is counted what recovery fetches ahead, which is nothing.
  public long prefetchReset() {
    return prefetchReset.get();
  }

  public void resetPrefetch() {
    prefetchReset.set(now());
  }

  /// Changes the numbers of an object, which get a row when they have none.
  public void change(StatisticsKey key, Consumer<long[]> change) {
    rows.compute(
        key,
        (same, known) -> {
          long[] row = known == null ? new long[kind(key).counters()] : known;
          synchronized (row) {
            change.accept(row);
          }
          return row;
        });
  }

  /// A copy of an object's numbers, or null where there are none.
  public long @Nullable [] copy(StatisticsKey key) {
    long[] row = rows.get(key);
    return row == null ? null : copy(row);
  }

  /// A copy of everything that objects have, in an order that is always the same.
  public Map<StatisticsKey, long[]> copy() {
    Map<StatisticsKey, long[]> all =
        new TreeMap<>((a, b) -> {
          int kinds = Integer.compare(a.kind(), b.kind());
          int databases = Integer.compareUnsigned(a.database(), b.database());
          int objects = Integer.compareUnsigned(a.object(), b.object());
          return kinds != 0 ? kinds : databases != 0 ? databases : objects;
        });
    rows.forEach((key, row) -> all.put(key, copy(row)));
    return all;
  }

  private static long[] copy(long[] row) {
    synchronized (row) {
      return row.clone();
    }
  }

  /// Changes the numbers of a kind of which there is one.
  public void change(StatisticsKind kind, Consumer<long[]> change) {
    long[] row = fixed[kind.ordinal()];
    synchronized (row) {
      change.accept(row);
    }
  }

  /// A copy of the numbers of a kind of which there is one.
  public long[] copy(StatisticsKind kind) {
    long[] sum = copy(fixed[kind.ordinal()]);
    Supplier<long[]> source = sources.get(kind);
    if (source != null) {
      long[] counted = source.get();
      for (int i = 0; i < counted.length; i++) {
        sum[i] += counted[i];
      }
    }
    return sum;
  }

  /// Says who counts a kind of which there is one. What it counts is added to what was known before
  /// the instance started, or taken off what it had counted at the last reset.
  ///
  /// @param source gives as many numbers as it counts, in their order
  public void source(StatisticsKind kind, Supplier<long[]> source) {
    sources.put(kind, source);
  }

  /// What its source has counted since the instance started; empty where there is none.
  long[] counted(StatisticsKind kind) {
    Supplier<long[]> source = sources.get(kind);
    return source == null ? new long[0] : source.get();
  }

  /// Sets a kind of which there is one back to 0.
  public void reset(StatisticsKind kind) {
    long[] counted = counted(kind);
    long now = now();
    change(
        kind,
        row -> {
          FixedStatistics.clear(kind, row, now);
          for (int i = 0; i < counted.length; i++) {
            row[i] -= counted[i];
          }
        });
  }

  /// Takes over what was known before.
  public void restore(StatisticsKind kind, long[] known) {
    change(kind, row -> System.arraycopy(known, 0, row, 0, row.length));
  }

  /// Forgets what is known of an object; with a database goes all that is in it.
  public void drop(StatisticsKey key) {
    rows.remove(key);
    if (key.kind() == StatisticsKind.DATABASE.number()) {
      rows.keySet().removeIf(each -> each.database() == key.database());
    }
  }

  /// Sets an object's numbers back to 0.
  public void reset(StatisticsKey key) {
    if (rows.containsKey(key)) {
      change(key, row -> clear(key, row));
    }
  }

  /// Sets all numbers of a database and of what is in it back to 0.
  public void resetDatabase(int database) {
    for (StatisticsKey key : rows.keySet()) {
      if (key.database() == database) {
        reset(key);
      }
    }
  }

  private void clear(StatisticsKey key, long[] row) {
    Arrays.fill(row, 0);
    if (key.kind() == StatisticsKind.DATABASE.number()) {
      row[DatabaseStatistic.RESET_TIME.ordinal()] = now();
    }
  }

  /// Forgets everything, as after a crash.
  public void resetAll() {
    rows.clear();
    for (StatisticsKind kind : StatisticsKind.values()) {
      if (kind.isFixed()) {
        reset(kind);
      }
    }
  }

  static StatisticsKind kind(StatisticsKey key) {
    return StatisticsKind.values()[key.kind() - 1];
  }
}
