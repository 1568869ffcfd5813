package org.gajah.geometry;

import org.gajah.base.bytes.ByteSink;
import org.jspecify.annotations.Nullable;

/// Results that are places, or null where there is none.
final class Places {
  private Places() {}

  /// Whether there is a place, which is then appended.
  static boolean put(@Nullable Point place, ByteSink out) {
    if (place == null) {
      return false;
    }
    place.put(out);
    return true;
  }

  /// The same of a place whose distance could be told.
  static boolean put(Nearest nearest, ByteSink out) {
    return put(Double.isNaN(nearest.distance()) ? null : nearest.place(), out);
  }
}
