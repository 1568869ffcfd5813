package org.gajah.datetime.text;

import org.jspecify.annotations.Nullable;

/// The fields that an interval column was declared with (`interval day to second`), each with its
/// mask in the type modifier, whose bits are 1 for month, 2 for year, 3 for day, 10 for hour, 11
/// for minute and 12 for second.
public enum IntervalRange {
  YEAR(1 << 2, Unit.YEAR, "year"),
  MONTH(1 << 1, Unit.MONTH, "month"),
  DAY(1 << 3, Unit.DAY, "day"),
  HOUR(1 << 10, Unit.HOUR, "hour"),
  MINUTE(1 << 11, Unit.MINUTE, "minute"),
  SECOND(1 << 12, Unit.SECOND, "second"),
  YEAR_TO_MONTH(1 << 2 | 1 << 1, Unit.MONTH, "year to month"),
  DAY_TO_HOUR(1 << 3 | 1 << 10, Unit.HOUR, "day to hour"),
  DAY_TO_MINUTE(1 << 3 | 1 << 10 | 1 << 11, Unit.MINUTE, "day to minute"),
  DAY_TO_SECOND(1 << 3 | 1 << 10 | 1 << 11 | 1 << 12, Unit.SECOND, "day to second"),
  HOUR_TO_MINUTE(1 << 10 | 1 << 11, Unit.MINUTE, "hour to minute"),
  HOUR_TO_SECOND(1 << 10 | 1 << 11 | 1 << 12, Unit.SECOND, "hour to second"),
  MINUTE_TO_SECOND(1 << 11 | 1 << 12, Unit.SECOND, "minute to second"),
  ALL(0x7FFF, Unit.SECOND, "");

  private final int mask;
  private final Unit lastUnit;
  private final String words;

  IntervalRange(int mask, Unit lastUnit, String words) {
    this.mask = mask;
    this.lastUnit = lastUnit;
    this.words = words;
  }

  public int mask() {
    return mask;
  }

  /// The unit of a number that has none.
  Unit lastUnit() {
    return lastUnit;
  }

  /// As it stands behind `interval` in SQL.
  public String words() {
    return words;
  }

  /// The range of that mask, or null.
  public static @Nullable IntervalRange of(int mask) {
    for (IntervalRange range : values()) {
      if (range.mask == mask) {
        return range;
      }
    }
    return null;
  }
}
