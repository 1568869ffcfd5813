package org.gajah.ranges;

import org.gajah.base.bytes.Slice;
import org.gajah.containers.ElementType;
import org.jspecify.annotations.Nullable;

/// An end of a range.
///
/// @param value in its stored form, or null where the range has no end
public record Bound(@Nullable Slice value, boolean inclusive, boolean lower) {
  public Bound {
    inclusive &= value != null;
  }

  /// Whether there is no end.
  public boolean infinite() {
    return value == null;
  }

  /// The other side of the same place: what a range leaves that ends here.
  Bound opposite() {
    return new Bound(value, !inclusive, !lower);
  }

  /// The order of the places, whatever is included.
  static int compareValues(ElementType type, Bound a, Bound b) {
    Slice x = a.value;
    Slice y = b.value;
    if (x == null) {
      return y == null && a.lower == b.lower ? 0 : a.lower ? -1 : 1;
    }
    if (y == null) {
      return b.lower ? 1 : -1;
    }
    return type.compare(x.array(), x.from(), x.length(), y.array(), y.from(), y.length());
  }

  /// The order of bounds; one that excludes its place lies beyond or before it.
  static int compare(ElementType type, Bound a, Bound b) {
    int order = compareValues(type, a, b);
    if (order != 0 || a.infinite() || b.infinite()) {
      return order;
    }
    return Integer.compare(a.side(), b.side());
  }

  private int side() {
    return inclusive ? 0 : lower ? 1 : -1;
  }
}
