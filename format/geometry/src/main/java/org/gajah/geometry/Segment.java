package org.gajah.geometry;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// A segment of a line, from one point to another.
record Segment(Point first, Point second) {
  static Segment read(Slice value) {
    return new Segment(Point.read(value, 0), Point.read(value, Point.SIZE));
  }

  void put(ByteSink out) {
    first.put(out);
    second.put(out);
  }

  double length() {
    return first.distance(second);
  }

  double slope() {
    return first.slope(second);
  }

  Point center() {
    return new Point(Fuzzy.middle(first.x(), second.x()), Fuzzy.middle(first.y(), second.y()));
  }

  boolean contains(Point point) {
    // The sum may well be infinite.
    return Fuzzy.equal(point.distance(first) + point.distance(second), first.distance(second));
  }

  /// Where it meets a line, or null.
  @Nullable Point crossing(Line line) {
    Point place = Line.through(first, slope()).crossing(line);
    if (place == null || !contains(place)) {
      return null;
    }
    // What is nearly an end is that end.
    return first.same(place) ? first : second.same(place) ? second : place;
  }

  /// Where it meets another, or null; one of the own ends where it is nearly one.
  @Nullable Point crossing(Segment other) {
    Point place = crossing(Line.through(other.first, other.slope()));
    return place != null && other.contains(place) ? place : null;
  }

  /// The place on it that is nearest to a line.
  Nearest nearest(Line line) {
    Point place = crossing(line);
    if (place != null) {
      return new Nearest(place, 0);
    }
    double fromFirst = line.nearest(first).distance();
    double fromSecond = line.nearest(second).distance();
    return fromFirst < fromSecond ? new Nearest(first, fromFirst) : new Nearest(second, fromSecond);
  }

  /// The place on it that is nearest to a point.
  Nearest nearest(Point point) {
    Point place = nearest(Line.through(point, first.perpendicularSlope(second))).place();
    return new Nearest(place, place.distance(point));
  }

  /// The place on it that is nearest to another.
  Nearest nearest(Segment other) {
    Point place = crossing(other);
    if (place != null) {
      return new Nearest(place, 0);
    }
    return nearest(other.first)
        .or(nearest(other.second))
        .or(new Nearest(first, other.nearest(first).distance()))
        .or(new Nearest(second, other.nearest(second).distance()));
  }
}
