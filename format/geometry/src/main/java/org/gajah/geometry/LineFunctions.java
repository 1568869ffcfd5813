package org.gajah.geometry;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.PgFunction;

/// Functions of lines, and of lines with points and segments.
public final class LineFunctions {
  private LineFunctions() {}

  @PgFunction("line_construct_pp")
  public static void construct(Slice a, Slice b, ByteSink out) {
    Line.through(Point.read(a), Point.read(b), SqlState.INVALID_PARAMETER_VALUE).put(out);
  }

  @PgFunction("line_intersect")
  public static boolean intersect(Slice a, Slice b) {
    Line left = Line.read(a);
    Line right = Line.read(b);
    return left.crossing(right) != null;
  }

  @PgFunction("line_parallel")
  public static boolean areParallel(Slice a, Slice b) {
    Line left = Line.read(a);
    Line right = Line.read(b);
    return left.crossing(right) == null;
  }

  @PgFunction("line_perp")
  public static boolean arePerpendicular(Slice a, Slice b) {
    Line left = Line.read(a);
    Line right = Line.read(b);
    return left.isPerpendicular(right);
  }

  @PgFunction("line_vertical")
  public static boolean isVertical(Slice line) {
    return Fuzzy.zero(Line.read(line).b());
  }

  @PgFunction("line_horizontal")
  public static boolean isHorizontal(Slice line) {
    return Fuzzy.zero(Line.read(line).a());
  }

  @PgFunction("line_eq")
  public static boolean same(Slice a, Slice b) {
    Line left = Line.read(a);
    Line right = Line.read(b);
    return left.same(right);
  }

  @PgFunction("line_distance")
  public static double distance(Slice a, Slice b) {
    return Line.read(a).distance(Line.read(b));
  }

  @PgFunction("line_interpt")
  public static boolean crossing(Slice a, Slice b, ByteSink out) {
    return Places.put(Line.read(a).crossing(Line.read(b)), out);
  }

  @PgFunction("on_pl")
  public static boolean contains(Slice point, Slice line) {
    return Line.read(line).contains(Point.read(point));
  }

  @PgFunction("on_sl")
  public static boolean containsSegment(Slice segment, Slice line) {
    Segment part = Segment.read(segment);
    Line whole = Line.read(line);
    return whole.contains(part.first()) && whole.contains(part.second());
  }

  @PgFunction("inter_sl")
  public static boolean meetsSegment(Slice segment, Slice line) {
    return Segment.read(segment).crossing(Line.read(line)) != null;
  }

  @PgFunction("dist_pl")
  public static double distanceOfPoint(Slice point, Slice line) {
    return Line.read(line).nearest(Point.read(point)).distance();
  }

  @PgFunction("dist_lp")
  public static double distanceToPoint(Slice line, Slice point) {
    return Line.read(line).nearest(Point.read(point)).distance();
  }

  @PgFunction("dist_sl")
  public static double distanceOfSegment(Slice segment, Slice line) {
    return Segment.read(segment).nearest(Line.read(line)).distance();
  }

  @PgFunction("dist_ls")
  public static double distanceToSegment(Slice line, Slice segment) {
    return Segment.read(segment).nearest(Line.read(line)).distance();
  }

  @PgFunction("close_pl")
  public static boolean nearestToPoint(Slice point, Slice line, ByteSink out) {
    return Places.put(Line.read(line).nearest(Point.read(point)), out);
  }

  @PgFunction("close_ls")
  public static boolean nearestOnSegment(Slice line, Slice segment, ByteSink out) {
    Line to = Line.read(line);
    Segment on = Segment.read(segment);
    return on.slope() != to.slope() && Places.put(on.nearest(to), out);
  }
}
