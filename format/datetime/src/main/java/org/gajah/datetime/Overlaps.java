package org.gajah.datetime;

import org.gajah.base.bytes.Slice;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// The OVERLAPS operator of SQL. Each period is two ends in any order; an end may be null.
public final class Overlaps {
  private Overlaps() {}

  @PgFunction({"overlaps_timestamp", "overlaps_time"})
  public static @Nullable Boolean overlap(
      @Nullable Long start1, @Nullable Long end1, @Nullable Long start2, @Nullable Long end2) {
    return periods(start1, end1, start2, end2);
  }

  @PgFunction("overlaps_timetz")
  public static @Nullable Boolean overlapTimetz(
      @Nullable Slice start1, @Nullable Slice end1, @Nullable Slice start2, @Nullable Slice end2) {
    return periods(point(start1), point(end1), point(start2), point(end2));
  }

  /// A `timetz` that orders as its type does.
  private record Point(Slice value) implements Comparable<Point> {
    @Override
    public int compareTo(Point other) {
      return Timetzs.compare(
          value.array(),
          value.from(),
          value.length(),
          other.value.array(),
          other.value.from(),
          other.value.length());
    }
  }

  private static @Nullable Point point(@Nullable Slice value) {
    return value == null ? null : new Point(value);
  }

  private static <T extends Comparable<T>> @Nullable Boolean periods(
      @Nullable T start1, @Nullable T end1, @Nullable T start2, @Nullable T end2) {
    T low1 = start1;
    T high1 = end1;
    if (start1 == null || (end1 != null && start1.compareTo(end1) > 0)) {
      low1 = end1;
      high1 = start1;
    }
    T low2 = start2;
    T high2 = end2;
    if (start2 == null || (end2 != null && start2.compareTo(end2) > 0)) {
      low2 = end2;
      high2 = start2;
    }
    if (low1 == null || low2 == null) {
      return null;
    }
    int order = low1.compareTo(low2);
    if (order == 0) {
      return high1 == null || high2 == null ? null : Boolean.TRUE;
    }
    // Whether the later one starts before the earlier one ends.
    T later = order > 0 ? low1 : low2;
    T end = order > 0 ? high2 : high1;
    T other = order > 0 ? high1 : high2;
    if (end != null && later.compareTo(end) < 0) {
      return true;
    }
    return end == null || other == null ? null : Boolean.FALSE;
  }
}
