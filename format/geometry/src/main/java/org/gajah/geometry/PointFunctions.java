package org.gajah.geometry;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.contract.PgFunction;

/// Functions of points.
public final class PointFunctions {
  private PointFunctions() {}

  @PgFunction("construct_point")
  public static void construct(double x, double y, ByteSink out) {
    new Point(x, y).put(out);
  }

  @PgFunction("point_left")
  public static boolean isLeft(Slice a, Slice b) {
    Point left = Point.read(a);
    Point right = Point.read(b);
    return Fuzzy.less(left.x(), right.x());
  }

  @PgFunction("point_right")
  public static boolean isRight(Slice a, Slice b) {
    Point left = Point.read(a);
    Point right = Point.read(b);
    return Fuzzy.greater(left.x(), right.x());
  }

  @PgFunction("point_above")
  public static boolean isAbove(Slice a, Slice b) {
    Point left = Point.read(a);
    Point right = Point.read(b);
    return Fuzzy.greater(left.y(), right.y());
  }

  @PgFunction("point_below")
  public static boolean isBelow(Slice a, Slice b) {
    Point left = Point.read(a);
    Point right = Point.read(b);
    return Fuzzy.less(left.y(), right.y());
  }

  @PgFunction("point_vert")
  public static boolean isVertical(Slice a, Slice b) {
    Point left = Point.read(a);
    Point right = Point.read(b);
    return Fuzzy.equal(left.x(), right.x());
  }

  @PgFunction("point_horiz")
  public static boolean isHorizontal(Slice a, Slice b) {
    Point left = Point.read(a);
    Point right = Point.read(b);
    return Fuzzy.equal(left.y(), right.y());
  }

  @PgFunction("point_eq")
  public static boolean same(Slice a, Slice b) {
    Point left = Point.read(a);
    Point right = Point.read(b);
    return left.same(right);
  }

  @PgFunction("point_ne")
  public static boolean differ(Slice a, Slice b) {
    Point left = Point.read(a);
    Point right = Point.read(b);
    return !left.same(right);
  }

  @PgFunction("point_distance")
  public static double distance(Slice a, Slice b) {
    return Point.read(a).distance(Point.read(b));
  }

  @PgFunction("point_slope")
  public static double slope(Slice a, Slice b) {
    return Point.read(a).slope(Point.read(b));
  }

  @PgFunction("point_add")
  public static void add(Slice a, Slice b, ByteSink out) {
    Point.read(a).plus(Point.read(b)).put(out);
  }

  @PgFunction("point_sub")
  public static void subtract(Slice a, Slice b, ByteSink out) {
    Point.read(a).minus(Point.read(b)).put(out);
  }

  @PgFunction("point_mul")
  public static void multiply(Slice a, Slice b, ByteSink out) {
    Point.read(a).times(Point.read(b)).put(out);
  }

  @PgFunction("point_div")
  public static void divide(Slice a, Slice b, ByteSink out) {
    Point.read(a).over(Point.read(b)).put(out);
  }

  @PgFunction("point_box")
  public static void box(Slice point, ByteSink out) {
    Point place = Point.read(point);
    new Box(place, place).put(out);
  }
}
