package org.gajah.types.number;

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
    if (Math.abs(x) > 3) {
      return Math.copySign(1 - erfc(Math.abs(x)), x);
    }
    // The Maclaurin series.
    double term = x;
    double sum = x;
    for (int n = 1; n < 200 && Math.abs(term) > Math.abs(sum) * 1e-18; n++) {
      term = -term * x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }

  static double erfc(double x) {
    if (x < 3) {
      return 1 - erf(x);
    }
    // A continued fraction, from its end.
    double fraction = x;
    for (int n = 60; n >= 1; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return StrictMath.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
  }
}
