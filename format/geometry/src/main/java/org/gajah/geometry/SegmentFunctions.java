package org.gajah.geometry;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.contract.PgFunction;

/// Functions of segments of lines.
public final class SegmentFunctions {
  private SegmentFunctions() {}

  @PgFunction("lseg_construct")
  public static void construct(Slice a, Slice b, ByteSink out) {
    new Segment(Point.read(a), Point.read(b)).put(out);
  }

  @PgFunction("lseg_length")
  public static double length(Slice segment) {
    return Segment.read(segment).length();
  }

  @PgFunction("lseg_parallel")
  public static boolean areParallel(Slice a, Slice b) {
    Segment left = Segment.read(a);
    Segment right = Segment.read(b);
    return Fuzzy.equal(left.slope(), right.slope());
  }

  @PgFunction("lseg_perp")
  public static boolean arePerpendicular(Slice a, Slice b) {
    Segment left = Segment.read(a);
    Segment right = Segment.read(b);
    return Fuzzy.equal(left.slope(), right.first().perpendicularSlope(right.second()));
  }

  @PgFunction("lseg_vertical")
  public static boolean isVertical(Slice segment) {
    Segment one = Segment.read(segment);
    return Fuzzy.equal(one.first().x(), one.second().x());
  }

  @PgFunction("lseg_horizontal")
  public static boolean isHorizontal(Slice segment) {
    Segment one = Segment.read(segment);
    return Fuzzy.equal(one.first().y(), one.second().y());
  }

  @PgFunction("lseg_eq")
  public static boolean same(Slice a, Slice b) {
    Segment left = Segment.read(a);
    Segment right = Segment.read(b);
    return left.first().same(right.first()) && left.second().same(right.second());
  }

  @PgFunction("lseg_ne")
  public static boolean differ(Slice a, Slice b) {
    Segment left = Segment.read(a);
    Segment right = Segment.read(b);
    return !left.first().same(right.first()) || !left.second().same(right.second());
  }

  @PgFunction("lseg_lt")
  public static boolean isLess(Slice a, Slice b) {
    Segment left = Segment.read(a);
    Segment right = Segment.read(b);
    return Fuzzy.less(left.length(), right.length());
  }

  @PgFunction("lseg_le")
  public static boolean isLessOrEqual(Slice a, Slice b) {
    Segment left = Segment.read(a);
    Segment right = Segment.read(b);
    return Fuzzy.lessOrEqual(left.length(), right.length());
  }

  @PgFunction("lseg_gt")
  public static boolean isGreater(Slice a, Slice b) {
    Segment left = Segment.read(a);
    Segment right = Segment.read(b);
    return Fuzzy.greater(left.length(), right.length());
  }

  @PgFunction("lseg_ge")
  public static boolean isGreaterOrEqual(Slice a, Slice b) {
    Segment left = Segment.read(a);
    Segment right = Segment.read(b);
    return Fuzzy.greaterOrEqual(left.length(), right.length());
  }

  @PgFunction("lseg_center")
  public static void center(Slice segment, ByteSink out) {
    Segment.read(segment).center().put(out);
  }

  @PgFunction("lseg_intersect")
  public static boolean intersect(Slice a, Slice b) {
    Segment left = Segment.read(a);
    Segment right = Segment.read(b);
    return left.crossing(right) != null;
  }

  @PgFunction("lseg_interpt")
  public static boolean crossing(Slice a, Slice b, ByteSink out) {
    return Places.put(Segment.read(a).crossing(Segment.read(b)), out);
  }

  @PgFunction("lseg_distance")
  public static double distance(Slice a, Slice b) {
    return Segment.read(a).nearest(Segment.read(b)).distance();
  }

  @PgFunction("on_ps")
  public static boolean contains(Slice point, Slice segment) {
    return Segment.read(segment).contains(Point.read(point));
  }

  @PgFunction("dist_ps")
  public static double distanceOfPoint(Slice point, Slice segment) {
    return Segment.read(segment).nearest(Point.read(point)).distance();
  }

  @PgFunction("dist_sp")
  public static double distanceToPoint(Slice segment, Slice point) {
    return Segment.read(segment).nearest(Point.read(point)).distance();
  }

  @PgFunction("close_ps")
  public static boolean nearestToPoint(Slice point, Slice segment, ByteSink out) {
    return Places.put(Segment.read(segment).nearest(Point.read(point)), out);
  }

  @PgFunction("close_lseg")
  public static boolean nearest(Slice a, Slice b, ByteSink out) {
    Segment left = Segment.read(a);
    Segment right = Segment.read(b);
    return left.slope() != right.slope() && Places.put(right.nearest(left), out);
  }
}
