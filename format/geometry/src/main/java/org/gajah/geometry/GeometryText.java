package org.gajah.geometry;

import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.number.FloatText;

/// Geometric values as text.
public final class GeometryText {
  private GeometryText() {}

  @PgFunction("point_in")
  public static void pointIn(byte[] text, int from, int length, ByteSink out) {
    GeometryReader reader = new GeometryReader("point", text, from, length);
    Point point = reader.point();
    reader.done();
    point.put(out);
  }

  @PgFunction("lseg_in")
  public static void segmentIn(byte[] text, int from, int length, ByteSink out) {
    List<Point> ends = new GeometryReader("lseg", text, from, length).pair(true);
    new Segment(ends.getFirst(), ends.getLast()).put(out);
  }

  @PgFunction("box_in")
  public static void boxIn(byte[] text, int from, int length, ByteSink out) {
    List<Point> corners = new GeometryReader("box", text, from, length).pair(false);
    Box.ordered(corners.getFirst(), corners.getLast()).put(out);
  }

  @PgFunction("line_in")
  public static void lineIn(byte[] text, int from, int length, ByteSink out) {
    GeometryReader reader = new GeometryReader("line", text, from, length);
    double[] numbers = reader.coefficients();
    if (numbers.length == 0) {
      List<Point> points = reader.pair(true);
      Line.through(points.getFirst(), points.getLast(), SqlState.INVALID_TEXT_REPRESENTATION)
          .put(out);
      return;
    }
    if (Fuzzy.zero(numbers[0]) && Fuzzy.zero(numbers[1])) {
      throw Line.flat(SqlState.INVALID_TEXT_REPRESENTATION);
    }
    new Line(numbers[0], numbers[1], numbers[2]).put(out);
  }

  @PgFunction("path_in")
  public static void pathIn(byte[] text, int from, int length, ByteSink out) {
    new GeometryReader("path", text, from, length).path().put(out);
  }

  @PgFunction("poly_in")
  public static void polygonIn(byte[] text, int from, int length, ByteSink out) {
    new GeometryReader("polygon", text, from, length).polygon().put(out);
  }

  @PgFunction("circle_in")
  public static void circleIn(byte[] text, int from, int length, ByteSink out) {
    new GeometryReader("circle", text, from, length).circle().put(out);
  }

  private static void print(TypeContext context, Point point, ByteSink out) {
    out.putByte('(');
    FloatText.float8out(context, point.x(), out);
    out.putByte(',');
    FloatText.float8out(context, point.y(), out);
    out.putByte(')');
  }

  /// @param around what opens and closes the list
  private static void print(TypeContext context, List<Point> points, String around, ByteSink out) {
    if (!around.isEmpty()) {
      out.putByte(around.charAt(0));
    }
    for (int i = 0; i < points.size(); i++) {
      Ascii.put(out, i > 0 ? "," : "");
      print(context, points.get(i), out);
    }
    if (!around.isEmpty()) {
      out.putByte(around.charAt(1));
    }
  }

  @PgFunction("point_out")
  public static void pointOut(TypeContext context, Slice value, ByteSink out) {
    print(context, Point.read(value), out);
  }

  @PgFunction("lseg_out")
  public static void segmentOut(TypeContext context, Slice value, ByteSink out) {
    Segment segment = Segment.read(value);
    print(context, List.of(segment.first(), segment.second()), "[]", out);
  }

  @PgFunction("box_out")
  public static void boxOut(TypeContext context, Slice value, ByteSink out) {
    Box box = Box.read(value);
    print(context, List.of(box.high(), box.low()), "", out);
  }

  @PgFunction("line_out")
  public static void lineOut(TypeContext context, Slice value, ByteSink out) {
    Line line = Line.read(value);
    out.putByte('{');
    FloatText.float8out(context, line.a(), out);
    out.putByte(',');
    FloatText.float8out(context, line.b(), out);
    out.putByte(',');
    FloatText.float8out(context, line.c(), out);
    out.putByte('}');
  }

  @PgFunction("path_out")
  public static void pathOut(TypeContext context, Slice value, ByteSink out) {
    Path path = Path.read(value);
    print(context, path.points(), path.closed() ? "()" : "[]", out);
  }

  @PgFunction("poly_out")
  public static void polygonOut(TypeContext context, Slice value, ByteSink out) {
    print(context, Polygon.read(value).points(), "()", out);
  }

  @PgFunction("circle_out")
  public static void circleOut(TypeContext context, Slice value, ByteSink out) {
    Circle circle = Circle.read(value);
    out.putByte('<');
    print(context, circle.center(), out);
    out.putByte(',');
    FloatText.float8out(context, circle.radius(), out);
    out.putByte('>');
  }
}
