package org.gajah.geometry;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.number.Floats;

/// A polygon.
///
/// | offset behind the varlena header | size | meaning |
/// |---|---|---|
/// | 0 | 4 | how many points |
/// | 4 | 32 | the box around it |
/// | 36 | 16 each | the points |
record Polygon(List<Point> points, Box box) {
  private static final int HEADER = 4 + Box.SIZE;

  static Polygon of(List<Point> points) {
    return new Polygon(points, Box.around(points));
  }

  static Polygon read(Slice value) {
    int count = Coordinates.intAt(value, 0);
    List<Point> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      points.add(Point.read(value, HEADER + i * Point.SIZE));
    }
    return new Polygon(points, Box.read(value, 4));
  }

  /// The box around one, without the points.
  static Box boxOf(Slice value) {
    return Box.read(value, 4);
  }

  void put(ByteSink out) {
    out.putInt(points.size());
    box.put(out);
    points.forEach(point -> point.put(out));
  }

  /// Its edges; that from the last point to the first comes first.
  List<Segment> edges() {
    return new Path(true, points).segments();
  }

  boolean contains(Point point) {
    return Winding.isInside(point, points);
  }

  /// Whether it has the same points in the same order, from wherever it starts and whichever way
  /// round.
  boolean same(Polygon other) {
    int count = points.size();
    if (count != other.points.size()) {
      return false;
    }
    for (int start = 0; start < count; start++) {
      if (other.points.get(start).same(points.getFirst())
          && (matches(other, start, 1) || matches(other, start, count - 1))) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(Polygon other, int start, int step) {
    int count = points.size();
    int at = start;
    for (int i = 1; i < count; i++) {
      at = (at + step) % count;
      if (!other.points.get(at).same(points.get(i))) {
        return false;
      }
    }
    return true;
  }

  boolean overlaps(Polygon other) {
    if (!box.overlaps(other.box)) {
      return false;
    }
    for (Segment edge : edges()) {
      for (Segment otherEdge : other.edges()) {
        if (edge.crossing(otherEdge) != null) {
          return true;
        }
      }
    }
    return other.contains(points.getFirst()) || contains(other.points.getFirst());
  }

  boolean contains(Polygon other) {
    return box.contains(other.box)
        && other.edges().stream().allMatch(edge -> contains(edge.first(), edge.second(), 0));
  }

  private Segment edge(int number) {
    int count = points.size();
    return new Segment(points.get((number == 0 ? count : number) - 1), points.get(number));
  }

  /// Whether a segment stays inside, as far as edges from a number on can tell.
  private boolean contains(Point a, Point b, int start) {
    Segment segment = new Segment(a, b);
    boolean inside = true;
    for (int i = start; i < points.size() && inside; i++) {
      Segment edge = edge(i);
      if (edge.contains(a)) {
        if (edge.contains(b)) {
          return true;
        }
        inside = containsFrom(a, b, edge, i + 1);
      } else if (edge.contains(b)) {
        inside = containsFrom(b, a, edge, i + 1);
      } else {
        Point place = segment.crossing(edge);
        if (place != null) {
          return contains(a, place, i + 1) && contains(b, place, i + 1);
        }
      }
    }
    return inside && contains(segment.center());
  }

  /// The same of a segment whose first end is on an edge: what is left of it behind that edge.
  private boolean containsFrom(Point a, Point b, Segment edge, int start) {
    Segment segment = new Segment(a, b);
    if (a.same(edge.first())) {
      return !segment.contains(edge.second()) || contains(b, edge.second(), start);
    }
    if (a.same(edge.second())) {
      return !segment.contains(edge.first()) || contains(b, edge.first(), start);
    }
    if (segment.contains(edge.first())) {
      return contains(b, edge.first(), start);
    }
    return !segment.contains(edge.second()) || contains(b, edge.second(), start);
  }

  double distance(Point point) {
    if (contains(point)) {
      return 0;
    }
    // The closing edge is taken the other way round, which rounding shows.
    List<Segment> edges = edges();
    edges.set(0, new Segment(points.getFirst(), points.getLast()));
    return Distances.from(point, edges);
  }

  /// The mean of its points, and their mean distance from there.
  Circle circle() {
    Point sum = new Point(0, 0);
    for (Point point : points) {
      sum = sum.plus(point);
    }
    double count = points.size();
    Point center = new Point(Floats.divide(sum.x(), count), Floats.divide(sum.y(), count));
    double distances = 0;
    for (Point point : points) {
      distances = Floats.add(distances, point.distance(center));
    }
    return new Circle(center, Floats.divide(distances, count));
  }
}
