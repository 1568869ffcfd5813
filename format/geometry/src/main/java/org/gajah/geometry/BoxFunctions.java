package org.gajah.geometry;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.number.Floats;

/// Functions of boxes.
public final class BoxFunctions {
  private BoxFunctions() {}

  @PgFunction("box_same")
  public static boolean same(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return left.same(right);
  }

  @PgFunction("box_overlap")
  public static boolean overlap(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return left.overlaps(right);
  }

  @PgFunction("box_contain")
  public static boolean contains(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return left.contains(right);
  }

  @PgFunction("box_contained")
  public static boolean isContained(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return right.contains(left);
  }

  @PgFunction("box_left")
  public static boolean isLeft(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.less(left.high().x(), right.low().x());
  }

  @PgFunction("box_right")
  public static boolean isRight(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.greater(left.low().x(), right.high().x());
  }

  @PgFunction("box_overleft")
  public static boolean isNotRight(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.lessOrEqual(left.high().x(), right.high().x());
  }

  @PgFunction("box_overright")
  public static boolean isNotLeft(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.greaterOrEqual(left.low().x(), right.low().x());
  }

  @PgFunction("box_below")
  public static boolean isBelow(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.less(left.high().y(), right.low().y());
  }

  @PgFunction("box_above")
  public static boolean isAbove(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.greater(left.low().y(), right.high().y());
  }

  @PgFunction("box_overbelow")
  public static boolean isNotAbove(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.lessOrEqual(left.high().y(), right.high().y());
  }

  @PgFunction("box_overabove")
  public static boolean isNotBelow(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.greaterOrEqual(left.low().y(), right.low().y());
  }

  @PgFunction("box_below_eq")
  public static boolean isBelowOrTouches(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.lessOrEqual(left.high().y(), right.low().y());
  }

  @PgFunction("box_above_eq")
  public static boolean isAboveOrTouches(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.greaterOrEqual(left.low().y(), right.high().y());
  }

  @PgFunction("box_lt")
  public static boolean isLess(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.less(left.area(), right.area());
  }

  @PgFunction("box_le")
  public static boolean isLessOrEqual(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.lessOrEqual(left.area(), right.area());
  }

  @PgFunction("box_gt")
  public static boolean isGreater(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.greater(left.area(), right.area());
  }

  @PgFunction("box_ge")
  public static boolean isGreaterOrEqual(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.greaterOrEqual(left.area(), right.area());
  }

