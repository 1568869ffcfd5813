package org.gajah.geometry;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.number.Floats;
import org.jspecify.annotations.Nullable;

/// Functions of polygons. The comparisons of places are exact, and those of the boxes around.
public final class PolygonFunctions {
  private PolygonFunctions() {}

  @PgFunction("poly_left")
  public static boolean isLeft(Slice a, Slice b) {
    return Polygon.boxOf(a).high().x() < Polygon.boxOf(b).low().x();
  }

  @PgFunction("poly_overleft")
  public static boolean isNotRight(Slice a, Slice b) {
    return Polygon.boxOf(a).high().x() <= Polygon.boxOf(b).high().x();
  }

  @PgFunction("poly_right")
  public static boolean isRight(Slice a, Slice b) {
    return Polygon.boxOf(a).low().x() > Polygon.boxOf(b).high().x();
  }

  @PgFunction("poly_overright")
  public static boolean isNotLeft(Slice a, Slice b) {
    return Polygon.boxOf(a).low().x() >= Polygon.boxOf(b).low().x();
  }

  @PgFunction("poly_below")
  public static boolean isBelow(Slice a, Slice b) {
    return Polygon.boxOf(a).high().y() < Polygon.boxOf(b).low().y();
  }

  @PgFunction("poly_overbelow")
  public static boolean isNotAbove(Slice a, Slice b) {
    return Polygon.boxOf(a).high().y() <= Polygon.boxOf(b).high().y();
  }

  @PgFunction("poly_above")
  public static boolean isAbove(Slice a, Slice b) {
    return Polygon.boxOf(a).low().y() > Polygon.boxOf(b).high().y();
  }

  @PgFunction("poly_overabove")
  public static boolean isNotBelow(Slice a, Slice b) {
    return Polygon.boxOf(a).low().y() >= Polygon.boxOf(b).low().y();
  }

  @PgFunction("poly_same")
  public static boolean same(Slice a, Slice b) {
    Polygon left = Polygon.read(a);
    Polygon right = Polygon.read(b);
    return left.same(right);
  }

  @PgFunction("poly_overlap")
  public static boolean overlap(Slice a, Slice b) {
    Polygon left = Polygon.read(a);
    Polygon right = Polygon.read(b);
    return left.overlaps(right);
  }

  @PgFunction("poly_contain")
  public static boolean contains(Slice a, Slice b) {
    Polygon left = Polygon.read(a);
    Polygon right = Polygon.read(b);
    return left.contains(right);
  }

  @PgFunction("poly_contained")
  public static boolean isContained(Slice a, Slice b) {
    Polygon left = Polygon.read(a);
    Polygon right = Polygon.read(b);
    return right.contains(left);
  }

  @PgFunction("poly_contain_pt")
  public static boolean containsPoint(Slice polygon, Slice point) {
    return Polygon.read(polygon).contains(Point.read(point));
  }

  @PgFunction("pt_contained_poly")
  public static boolean containsThis(Slice point, Slice polygon) {
    return Polygon.read(polygon).contains(Point.read(point));
  }

  @PgFunction("poly_distance")
  public static @Nullable Double distance(Slice a, Slice b) {
    Polygon left = Polygon.read(a);
    Polygon right = Polygon.read(b);
    return left.overlaps(right)
        ? Double.valueOf(0)
        : Distances.between(left.edges(), right.edges());
  }

  @PgFunction("dist_ppoly")
  public static double distanceOfPoint(Slice point, Slice polygon) {
    return Polygon.read(polygon).distance(Point.read(point));
  }

  @PgFunction("dist_polyp")
  public static double distanceToPoint(Slice polygon, Slice point) {
    return Polygon.read(polygon).distance(Point.read(point));
  }

  @PgFunction("dist_cpoly")
  public static double distanceOfCircle(Slice circle, Slice polygon) {
    Circle from = Circle.read(circle);
    return Circle.outside(
        Floats.subtract(Polygon.read(polygon).distance(from.center()), from.radius()));
  }

  @PgFunction("dist_polyc")
  public static double distanceToCircle(Slice polygon, Slice circle) {
    return distanceOfCircle(circle, polygon);
  }

  @PgFunction("poly_npoints")
  public static int count(Slice polygon) {
    return Coordinates.intAt(polygon, 0);
  }

  @PgFunction("poly_center")
  public static void center(Slice polygon, ByteSink out) {
    Polygon.read(polygon).circle().center().put(out);
  }

  @PgFunction("poly_circle")
  public static void circle(Slice polygon, ByteSink out) {
    Polygon.read(polygon).circle().put(out);
  }

  @PgFunction("poly_box")
  public static void box(Slice polygon, ByteSink out) {
    Polygon.boxOf(polygon).put(out);
  }

  @PgFunction("poly_path")
  public static void path(Slice polygon, ByteSink out) {
    new Path(true, Polygon.read(polygon).points()).put(out);
  }
}
