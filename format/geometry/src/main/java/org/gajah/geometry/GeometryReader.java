package org.gajah.geometry;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.number.FloatReader;

/// Reads the texts of geometric values, with all the parentheses that may be left away.
final class GeometryReader {
  private final String type;
  private final byte[] text;
  private final int from;
  private final int end;
  private final FloatReader numbers;
  private int at;

  /// Whether the last points stood in brackets.
  private boolean open;

  GeometryReader(String type, byte[] text, int from, int length) {
    this.type = type;
    this.text = text;
    this.from = from;
    this.end = from + length;
    this.numbers = new FloatReader(type, text, from, length, false);
    this.at = Ascii.skipSpace(text, from, end);
  }

  PgException fault() {
    return NumberFaults.invalidSyntax(type, text, from, end - from);
  }

  private int peek() {
    return at < end ? text[at] : 0;
  }

  private void skipSpace() {
    at = Ascii.skipSpace(text, at, end);
  }

  private boolean take(int letter) {
    boolean there = peek() == letter;
    at += there ? 1 : 0;
    return there;
  }

  private void require(int letter) {
    if (!take(letter)) {
      throw fault();
    }
  }

  /// Nothing may be left.
  void done() {
    if (at < end) {
      throw fault();
    }
  }

  double number() {
    double value = numbers.read(at, end);
    at = numbers.at();
    skipSpace();
    return value;
  }

  Point point() {
    skipSpace();
    boolean enclosed = take('(');
    double x = number();
    require(',');
    double y = number();
    if (enclosed) {
      require(')');
      skipSpace();
    }
    return new Point(x, y);
  }

  /// How many points there are by the number of commas; -1 where these cannot be.
  int countPoints() {
    int commas = 0;
    for (int i = at; i < end; i++) {
      commas += text[i] == ',' ? 1 : 0;
    }
    return commas % 2 == 1 ? (commas + 1) / 2 : -1;
  }

  /// Whether no parenthesis opens behind a place.
  private boolean isLastOpening(int place) {
    for (int i = place + 1; i < end; i++) {
      if (text[i] == '(') {
        return false;
      }
    }
    return true;
  }

  /// Points, within parentheses, perhaps in brackets.
  ///
  /// @param mayBeOpen whether brackets are allowed
  List<Point> points(int count, boolean mayBeOpen) {
    skipSpace();
    int depth = 0;
    open = peek() == '[';
    if (open && !mayBeOpen) {
      throw fault();
    }
    if (open) {
      depth++;
      at++;
    } else if (peek() == '(') {
      int next = Ascii.skipSpace(text, at + 1, end);
      if (next < end && text[next] == '(') {
        depth++;
        at = next;
      } else if (isLastOpening(at)) {
        depth++;
        at++;
      }
    }
    List<Point> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      points.add(point());
      take(',');
    }
    close(depth, ']', open);
    return points;
  }

  /// @param last what may stand for the last parenthesis
  private void close(int opened, int last, boolean mayStand) {
    for (int depth = opened; depth > 0; depth--) {
      if (!take(')') && !(depth == 1 && mayStand && take(last))) {
        throw fault();
      }
      skipSpace();
    }
  }

  /// All of a path.
  Path path() {
    int count = countPoints();
    if (count <= 0) {
      throw fault();
    }
    boolean enclosed = peek() == '(' && isLastOpening(at) && take('(');
    List<Point> points = points(count, true);
    if (enclosed) {
      require(')');
      skipSpace();
    }
    done();
    return new Path(!open, points);
  }

  /// All of a polygon.
  Polygon polygon() {
    int count = countPoints();
    if (count <= 0) {
      throw fault();
    }
    List<Point> points = points(count, false);
    done();
    return Polygon.of(points);
  }

  /// All of two points.
  List<Point> pair(boolean mayBeOpen) {
    List<Point> points = points(2, mayBeOpen);
    done();
    return points;
  }

  /// The three numbers of a line in braces, or null for something else.
  double[] coefficients() {
    if (!take('{')) {
      return new double[0];
    }
    double a = number();
    require(',');
    double b = number();
    require(',');
    double c = number();
    require('}');
    skipSpace();
    done();
    return new double[] {a, b, c};
  }

  /// All of a circle.
  Circle circle() {
    int depth = 0;
    if (take('<')) {
      depth++;
    } else if (peek() == '(') {
      int next = Ascii.skipSpace(text, at + 1, end);
      if (next < end && text[next] == '(') {
        depth++;
        at = next;
      }
    }
    Point center = point();
    take(',');
    double radius = number();
    if (radius < 0) {
      throw fault();
    }
    close(depth, '>', true);
    done();
    return new Circle(center, radius);
  }
}
