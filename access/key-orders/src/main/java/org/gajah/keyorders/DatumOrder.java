package org.gajah.keyorders;

import org.gajah.accessapi.relation.KeyOrder;

/// An order of values that are passed by value.
record DatumOrder(Simple simple, boolean equalImage, Comparison comparison) implements KeyOrder {
  /// A comparison function of a type, on datums.
  @FunctionalInterface
  interface Comparison {
    int compare(long left, long right);
  }

  @Override
  public int compare(long left, long right) {
    return comparison.compare(left, right);
  }
}
