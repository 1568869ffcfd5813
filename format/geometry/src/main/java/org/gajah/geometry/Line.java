package org.gajah.geometry;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.number.Floats;
import org.jspecify.annotations.Nullable;

/// A line, the points with `ax + by + c = 0`: three numbers.
record Line(double a, double b, double c) {
  static Line read(Slice value) {
    return new Line(
        Coordinates.at(value, 0),
        Coordinates.at(value, Coordinates.SIZE),
        Coordinates.at(value, 2 * Coordinates.SIZE));
  }

  void put(ByteSink out) {
    Coordinates.put(a, out);
    Coordinates.put(b, out);
    Coordinates.put(c, out);
  }

  /// The line through a point with a slope.
  static Line through(Point point, double slope) {
    if (Double.isInfinite(slope)) {
      return new Line(-1, 0, point.x());
    }
    if (slope == 0) {
      return new Line(0, -1, point.y());
    }
    double c = Floats.subtract(point.y(), Floats.multiply(slope, point.x()));
    return new Line(slope, -1, c == 0 ? 0 : c);
  }

  /// The line through two points.
  ///
  /// @param state for points that are one
  static Line through(Point first, Point second, SqlState state) {
    if (first.same(second)) {
      throw new PgException(state, "invalid line specification: must be two distinct points");
    }
    return through(first, first.slope(second));
  }

  static PgException flat(SqlState state) {
    return new PgException(state, "invalid line specification: A and B cannot both be zero");
  }

  double slope() {
    if (Fuzzy.zero(a)) {
      return 0;
    }
    return Fuzzy.zero(b) ? Double.POSITIVE_INFINITY : Floats.divide(a, -b);
  }

  double perpendicularSlope() {
    if (Fuzzy.zero(a)) {
      return Double.POSITIVE_INFINITY;
    }
    return Fuzzy.zero(b) ? 0 : Floats.divide(b, a);
  }

  boolean contains(Point point) {
    return Fuzzy.zero(
        Floats.add(Floats.add(Floats.multiply(a, point.x()), Floats.multiply(b, point.y())), c));
  }

  /// Where it crosses another; null for parallel ones.
  @Nullable Point crossing(Line other) {
    if (!Fuzzy.zero(b)) {
      return crossing(this, other);
    }
    return Fuzzy.zero(other.b) ? null : crossing(other, this);
  }

  /// The same of a line that is not vertical.
  private static @Nullable Point crossing(Line line, Line other) {
    if (Fuzzy.equal(other.a, Floats.multiply(line.a, Floats.divide(other.b, line.b)))) {
      return null;
    }
    double x =
        Floats.divide(
            Floats.subtract(Floats.multiply(line.b, other.c), Floats.multiply(other.b, line.c)),
            Floats.subtract(Floats.multiply(line.a, other.b), Floats.multiply(other.a, line.b)));
    double y = Floats.divide(-Floats.add(Floats.multiply(line.a, x), line.c), line.b);
    return new Point(x == 0 ? 0 : x, y == 0 ? 0 : y);
  }

  /// The place on it that is nearest to a point: NaN away where that cannot be told.
  Nearest nearest(Point point) {
    Point place = through(point, perpendicularSlope()).crossing(this);
    return place == null
        ? new Nearest(point, Double.NaN)
        : new Nearest(place, place.distance(point));
  }

  boolean same(Line other) {
    if (Double.isNaN(a)
        || Double.isNaN(b)
        || Double.isNaN(c)
        || Double.isNaN(other.a)
        || Double.isNaN(other.b)
        || Double.isNaN(other.c)) {
      return Floats.equal(a, other.a) && Floats.equal(b, other.b) && Floats.equal(c, other.c);
    }
    double ratio =
        !Fuzzy.zero(other.a)
            ? Floats.divide(a, other.a)
            : !Fuzzy.zero(other.b)
                ? Floats.divide(b, other.b)
                : !Fuzzy.zero(other.c) ? Floats.divide(c, other.c) : 1;
    return Fuzzy.equal(a, Floats.multiply(ratio, other.a))
        && Fuzzy.equal(b, Floats.multiply(ratio, other.b))
        && Fuzzy.equal(c, Floats.multiply(ratio, other.c));
  }

  boolean isPerpendicular(Line other) {
    if (Fuzzy.zero(a)) {
      return Fuzzy.zero(other.b);
    }
    if (Fuzzy.zero(other.a)) {
      return Fuzzy.zero(b);
    }
    if (Fuzzy.zero(b)) {
      return Fuzzy.zero(other.a);
    }
    if (Fuzzy.zero(other.b)) {
      return Fuzzy.zero(a);
    }
    return Fuzzy.equal(
        Floats.divide(Floats.multiply(a, other.a), Floats.multiply(b, other.b)), -1.0);
  }

  double distance(Line other) {
    if (crossing(other) != null) {
      return 0;
    }
    double ratio = 1;
    if (isSure(a) && isSure(other.a)) {
      ratio = Floats.divide(a, other.a);
    } else if (isSure(b) && isSure(other.b)) {
      ratio = Floats.divide(b, other.b);
    }
    return Floats.divide(
        Math.abs(Floats.subtract(c, Floats.multiply(ratio, other.c))), Fuzzy.diagonal(a, b));
  }

  private static boolean isSure(double factor) {
    return !Fuzzy.zero(factor) && !Double.isNaN(factor);
  }
}
