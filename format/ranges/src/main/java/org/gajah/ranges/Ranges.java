package org.gajah.ranges;

import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.containers.ElementType;
import org.gajah.types.hash.Lookup3;
import org.jspecify.annotations.Nullable;

/// How ranges lie to each other, and computing with them.
public final class Ranges {
  private Ranges() {}

  static int lowers(RangeType type, Range a, Range b) {
    return Bound.compare(type.element(), a.lower(), b.lower());
  }

  static int uppers(RangeType type, Range a, Range b) {
    return Bound.compare(type.element(), a.upper(), b.upper());
  }

  /// The order: the empty range first, then by the lower and the upper bounds.
  public static int compare(RangeType type, Range a, Range b) {
    if (a.empty() || b.empty()) {
      return Boolean.compare(b.empty(), a.empty());
    }
    int order = lowers(type, a, b);
    return order != 0 ? order : uppers(type, a, b);
  }

  public static boolean contains(RangeType type, Range range, Slice element) {
    if (range.empty()) {
      return false;
    }
    Slice low = range.lower().value();
    if (low != null) {
      int order = compare(type.element(), low, element);
      if (order > 0 || (order == 0 && !range.lower().inclusive())) {
        return false;
      }
    }
    Slice high = range.upper().value();
    if (high == null) {
      return true;
    }
    int order = compare(type.element(), high, element);
    return order > 0 || (order == 0 && range.upper().inclusive());
  }

  private static int compare(ElementType type, Slice a, Slice b) {
    return type.compare(a.array(), a.from(), a.length(), b.array(), b.from(), b.length());
  }

  /// Whether the second range lies within the first.
  public static boolean contains(RangeType type, Range a, Range b) {
    if (a.empty() || b.empty()) {
      return b.empty();
    }
    return lowers(type, a, b) <= 0 && uppers(type, a, b) >= 0;
  }

  /// Whether all of the first range lies below the second.
  public static boolean before(RangeType type, Range a, Range b) {
    return !a.empty() && !b.empty() && Bound.compare(type.element(), a.upper(), b.lower()) < 0;
  }

  public static boolean overlaps(RangeType type, Range a, Range b) {
    return !a.empty() && !b.empty() && !before(type, a, b) && !before(type, b, a);
  }

  /// Whether the first range does not reach above the second.
  public static boolean reachesNoHigher(RangeType type, Range a, Range b) {
    return !a.empty() && !b.empty() && uppers(type, a, b) <= 0;
  }

  /// Whether the first range does not reach below the second.
  public static boolean reachesNoLower(RangeType type, Range a, Range b) {
    return !a.empty() && !b.empty() && lowers(type, a, b) >= 0;
  }

  /// Whether the ranges touch without overlapping.
  public static boolean adjacent(RangeType type, Range a, Range b) {
    return !a.empty()
        && !b.empty()
        && (touch(type, a.upper(), b.lower()) || touch(type, b.upper(), a.lower()));
  }

  private static boolean touch(RangeType type, Bound upper, Bound lower) {
    int order = Bound.compareValues(type.element(), upper, lower);
    if (order >= 0) {
      return order == 0 && upper.inclusive() != lower.inclusive();
    }
    return type.steps() != RangeType.Steps.NONE
        && Range.of(type, upper.opposite(), lower.opposite()).empty();
  }

  private static PgException notContiguous(String what) {
    return new PgException(
        SqlState.DATA_EXCEPTION, "result of range " + what + " would not be contiguous");
  }

  /// @throws PgException 22000 when the second lies in the midst of the first
  public static Range minus(RangeType type, Range a, Range b) {
    if (!overlaps(type, a, b)) {
      return a;
    }
    int low = lowers(type, a, b);
    int high = uppers(type, a, b);
    if (low < 0 && high > 0) {
      throw notContiguous("difference");
    }
    if (low >= 0 && high <= 0) {
      return Range.EMPTY;
    }
    return low < 0
        ? Range.of(type, a.lower(), b.lower().opposite())
        : Range.of(type, b.upper().opposite(), a.upper());
  }

  /// The ranges together.
  ///
  /// @throws PgException 22000 when there is room between them
  public static Range union(RangeType type, Range a, Range b) {
    if (!a.empty() && !b.empty() && !overlaps(type, a, b) && !adjacent(type, a, b)) {
      throw notContiguous("union");
    }
    return merge(type, a, b);
  }

  /// The smallest range that holds both.
  public static Range merge(RangeType type, Range a, Range b) {
    if (a.empty() || b.empty()) {
      return a.empty() ? b : a;
    }
    return Range.of(
        type,
        lowers(type, a, b) < 0 ? a.lower() : b.lower(),
        uppers(type, a, b) > 0 ? a.upper() : b.upper());
  }

  public static Range intersection(RangeType type, Range a, Range b) {
    if (!overlaps(type, a, b)) {
      return Range.EMPTY;
    }
    return Range.of(
        type,
        lowers(type, a, b) >= 0 ? a.lower() : b.lower(),
        uppers(type, a, b) <= 0 ? a.upper() : b.upper());
  }

  public static int hash(RangeType type, Range range) {
    int hash = Lookup3.hash(RangeValue.flags(range)) ^ hash(type.element(), range.lower().value());
    return Integer.rotateLeft(hash, 1) ^ hash(type.element(), range.upper().value());
  }

  private static int hash(ElementType type, @Nullable Slice value) {
    return value == null ? 0 : type.hash(value.array(), value.from(), value.length());
  }

  public static long hash(RangeType type, Range range, long seed) {
    long hash =
        Lookup3.hashExtended(RangeValue.flags(range), seed)
            ^ hash(type.element(), range.lower().value(), seed);
    long turned = hash << 1 & 0xFFFFFFFEFFFFFFFEL | hash >>> 31 & 0x100000001L;
    return turned ^ hash(type.element(), range.upper().value(), seed);
  }

  private static long hash(ElementType type, @Nullable Slice value, long seed) {
    return value == null ? 0 : type.hashExtended(value.array(), value.from(), value.length(), seed);
  }
}
