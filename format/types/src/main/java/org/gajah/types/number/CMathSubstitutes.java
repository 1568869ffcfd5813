package org.gajah.types.number;

import org.gajah.base.error.PgException;

/// What `StrictMath` lacks, for platforms whose C library was not found.
final class CMathSubstitutes {
  private CMathSubstitutes() {}

  static double asinh(double x) {
    double size = Math.abs(x);
    double result =
        size < 1e-4
            ? size - size * size * size / 6
            : StrictMath.log(size + Math.sqrt(size * size + 1));
    return Math.copySign(result, x);
  }

  static double acosh(double x) {
    return StrictMath.log(x + Math.sqrt(x * x - 1));
  }

  static double atanh(double x) {
    return StrictMath.log1p(2 * x / (1 - x)) / 2;
  }

  static double erf(double x) {
    throw PgException.notBuilt("erf(" + x + ") without the C library");
  }

  static double erfc(double x) {
    throw PgException.notBuilt("erfc(" + x + ") without the C library");
  }
}
