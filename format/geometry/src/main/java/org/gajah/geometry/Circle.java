package org.gajah.geometry;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.number.Floats;

/// A circle: its center, then its radius.
record Circle(Point center, double radius) {
  static Circle read(Slice value) {
    return new Circle(Point.read(value), Coordinates.at(value, Point.SIZE));
  }

  void put(ByteSink out) {
    center.put(out);
    Coordinates.put(radius, out);
  }

  double area() {
    return Floats.multiply(Floats.multiply(radius, radius), Math.PI);
  }

  double left() {
    return Floats.subtract(center.x(), radius);
  }

  double right() {
    return Floats.add(center.x(), radius);
  }

  double bottom() {
    return Floats.subtract(center.y(), radius);
  }

  double top() {
    return Floats.add(center.y(), radius);
  }

  /// Exact.
  boolean contains(Point point) {
    return center.distance(point) <= radius;
  }

  boolean contains(Circle other) {
    return Fuzzy.lessOrEqual(center.distance(other.center), Floats.subtract(radius, other.radius));
  }

  /// From its edge to a point; 0 inside.
  double distance(Point point) {
    return outside(Floats.subtract(point.distance(center), radius));
  }

  /// No distance is less than nothing.
  static double outside(double distance) {
    return distance < 0 ? 0 : distance;
  }
}
