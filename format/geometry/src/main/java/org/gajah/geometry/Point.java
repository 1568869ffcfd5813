package org.gajah.geometry;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.number.Floats;

/// A point: `x` at offset 0, `y` at 8.
record Point(double x, double y) {
  static final int SIZE = 2 * Coordinates.SIZE;

  static Point read(Slice value) {
    return read(value, 0);
  }

  static Point read(Slice value, int offset) {
    return new Point(
        Coordinates.at(value, offset), Coordinates.at(value, offset + Coordinates.SIZE));
  }

  void put(ByteSink out) {
    Coordinates.put(x, out);
    Coordinates.put(y, out);
  }

  /// Whether it is the same place; NaN is where NaN is.
  boolean same(Point other) {
    if (Double.isNaN(x) || Double.isNaN(y) || Double.isNaN(other.x) || Double.isNaN(other.y)) {
      return Floats.equal(x, other.x) && Floats.equal(y, other.y);
    }
    return Fuzzy.equal(x, other.x) && Fuzzy.equal(y, other.y);
  }

  double distance(Point other) {
    return Fuzzy.diagonal(Floats.subtract(x, other.x), Floats.subtract(y, other.y));
  }

  Point plus(Point other) {
    return new Point(Floats.add(x, other.x), Floats.add(y, other.y));
  }

  Point minus(Point other) {
    return new Point(Floats.subtract(x, other.x), Floats.subtract(y, other.y));
  }

  /// The product of complex numbers: turned and stretched.
  Point times(Point other) {
    return new Point(
        Floats.subtract(Floats.multiply(x, other.x), Floats.multiply(y, other.y)),
        Floats.add(Floats.multiply(x, other.y), Floats.multiply(y, other.x)));
  }

  /// The quotient of complex numbers.
  Point over(Point other) {
    // Of two faults that of y is told.
    double ofY = Floats.multiply(other.y, other.y);
    double size = Floats.add(Floats.multiply(other.x, other.x), ofY);
    return new Point(
        Floats.divide(Floats.add(Floats.multiply(x, other.x), Floats.multiply(y, other.y)), size),
        Floats.divide(
            Floats.subtract(Floats.multiply(y, other.x), Floats.multiply(x, other.y)), size));
  }

  /// How far from the origin it is.
  double size() {
    return Fuzzy.diagonal(x, y);
  }

  /// The slope of the line through both; infinite for a vertical one.
  double slope(Point other) {
    if (Fuzzy.equal(x, other.x)) {
      return Double.POSITIVE_INFINITY;
    }
    if (Fuzzy.equal(y, other.y)) {
      return 0;
    }
    return Floats.divide(Floats.subtract(y, other.y), Floats.subtract(x, other.x));
  }

  /// The slope of lines perpendicular to the line through both.
  double perpendicularSlope(Point other) {
    if (Fuzzy.equal(x, other.x)) {
      return 0;
    }
    if (Fuzzy.equal(y, other.y)) {
      return Double.POSITIVE_INFINITY;
    }
    return Floats.divide(Floats.subtract(x, other.x), Floats.subtract(other.y, y));
  }

  /// What is done to points one by one.
  interface Move {
    Point of(Point point, Point by);
  }
}
