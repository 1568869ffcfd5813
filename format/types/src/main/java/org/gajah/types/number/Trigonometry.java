package org.gajah.types.number;

import org.gajah.types.contract.PgFunction;

/// Trigonometric functions, in radians and in degrees.
///
/// Those in degrees are exact where people expect it (`sind(30)` is 0.5): the C library's result is
/// scaled by its own result at 30, 45 or 60 degrees, each in the first quadrant.
public final class Trigonometry {
  private static final double RADIANS = Math.PI / 180;
  private static final double SIN_30 = CMath.sin(30 * RADIANS);
  private static final double ONE_MINUS_COS_60 = 1 - CMath.cos(60 * RADIANS);
  private static final double ASIN_HALF = CMath.asin(0.5);
  private static final double ACOS_HALF = CMath.acos(0.5);
  private static final double ATAN_ONE = CMath.atan(1);
  private static final double TAN_45 = sineUpTo90(45) / cosineUpTo90(45);
  private static final double COT_45 = cosineUpTo90(45) / sineUpTo90(45);

  private Trigonometry() {}

  private static void checkFinite(double value) {
    if (Double.isInfinite(value)) {
      throw FloatMath.inputOutOfRange();
    }
  }

  private static void checkUnit(double value) {
    if (value < -1 || value > 1) {
      throw FloatMath.inputOutOfRange();
    }
  }

  @PgFunction("dpi")
  public static double pi() {
    return Math.PI;
  }

  @PgFunction("degrees")
  public static double degrees(double radians) {
    return Floats.divide(radians, RADIANS);
  }

  @PgFunction("radians")
  public static double radians(double degrees) {
    return Floats.multiply(degrees, RADIANS);
  }

  @PgFunction("dsin")
  public static double sin(double value) {
    checkFinite(value);
    return CMath.sin(value);
  }

  @PgFunction("dcos")
  public static double cos(double value) {
    checkFinite(value);
    return CMath.cos(value);
  }

  @PgFunction("dtan")
  public static double tan(double value) {
    checkFinite(value);
    return CMath.tan(value);
  }

  @PgFunction("dcot")
  public static double cot(double value) {
    checkFinite(value);
    return 1 / CMath.tan(value);
  }

  @PgFunction("dasin")
  public static double asin(double value) {
    checkUnit(value);
    return CMath.asin(value);
  }

  @PgFunction("dacos")
  public static double acos(double value) {
    checkUnit(value);
    return CMath.acos(value);
  }

  @PgFunction("datan")
  public static double atan(double value) {
    return CMath.atan(value);
  }

  @PgFunction("datan2")
  public static double atan2(double y, double x) {
    return CMath.atan2(y, x);
  }

  private static double sineUpTo30(double degrees) {
    return CMath.sin(degrees * RADIANS) / SIN_30 / 2;
  }

  private static double cosineUpTo60(double degrees) {
    return 1 - (1 - CMath.cos(degrees * RADIANS)) / ONE_MINUS_COS_60 / 2;
  }

  private static double sineUpTo90(double degrees) {
    return degrees <= 30 ? sineUpTo30(degrees) : cosineUpTo60(90 - degrees);
  }

  private static double cosineUpTo90(double degrees) {
    return degrees <= 60 ? cosineUpTo60(degrees) : sineUpTo30(90 - degrees);
  }

  @PgFunction("dsind")
  public static double sinDegrees(double degrees) {
    if (Double.isNaN(degrees)) {
      return degrees;
    }
    checkFinite(degrees);
    double angle = degrees % 360;
    int sign = 1;
    if (angle < 0) {
      angle = -angle;
      sign = -sign;
    }
    if (angle > 180) {
      angle = 360 - angle;
      sign = -sign;
    }
    return sign * sineUpTo90(angle > 90 ? 180 - angle : angle);
  }

  @PgFunction("dcosd")
  public static double cosDegrees(double degrees) {
    if (Double.isNaN(degrees)) {
      return degrees;
    }
    checkFinite(degrees);
    double angle = Math.abs(degrees % 360);
    if (angle > 180) {
      angle = 360 - angle;
    }
    return angle > 90 ? -cosineUpTo90(180 - angle) : cosineUpTo90(angle);
  }

  @PgFunction("dtand")
  public static double tanDegrees(double degrees) {
    if (Double.isNaN(degrees)) {
      return degrees;
    }
    checkFinite(degrees);
    double angle = firstQuadrant(degrees);
    double result = sineUpTo90(angle) / cosineUpTo90(angle) / TAN_45 * tangentSign(degrees);
    return result == 0 ? 0 : result;
  }

  @PgFunction("dcotd")
  public static double cotDegrees(double degrees) {
    if (Double.isNaN(degrees)) {
      return degrees;
    }
    checkFinite(degrees);
    double angle = firstQuadrant(degrees);
    double result = cosineUpTo90(angle) / sineUpTo90(angle) / COT_45 * tangentSign(degrees);
    return result == 0 ? 0 : result;
  }

  /// The angle between 0 and 90 degrees whose tangent has the same size; a negative zero stays one.
  private static double firstQuadrant(double degrees) {
    double angle = degrees % 360;
    if (angle < 0) {
      angle = -angle;
    }
    if (angle > 180) {
      angle = 360 - angle;
    }
    return angle > 90 ? 180 - angle : angle;
  }

  private static int tangentSign(double degrees) {
    double angle = degrees % 360;
    int sign = angle < 0 ? -1 : 1;
    angle = Math.abs(angle);
    if (angle > 180) {
      angle = 360 - angle;
      sign = -sign;
    }
    return angle > 90 ? -sign : sign;
  }

  @PgFunction("dasind")
  public static double asinDegrees(double value) {
    if (Double.isNaN(value)) {
      return value;
    }
    checkUnit(value);
    return value >= 0 ? asinPositive(value) : -asinPositive(-value);
  }

  @PgFunction("dacosd")
  public static double acosDegrees(double value) {
    if (Double.isNaN(value)) {
      return value;
    }
    checkUnit(value);
    return value >= 0 ? acosPositive(value) : 90 + asinPositive(-value);
  }

  private static double asinPositive(double value) {
    return value <= 0.5
        ? CMath.asin(value) / ASIN_HALF * 30
        : 90 - CMath.acos(value) / ACOS_HALF * 60;
  }

  private static double acosPositive(double value) {
    return value <= 0.5
        ? 90 - CMath.asin(value) / ASIN_HALF * 30
        : CMath.acos(value) / ACOS_HALF * 60;
  }

  @PgFunction("datand")
  public static double atanDegrees(double value) {
    return CMath.atan(value) / ATAN_ONE * 45;
  }

  @PgFunction("datan2d")
  public static double atan2Degrees(double y, double x) {
    return CMath.atan2(y, x) / ATAN_ONE * 45;
  }
}
