package org.gajah.ranges;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.Slice;

/// How multiranges lie to each other, and computing with them. Their ranges are in order, not
/// empty, and neither overlap nor touch.
public final class Multiranges {
  private Multiranges() {}

  /// Brings any ranges into that form.
  public static List<Range> normal(RangeType type, List<Range> ranges) {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.removeIf(Range::empty);
    sorted.sort((a, b) -> Ranges.compare(type, a, b));
    List<Range> result = new ArrayList<>(sorted.size());
    for (Range range : sorted) {
      Range last = result.isEmpty() ? null : result.getLast();
      if (last != null
          && (!Ranges.before(type, last, range) || Ranges.adjacent(type, last, range))) {
        result.set(result.size() - 1, Ranges.merge(type, last, range));
      } else {
        result.add(range);
      }
    }
    return result;
  }

  /// The smallest range that holds all.
  public static Range hull(RangeType type, List<Range> ranges) {
    return ranges.isEmpty()
        ? Range.EMPTY
        : Range.of(type, ranges.getFirst().lower(), ranges.getLast().upper());
  }

  public static int compare(RangeType type, List<Range> a, List<Range> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Ranges.compare(type, a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  public static boolean contains(RangeType type, List<Range> ranges, Slice element) {
    return ranges.stream().anyMatch(range -> Ranges.contains(type, range, element));
  }

  public static boolean contains(RangeType type, List<Range> ranges, Range part) {
    return part.empty() || ranges.stream().anyMatch(r -> Ranges.contains(type, r, part));
  }

  public static boolean contains(RangeType type, List<Range> ranges, List<Range> parts) {
    return parts.stream().allMatch(part -> contains(type, ranges, part));
  }

  public static boolean overlaps(RangeType type, List<Range> a, List<Range> b) {
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      if (Ranges.overlaps(type, a.get(i), b.get(j))) {
        return true;
      }
      if (Ranges.before(type, a.get(i), b.get(j))) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }

  /// Whether one ends where the other begins.
  public static boolean adjacent(RangeType type, List<Range> a, List<Range> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    Range endOfA = a.getLast();
    Range startOfB = b.getFirst();
    return (Ranges.adjacent(type, endOfA, startOfB) && Ranges.before(type, endOfA, startOfB))
        || (Ranges.adjacent(type, b.getLast(), a.getFirst())
            && Ranges.before(type, b.getLast(), a.getFirst()));
  }

  public static List<Range> union(RangeType type, List<Range> a, List<Range> b) {
    List<Range> all = new ArrayList<>(a);
    all.addAll(b);
    return normal(type, all);
  }

  public static List<Range> intersection(RangeType type, List<Range> a, List<Range> b) {
    List<Range> result = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      Range common = Ranges.intersection(type, a.get(i), b.get(j));
      if (!common.empty()) {
        result.add(common);
      }
      if (Ranges.uppers(type, a.get(i), b.get(j)) < 0) {
        i++;
      } else {
        j++;
      }
    }
    return normal(type, result);
  }

  public static List<Range> minus(RangeType type, List<Range> a, List<Range> b) {
    List<Range> result = new ArrayList<>();
    for (Range range : a) {
      Range rest = range;
      for (Range hole : b) {
        if (!Ranges.overlaps(type, rest, hole)) {
          continue;
        }
        if (Ranges.lowers(type, rest, hole) < 0) {
          result.add(Range.of(type, rest.lower(), hole.lower().opposite()));
        }
        rest =
            Ranges.uppers(type, rest, hole) > 0
                ? Range.of(type, hole.upper().opposite(), rest.upper())
                : Range.EMPTY;
      }
      result.add(rest);
    }
    return normal(type, result);
  }

  public static int hash(RangeType type, List<Range> ranges) {
    int hash = 1;
    for (Range range : ranges) {
      hash = hash * 31 + Ranges.hash(type, range);
    }
    return hash;
  }

  public static long hash(RangeType type, List<Range> ranges, long seed) {
    long hash = 1;
    for (Range range : ranges) {
      hash = hash * 31 + Ranges.hash(type, range, seed);
    }
    return hash;
  }
}
