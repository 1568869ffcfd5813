package org.gajah.geometry;

import org.gajah.types.number.Floats;

/// A place and how far away it is.
record Nearest(Point place, double distance) {
  /// The nearer one, this of two that are equally near; NaN is farther than all.
  Nearest or(Nearest other) {
    return Floats.less(other.distance, distance) ? other : this;
  }
}
