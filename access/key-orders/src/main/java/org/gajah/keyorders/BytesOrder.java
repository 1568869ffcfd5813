package org.gajah.keyorders;

import org.gajah.accessapi.relation.KeyOrder;

/// An order of values that are bytes.
///
/// @param simple [Simple#BYTES] where the bytes themselves are in order, else [Simple#NONE]
record BytesOrder(Simple simple, boolean equalImage, Comparison comparison) implements KeyOrder {
  /// A comparison function of a type.
  @FunctionalInterface
  interface Comparison {
    int compare(
        byte[] left, int leftFrom, int leftLength, byte[] right, int rightFrom, int rightLength);
  }

  @Override
  public int compare(
      byte[] left, int leftFrom, int leftLength, byte[] right, int rightFrom, int rightLength) {
    return comparison.compare(left, leftFrom, leftLength, right, rightFrom, rightLength);
  }
}
