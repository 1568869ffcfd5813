package org.gajah.geometry;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;

/// Geometric values on the wire: their numbers one behind the other.
public final class GeometryWire {
  /// More points make a value that is too large.
  private static final int MOST_POINTS = (Integer.MAX_VALUE - 40) / Point.SIZE;

  private GeometryWire() {}

  private static double number(Message message) {
    return Double.longBitsToDouble(message.readLong());
  }

  private static Point point(Message message) {
    double x = number(message);
    return new Point(x, number(message));
  }

  private static List<Point> points(Message message, int count, String type) {
    if (count <= 0 || count >= MOST_POINTS) {
      throw new PgException(
          SqlState.INVALID_BINARY_REPRESENTATION,
          "invalid number of points in external \"" + type + "\" value");
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(point(message));
    }
    return points;
  }

  private static void send(double number, ByteSink out) {
    out.putLongNetwork(Double.doubleToRawLongBits(number));
  }

  private static void send(Point point, ByteSink out) {
    send(point.x(), out);
    send(point.y(), out);
  }

  @PgFunction("point_recv")
  public static void receivePoint(byte[] bytes, int from, int length, ByteSink out) {
    Message message = new Message(bytes, from, length);
    Point point = point(message);
    message.done();
    point.put(out);
  }

  @PgFunction("point_send")
  public static void sendPoint(Slice value, ByteSink out) {
    send(Point.read(value), out);
  }

  @PgFunction("lseg_recv")
  public static void receiveSegment(byte[] bytes, int from, int length, ByteSink out) {
    Message message = new Message(bytes, from, length);
    Point first = point(message);
    Point second = point(message);
    message.done();
    new Segment(first, second).put(out);
  }

  @PgFunction({"lseg_send", "box_send"})
  public static void sendPair(Slice value, ByteSink out) {
    send(Point.read(value), out);
    send(Point.read(value, Point.SIZE), out);
  }

  @PgFunction("box_recv")
  public static void receiveBox(byte[] bytes, int from, int length, ByteSink out) {
    Message message = new Message(bytes, from, length);
    Point first = point(message);
    Point second = point(message);
    message.done();
    Box.ordered(first, second).put(out);
  }

  @PgFunction("line_recv")
  public static void receiveLine(byte[] bytes, int from, int length, ByteSink out) {
    Message message = new Message(bytes, from, length);
    double a = number(message);
    double b = number(message);
    Line line = new Line(a, b, number(message));
    if (Fuzzy.zero(a) && Fuzzy.zero(b)) {
      throw Line.flat(SqlState.INVALID_BINARY_REPRESENTATION);
    }
    message.done();
    line.put(out);
  }

  @PgFunction("line_send")
  public static void sendLine(Slice value, ByteSink out) {
    Line line = Line.read(value);
    send(line.a(), out);
    send(line.b(), out);
    send(line.c(), out);
  }

  @PgFunction("path_recv")
  public static void receivePath(byte[] bytes, int from, int length, ByteSink out) {
    Message message = new Message(bytes, from, length);
    boolean closed = message.readByte() != 0;
    List<Point> points = points(message, message.readInt(), "path");
    message.done();
    new Path(closed, points).put(out);
  }

  @PgFunction("path_send")
  public static void sendPath(Slice value, ByteSink out) {
    Path path = Path.read(value);
    out.putByte(path.closed() ? 1 : 0).putIntNetwork(path.points().size());
    path.points().forEach(point -> send(point, out));
  }

  @PgFunction("poly_recv")
  public static void receivePolygon(byte[] bytes, int from, int length, ByteSink out) {
    Message message = new Message(bytes, from, length);
    List<Point> points = points(message, message.readInt(), "polygon");
    message.done();
    Polygon.of(points).put(out);
  }

  @PgFunction("poly_send")
  public static void sendPolygon(Slice value, ByteSink out) {
    List<Point> points = Polygon.read(value).points();
    out.putIntNetwork(points.size());
    points.forEach(point -> send(point, out));
  }

  @PgFunction("circle_recv")
  public static void receiveCircle(byte[] bytes, int from, int length, ByteSink out) {
    Message message = new Message(bytes, from, length);
    Point center = point(message);
    double radius = number(message);
    if (radius < 0) {
      throw new PgException(
          SqlState.INVALID_BINARY_REPRESENTATION, "invalid radius in external \"circle\" value");
    }
    message.done();
    new Circle(center, radius).put(out);
  }

  @PgFunction("circle_send")
  public static void sendCircle(Slice value, ByteSink out) {
    Circle circle = Circle.read(value);
    send(circle.center(), out);
    send(circle.radius(), out);
  }
}
