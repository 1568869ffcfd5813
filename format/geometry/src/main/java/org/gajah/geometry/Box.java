package org.gajah.geometry;

import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.number.Floats;
import org.jspecify.annotations.Nullable;

/// A box, its upper right corner before the lower left one.
record Box(Point high, Point low) {
  static final int SIZE = 2 * Point.SIZE;

  static Box read(Slice value) {
    return read(value, 0);
  }

  static Box read(Slice value, int offset) {
    return new Box(Point.read(value, offset), Point.read(value, offset + Point.SIZE));
  }

  void put(ByteSink out) {
    high.put(out);
    low.put(out);
  }

  /// The box with two opposite corners; of equal coordinates the second one's is the higher.
  static Box of(Point a, Point b) {
    boolean right = Floats.greater(a.x(), b.x());
    boolean above = Floats.greater(a.y(), b.y());
    return new Box(
        new Point(right ? a.x() : b.x(), above ? a.y() : b.y()),
        new Point(right ? b.x() : a.x(), above ? b.y() : a.y()));
  }

  /// The same; of coordinates that are equal (as 0 and -0 are) the first one's is the higher.
  static Box ordered(Point first, Point second) {
    boolean left = Floats.less(first.x(), second.x());
    boolean below = Floats.less(first.y(), second.y());
    return new Box(
        new Point(left ? second.x() : first.x(), below ? second.y() : first.y()),
        new Point(left ? first.x() : second.x(), below ? first.y() : second.y()));
  }

  /// The box around points.
  static Box around(List<Point> points) {
    double right = points.getFirst().x();
    double left = right;
    double top = points.getFirst().y();
    double bottom = top;
    for (Point point : points) {
      right = Floats.greater(point.x(), right) ? point.x() : right;
      left = Floats.less(point.x(), left) ? point.x() : left;
      top = Floats.greater(point.y(), top) ? point.y() : top;
      bottom = Floats.less(point.y(), bottom) ? point.y() : bottom;
    }
    return new Box(new Point(right, top), new Point(left, bottom));
  }

  double width() {
    return Floats.subtract(high.x(), low.x());
  }

  double height() {
    return Floats.subtract(high.y(), low.y());
  }

  double area() {
    return Floats.multiply(width(), height());
  }

  Point center() {
    return new Point(Fuzzy.middle(high.x(), low.x()), Fuzzy.middle(high.y(), low.y()));
  }

  /// Exact.
  boolean contains(Point point) {
    return high.x() >= point.x()
        && low.x() <= point.x()
        && high.y() >= point.y()
        && low.y() <= point.y();
  }

  boolean contains(Segment segment) {
    return contains(segment.first()) && contains(segment.second());
  }

  boolean contains(Box other) {
    return Fuzzy.greaterOrEqual(high.x(), other.high.x())
        && Fuzzy.lessOrEqual(low.x(), other.low.x())
        && Fuzzy.greaterOrEqual(high.y(), other.high.y())
        && Fuzzy.lessOrEqual(low.y(), other.low.y());
  }

  boolean overlaps(Box other) {
    return Fuzzy.lessOrEqual(low.x(), other.high.x())
        && Fuzzy.lessOrEqual(other.low.x(), high.x())
        && Fuzzy.lessOrEqual(low.y(), other.high.y())
        && Fuzzy.lessOrEqual(other.low.y(), high.y());
  }

  boolean same(Box other) {
    return high.same(other.high) && low.same(other.low);
  }

  private Point upperLeft() {
    return new Point(low.x(), high.y());
  }

  private Point lowerRight() {
    return new Point(high.x(), low.y());
  }

  /// Its corners, clockwise from the lower left one.
  List<Point> corners() {
    return List.of(low, upperLeft(), high, lowerRight());
  }

  /// Its sides: left, top, bottom, right.
  List<Segment> sides() {
    return List.of(
        new Segment(low, upperLeft()),
        new Segment(high, upperLeft()),
        new Segment(low, lowerRight()),
        new Segment(high, lowerRight()));
  }

  /// Whether a segment touches it or runs through it.
  boolean meets(Segment segment) {
    Box around = of(segment.first(), segment.second());
    if (!around.overlaps(this)) {
      return false;
    }
    if (contains(segment.first()) || contains(segment.second())) {
      return true;
    }
    return sides().stream().anyMatch(side -> side.crossing(segment) != null);
  }

  boolean meets(Line line) {
    // From corner to corner all the way round.
    List<Point> corners = corners();
    Point from = low;
    for (int i = 1; i <= corners.size(); i++) {
      Point to = corners.get(i % corners.size());
      if (new Segment(from, to).crossing(line) != null) {
        return true;
      }
      from = to;
    }
    return false;
  }

  /// The place in it that is nearest to a point.
  Nearest nearest(Point point) {
    if (contains(point)) {
      return new Nearest(point, 0);
    }
    Nearest best = null;
    for (Segment side : sides()) {
      best = nearer(best, side.nearest(point));
    }
    return best == null ? new Nearest(point, Double.NaN) : best;
  }

  /// The place in it that is nearest to a segment; of one that runs through it, that nearest to the
  /// center.
  Nearest nearest(Segment segment) {
    // That place is looked for, and its faults are told, before it is known that it is wanted.
    boolean near = of(segment.first(), segment.second()).overlaps(this);
    Point place = near ? segment.nearest(center()).place() : null;
    return place != null && meets(segment) ? new Nearest(place, 0) : nearestOnSides(segment);
  }

  /// From it to a segment.
  double distance(Segment segment) {
    return meets(segment) ? 0 : nearestOnSides(segment).distance();
  }

  private Nearest nearestOnSides(Segment segment) {
    Nearest best = null;
    for (Segment side : sides()) {
      best = nearer(best, side.nearest(segment));
    }
    return best == null ? new Nearest(low, Double.NaN) : best;
  }

  private static Nearest nearer(@Nullable Nearest best, Nearest other) {
    return best == null ? other : best.or(other);
  }
}
