package org.gajah.geometry;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;

/// A path, open or closed.
///
/// | offset behind the varlena header | size | meaning |
/// |---|---|---|
/// | 0 | 4 | how many points |
/// | 4 | 4 | 1 for a closed path, else 0 |
/// | 8 | 4 | nothing |
/// | 12 | 16 each | the points |
record Path(boolean closed, List<Point> points) {
  private static final int HEADER = 12;

  static Path read(Slice value) {
    int count = Coordinates.intAt(value, 0);
    List<Point> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      points.add(Point.read(value, HEADER + i * Point.SIZE));
    }
    return new Path(Coordinates.intAt(value, 4) != 0, points);
  }

  void put(ByteSink out) {
    out.putInt(points.size()).putInt(closed ? 1 : 0).putInt(0);
    points.forEach(point -> point.put(out));
  }

  /// From each point to the next one; of a closed path that from the last point to the first comes
  /// first.
  List<Segment> segments() {
    List<Segment> result = new ArrayList<>();
    for (int i = closed ? 0 : 1; i < points.size(); i++) {
      result.add(new Segment(points.get((i == 0 ? points.size() : i) - 1), points.get(i)));
    }
    return result;
  }
}
