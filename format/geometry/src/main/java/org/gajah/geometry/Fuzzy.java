package org.gajah.geometry;

import org.gajah.types.number.Floats;

/// Comparisons of coordinates, and lengths.
final class Fuzzy {
  static final double EPSILON = 1.0E-06;

  private Fuzzy() {}

  static boolean zero(double a) {
    return Math.abs(a) <= EPSILON;
  }

  static boolean equal(double a, double b) {
    return a == b || Math.abs(a - b) <= EPSILON;
  }

  static boolean less(double a, double b) {
    return a + EPSILON < b;
  }

  static boolean lessOrEqual(double a, double b) {
    return a <= b + EPSILON;
  }

  static boolean greater(double a, double b) {
    return a > b + EPSILON;
  }

  static boolean greaterOrEqual(double a, double b) {
    return a + EPSILON >= b;
  }

  /// The length of a diagonal, computed without overflow on the way.
  static double diagonal(double x, double y) {
    if (Double.isInfinite(x) || Double.isInfinite(y)) {
      return Double.POSITIVE_INFINITY;
    }
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    }
    double longer = Math.max(Math.abs(x), Math.abs(y));
    double shorter = Math.min(Math.abs(x), Math.abs(y));
    if (shorter == 0) {
      return longer;
    }
    double ratio = shorter / longer;
    double result = longer * Math.sqrt(1.0 + ratio * ratio);
    if (Double.isInfinite(result)) {
      throw Floats.overflow();
    }
    if (result == 0) {
      throw Floats.underflow();
    }
    return result;
  }

  /// The mean of two coordinates.
  static double middle(double a, double b) {
    return Floats.divide(Floats.add(a, b), 2.0);
  }
}
