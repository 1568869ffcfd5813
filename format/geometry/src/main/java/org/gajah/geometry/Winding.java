package org.gajah.geometry;

import java.util.List;
import org.gajah.types.number.Floats;

/// Whether a point is inside of a polygon: a ray from it to the right crosses the polygon's edges
/// upwards as often as downwards where it is outside. An edge that only touches the ray counts half
/// of one that crosses it.
final class Winding {
  /// Told of an edge that the point lies on.
  private static final int ON_EDGE = Integer.MAX_VALUE;

  private Winding() {}

  /// Inside or on the edge.
  static boolean isInside(Point point, List<Point> polygon) {
    int total = 0;
    double firstX = Floats.subtract(polygon.getFirst().x(), point.x());
    double firstY = Floats.subtract(polygon.getFirst().y(), point.y());
    double lastX = firstX;
    double lastY = firstY;
    for (int i = 1; i <= polygon.size(); i++) {
      boolean closing = i == polygon.size();
      double x = closing ? firstX : Floats.subtract(polygon.get(i).x(), point.x());
      double y = closing ? firstY : Floats.subtract(polygon.get(i).y(), point.y());
      int crossing = crossing(x, y, lastX, lastY);
      if (crossing == ON_EDGE) {
        return true;
      }
      total += crossing;
      lastX = x;
      lastY = y;
    }
    return total != 0;
  }

  /// How an edge crosses the ray from the origin to the right.
  private static int crossing(double x, double y, double lastX, double lastY) {
    return Fuzzy.zero(y) ? ending(x, lastX, lastY) : passing(x, y, lastX, lastY);
  }

  /// An edge that ends on the axis.
  private static int ending(double x, double lastX, double lastY) {
    if (Fuzzy.zero(x)) {
      return ON_EDGE;
    }
    boolean right = Fuzzy.greater(x, 0);
    if (Fuzzy.zero(lastY)) {
      boolean same = right ? Fuzzy.greater(lastX, 0) : Fuzzy.less(lastX, 0);
      return same ? 0 : ON_EDGE;
    }
    if (!right) {
      return 0;
    }
    return Fuzzy.less(lastY, 0) ? 1 : -1;
  }

  private static int passing(double x, double y, double lastX, double lastY) {
    int up = Fuzzy.greater(y, 0) ? 1 : -1;
    if (Fuzzy.zero(lastY)) {
      return Fuzzy.less(lastX, 0) ? 0 : up;
    }
    if (isBeyond(lastY, up)) {
      return 0;
    }
    if (Fuzzy.greaterOrEqual(x, 0) && Fuzzy.greater(lastX, 0)) {
      return 2 * up;
    }
    if (Fuzzy.less(x, 0) && Fuzzy.lessOrEqual(lastX, 0)) {
      return 0;
    }
    double side =
        Floats.subtract(
            Floats.multiply(Floats.subtract(x, lastX), y),
            Floats.multiply(Floats.subtract(y, lastY), x));
    if (Fuzzy.zero(side)) {
      return ON_EDGE;
    }
    return isBeyond(side, up) ? 0 : 2 * up;
  }

  private static boolean isBeyond(double value, int direction) {
    return direction < 0 ? Fuzzy.less(value, 0) : Fuzzy.greater(value, 0);
  }
}
