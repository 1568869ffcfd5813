package org.gajah.geometry;

import java.util.List;
import org.gajah.types.number.Floats;
import org.jspecify.annotations.Nullable;

/// The shortest of many distances. NaN is longer than all.
final class Distances {
  private Distances() {}

  /// From a point to the nearest segment; 0 where there is none.
  static double from(Point point, List<Segment> segments) {
    Double best = null;
    for (Segment segment : segments) {
      best = shorter(best, segment.nearest(point).distance());
    }
    return best == null ? 0 : best;
  }

  /// Between the nearest segments; null where there are none.
  static @Nullable Double between(List<Segment> left, List<Segment> right) {
    Double best = null;
    for (Segment segment : left) {
      for (Segment other : right) {
        best = shorter(best, segment.nearest(other).distance());
      }
    }
    return best;
  }

  private static Double shorter(@Nullable Double best, double other) {
    return best == null || Floats.less(other, best) ? Double.valueOf(other) : best;
  }
}
