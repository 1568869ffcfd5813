package org.gajah.geometry;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.number.Floats;
import org.gajah.types.number.Trigonometry;

/// Functions of circles.
public final class CircleFunctions {
  /// More points make a value that is too large.
  private static final int MOST_POINTS = (Integer.MAX_VALUE - 40) / Point.SIZE;

  private CircleFunctions() {}

  @PgFunction("cr_circle")
  public static void construct(Slice center, double radius, ByteSink out) {
    new Circle(Point.read(center), radius).put(out);
  }

  @PgFunction("circle_same")
  public static boolean same(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    boolean bothNaN = Double.isNaN(left.radius()) && Double.isNaN(right.radius());
    return (bothNaN || Fuzzy.equal(left.radius(), right.radius()))
        && left.center().same(right.center());
  }

  @PgFunction("circle_overlap")
  public static boolean overlap(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.lessOrEqual(
        left.center().distance(right.center()), Floats.add(left.radius(), right.radius()));
  }

  @PgFunction("circle_contain")
  public static boolean contains(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return left.contains(right);
  }

  @PgFunction("circle_contained")
  public static boolean isContained(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return right.contains(left);
  }

  @PgFunction("circle_left")
  public static boolean isLeft(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.less(left.right(), right.left());
  }

  @PgFunction("circle_right")
  public static boolean isRight(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.greater(left.left(), right.right());
  }

  @PgFunction("circle_overleft")
  public static boolean isNotRight(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.lessOrEqual(left.right(), right.right());
  }

  @PgFunction("circle_overright")
  public static boolean isNotLeft(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.greaterOrEqual(left.left(), right.left());
  }

  @PgFunction("circle_below")
  public static boolean isBelow(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.less(left.top(), right.bottom());
  }

  @PgFunction("circle_above")
  public static boolean isAbove(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.greater(left.bottom(), right.top());
  }

  @PgFunction("circle_overbelow")
  public static boolean isNotAbove(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.lessOrEqual(left.top(), right.top());
  }

  @PgFunction("circle_overabove")
  public static boolean isNotBelow(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.greaterOrEqual(left.bottom(), right.bottom());
  }

  @PgFunction("circle_lt")
  public static boolean isLess(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.less(left.area(), right.area());
  }

  @PgFunction("circle_le")
  public static boolean isLessOrEqual(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.lessOrEqual(left.area(), right.area());
  }

  @PgFunction("circle_gt")
  public static boolean isGreater(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.greater(left.area(), right.area());
  }

  @PgFunction("circle_ge")
  public static boolean isGreaterOrEqual(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.greaterOrEqual(left.area(), right.area());
  }

  @PgFunction("circle_eq")
  public static boolean isEqual(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Fuzzy.equal(left.area(), right.area());
  }

  @PgFunction("circle_ne")
  public static boolean differ(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return !Fuzzy.equal(left.area(), right.area());
  }

  @PgFunction("circle_area")
  public static double area(Slice circle) {
    return Circle.read(circle).area();
  }

  @PgFunction("circle_diameter")
  public static double diameter(Slice circle) {
    return Floats.multiply(Circle.read(circle).radius(), 2.0);
  }

  @PgFunction("circle_radius")
  public static double radius(Slice circle) {
    return Circle.read(circle).radius();
  }

  @PgFunction("circle_center")
  public static void center(Slice circle, ByteSink out) {
    Circle.read(circle).center().put(out);
  }

  @PgFunction("circle_distance")
  public static double distance(Slice a, Slice b) {
    Circle left = Circle.read(a);
    Circle right = Circle.read(b);
    return Circle.outside(
        Floats.subtract(
            left.center().distance(right.center()), Floats.add(left.radius(), right.radius())));
  }

  @PgFunction("circle_contain_pt")
  public static boolean containsPoint(Slice circle, Slice point) {
    return Circle.read(circle).contains(Point.read(point));
  }

  @PgFunction("pt_contained_circle")
  public static boolean containsThis(Slice point, Slice circle) {
    return Circle.read(circle).contains(Point.read(point));
  }

  @PgFunction("dist_pc")
  public static double distanceOfPoint(Slice point, Slice circle) {
    return Circle.read(circle).distance(Point.read(point));
  }

  @PgFunction("dist_cpoint")
  public static double distanceToPoint(Slice circle, Slice point) {
    return Circle.read(circle).distance(Point.read(point));
  }

  @PgFunction("circle_add_pt")
  public static void add(Slice circle, Slice by, ByteSink out) {
    Circle from = Circle.read(circle);
    new Circle(from.center().plus(Point.read(by)), from.radius()).put(out);
  }

  @PgFunction("circle_sub_pt")
  public static void subtract(Slice circle, Slice by, ByteSink out) {
    Circle from = Circle.read(circle);
    new Circle(from.center().minus(Point.read(by)), from.radius()).put(out);
  }

  @PgFunction("circle_mul_pt")
  public static void multiply(Slice circle, Slice by, ByteSink out) {
    Circle from = Circle.read(circle);
    Point step = Point.read(by);
    Point center = from.center().times(step);
    new Circle(center, Floats.multiply(from.radius(), step.size())).put(out);
  }

  @PgFunction("circle_div_pt")
  public static void divide(Slice circle, Slice by, ByteSink out) {
    Circle from = Circle.read(circle);
    Point step = Point.read(by);
    Point center = from.center().over(step);
    new Circle(center, Floats.divide(from.radius(), step.size())).put(out);
  }

  @PgFunction("circle_box")
  public static void box(Slice circle, ByteSink out) {
    Circle inside = Circle.read(circle);
    double reach = Floats.divide(inside.radius(), Math.sqrt(2.0));
    Point step = new Point(reach, reach);
    new Box(inside.center().plus(step), inside.center().minus(step)).put(out);
  }

  @PgFunction("circle_poly")
  public static void polygon(int count, Slice circle, ByteSink out) {
    Circle around = Circle.read(circle);
    if (Fuzzy.zero(around.radius())) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot convert circle with radius zero to polygon");
    }
    if (count < 2) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "must request at least 2 points");
    }
    if (count > MOST_POINTS) {
      throw new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "too many points requested");
    }
    double step = Floats.divide(2.0 * Math.PI, count);
    List<Point> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      double angle = Floats.multiply(step, i);
      double x = Floats.multiply(around.radius(), Trigonometry.cos(angle));
      double y = Floats.multiply(around.radius(), Trigonometry.sin(angle));
      points.add(
          new Point(Floats.subtract(around.center().x(), x), Floats.add(around.center().y(), y)));
    }
    Polygon.of(points).put(out);
  }
}