  @PgFunction("box_eq")
  public static boolean isEqual(Slice a, Slice b) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    return Fuzzy.equal(left.area(), right.area());
  }

  @PgFunction("box_area")
  public static double area(Slice box) {
    return Box.read(box).area();
  }

  @PgFunction("box_width")
  public static double width(Slice box) {
    return Box.read(box).width();
  }

  @PgFunction("box_height")
  public static double height(Slice box) {
    return Box.read(box).height();
  }

  @PgFunction("box_distance")
  public static double distance(Slice a, Slice b) {
    return Box.read(a).center().distance(Box.read(b).center());
  }

  @PgFunction("box_center")
  public static void center(Slice box, ByteSink out) {
    Box.read(box).center().put(out);
  }

  @PgFunction("box_intersect")
  public static boolean intersect(Slice a, Slice b, ByteSink out) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    if (!left.overlaps(right)) {
      return false;
    }
    new Box(smaller(left.high(), right.high()), larger(left.low(), right.low())).put(out);
    return true;
  }

  @PgFunction("boxes_bound_box")
  public static void bound(Slice a, Slice b, ByteSink out) {
    Box left = Box.read(a);
    Box right = Box.read(b);
    new Box(larger(left.high(), right.high()), smaller(left.low(), right.low())).put(out);
  }

  private static Point smaller(Point a, Point b) {
    return new Point(Floats.smaller(a.x(), b.x()), Floats.smaller(a.y(), b.y()));
  }

  private static Point larger(Point a, Point b) {
    return new Point(Floats.larger(a.x(), b.x()), Floats.larger(a.y(), b.y()));
  }

  @PgFunction("box_diagonal")
  public static void diagonal(Slice box, ByteSink out) {
    Box whole = Box.read(box);
    new Segment(whole.high(), whole.low()).put(out);
  }

  @PgFunction("points_box")
  public static void construct(Slice a, Slice b, ByteSink out) {
    Box.of(Point.read(a), Point.read(b)).put(out);
  }

  private static void move(Slice box, Slice by, Point.Move move, ByteSink out) {
    Box from = Box.read(box);
    Point step = Point.read(by);
    Box.of(move.of(from.high(), step), move.of(from.low(), step)).put(out);
  }

  @PgFunction("box_add")
  public static void add(Slice box, Slice by, ByteSink out) {
    Box from = Box.read(box);
    Point step = Point.read(by);
    new Box(from.high().plus(step), from.low().plus(step)).put(out);
  }

  @PgFunction("box_sub")
  public static void subtract(Slice box, Slice by, ByteSink out) {
    Box from = Box.read(box);
    Point step = Point.read(by);
    new Box(from.high().minus(step), from.low().minus(step)).put(out);
  }

  @PgFunction("box_mul")
  public static void multiply(Slice box, Slice by, ByteSink out) {
    move(box, by, Point::times, out);
  }

  @PgFunction("box_div")
  public static void divide(Slice box, Slice by, ByteSink out) {
    move(box, by, Point::over, out);
  }

  @PgFunction("box_contain_pt")
  public static boolean containsPoint(Slice box, Slice point) {
    return Box.read(box).contains(Point.read(point));
  }

  @PgFunction("on_pb")
  public static boolean containsThis(Slice point, Slice box) {
    return Box.read(box).contains(Point.read(point));
  }

  @PgFunction("on_sb")
  public static boolean containsSegment(Slice segment, Slice box) {
    return Box.read(box).contains(Segment.read(segment));
  }

  @PgFunction("inter_sb")
  public static boolean meetsSegment(Slice segment, Slice box) {
    return Box.read(box).meets(Segment.read(segment));
  }

  @PgFunction("inter_lb")
  public static boolean meetsLine(Slice line, Slice box) {
    return Box.read(box).meets(Line.read(line));
  }

  @PgFunction("dist_pb")
  public static double distanceOfPoint(Slice point, Slice box) {
    return Box.read(box).nearest(Point.read(point)).distance();
  }

  @PgFunction("dist_bp")
  public static double distanceToPoint(Slice box, Slice point) {
    return Box.read(box).nearest(Point.read(point)).distance();
  }

  @PgFunction("dist_sb")
  public static double distanceOfSegment(Slice segment, Slice box) {
    return Box.read(box).distance(Segment.read(segment));
  }

  @PgFunction("dist_bs")
  public static double distanceToSegment(Slice box, Slice segment) {
    return Box.read(box).distance(Segment.read(segment));
  }

  @PgFunction("close_pb")
  public static boolean nearestToPoint(Slice point, Slice box, ByteSink out) {
    return Places.put(Box.read(box).nearest(Point.read(point)), out);
  }

  @PgFunction("close_sb")
  public static boolean nearestToSegment(Slice segment, Slice box, ByteSink out) {
    return Places.put(Box.read(box).nearest(Segment.read(segment)), out);
  }

  @PgFunction("box_circle")
  public static void circle(Slice box, ByteSink out) {
    Box whole = Box.read(box);
    Point center = whole.center();
    new Circle(center, center.distance(whole.high())).put(out);
  }

  @PgFunction("box_poly")
  public static void polygon(Slice box, ByteSink out) {
    Box whole = Box.read(box);
    new Polygon(whole.corners(), Box.of(whole.high(), whole.low())).put(out);
  }
}
