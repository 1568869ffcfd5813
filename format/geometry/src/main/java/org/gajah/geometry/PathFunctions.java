package org.gajah.geometry;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.number.Floats;
import org.jspecify.annotations.Nullable;

/// Functions of paths.
public final class PathFunctions {
  private PathFunctions() {}

  @PgFunction("path_n_lt")
  public static boolean hasFewer(Slice a, Slice b) {
    return Coordinates.intAt(a, 0) < Coordinates.intAt(b, 0);
  }

  @PgFunction("path_n_le")
  public static boolean hasNoMore(Slice a, Slice b) {
    return Coordinates.intAt(a, 0) <= Coordinates.intAt(b, 0);
  }

  @PgFunction("path_n_gt")
  public static boolean hasMore(Slice a, Slice b) {
    return Coordinates.intAt(a, 0) > Coordinates.intAt(b, 0);
  }

  @PgFunction("path_n_ge")
  public static boolean hasNoFewer(Slice a, Slice b) {
    return Coordinates.intAt(a, 0) >= Coordinates.intAt(b, 0);
  }

  @PgFunction("path_n_eq")
  public static boolean hasAsMany(Slice a, Slice b) {
    return Coordinates.intAt(a, 0) == Coordinates.intAt(b, 0);
  }

  @PgFunction("path_npoints")
  public static int count(Slice path) {
    return Coordinates.intAt(path, 0);
  }

  @PgFunction("path_isclosed")
  public static boolean isClosed(Slice path) {
    return Path.read(path).closed();
  }

  @PgFunction("path_isopen")
  public static boolean isOpen(Slice path) {
    return !Path.read(path).closed();
  }

  @PgFunction("path_close")
  public static void close(Slice path, ByteSink out) {
    new Path(true, Path.read(path).points()).put(out);
  }

  @PgFunction("path_open")
  public static void open(Slice path, ByteSink out) {
    new Path(false, Path.read(path).points()).put(out);
  }

  @PgFunction("path_area")
  public static @Nullable Double area(Slice path) {
    Path around = Path.read(path);
    if (!around.closed()) {
      return null;
    }
    double area = 0;
    List<Point> points = around.points();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      Point next = points.get((i + 1) % points.size());
      area = Floats.add(area, Floats.multiply(point.x(), next.y()));
      area = Floats.subtract(area, Floats.multiply(point.y(), next.x()));
    }
    return Floats.divide(Math.abs(area), 2.0);
  }

  @PgFunction("path_length")
  public static double length(Slice path) {
    double length = 0;
    for (Segment segment : Path.read(path).segments()) {
      length = Floats.add(length, segment.length());
    }
    return length;
  }

  @PgFunction("path_inter")
  public static boolean intersect(Slice a, Slice b) {
    Path left = Path.read(a);
    Path right = Path.read(b);
    if (!Box.around(left.points()).overlaps(Box.around(right.points()))) {
      return false;
    }
    List<Segment> others = right.segments();
    for (Segment segment : left.segments()) {
      for (Segment other : others) {
        if (segment.crossing(other) != null) {
          return true;
        }
      }
    }
    return false;
  }

  @PgFunction("path_distance")
  public static @Nullable Double distance(Slice a, Slice b) {
    return Distances.between(Path.read(a).segments(), Path.read(b).segments());
  }

  @PgFunction("path_add")
  public static boolean append(Slice a, Slice b, ByteSink out) {
    Path left = Path.read(a);
    Path right = Path.read(b);
    if (left.closed() || right.closed()) {
      return false;
    }
    List<Point> points = new ArrayList<>(left.points());
    points.addAll(right.points());
    new Path(false, points).put(out);
    return true;
  }

  private static void move(Slice path, Slice by, Point.Move move, ByteSink out) {
    Path from = Path.read(path);
    Point step = Point.read(by);
    List<Point> points = new ArrayList<>(from.points());
    points.replaceAll(point -> move.of(point, step));
    new Path(from.closed(), points).put(out);
  }

  @PgFunction("path_add_pt")
  public static void add(Slice path, Slice by, ByteSink out) {
    move(path, by, Point::plus, out);
  }

  @PgFunction("path_sub_pt")
  public static void subtract(Slice path, Slice by, ByteSink out) {
    move(path, by, Point::minus, out);
  }

  @PgFunction("path_mul_pt")
  public static void multiply(Slice path, Slice by, ByteSink out) {
    move(path, by, Point::times, out);
  }

  @PgFunction("path_div_pt")
  public static void divide(Slice path, Slice by, ByteSink out) {
    move(path, by, Point::over, out);
  }

  @PgFunction("path_poly")
  public static void polygon(Slice path, ByteSink out) {
    Path around = Path.read(path);
    if (!around.closed()) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "open path cannot be converted to polygon");
    }
    Polygon.of(around.points()).put(out);
  }

  @PgFunction("on_ppath")
  public static boolean contains(Slice point, Slice path) {
    Point place = Point.read(point);
    Path along = Path.read(path);
    return along.closed()
        ? Winding.isInside(place, along.points())
        : along.segments().stream().anyMatch(segment -> segment.contains(place));
  }

  @PgFunction("dist_ppath")
  public static double distanceOfPoint(Slice point, Slice path) {
    return Distances.from(Point.read(point), Path.read(path).segments());
  }

  @PgFunction("dist_pathp")
  public static double distanceToPoint(Slice path, Slice point) {
    return Distances.from(Point.read(point), Path.read(path).segments());
  }
}
