package org.gajah.accessapi.relation;

/// The order of the values of one column of an index, as the comparison function of its operator
/// class says, its collation included. Stateless towards the caller; safe for use by several
/// threads.
///
/// Only the method that fits the column's kind of values is called, and an order has only that. Two
/// interfaces would not keep anybody from calling the other: which of them a column has is known
/// from the catalogs alone, so that every caller would have to cast.
public interface KeyOrder {
  /// Orders that an access method can apply itself, without a call for each comparison.
  enum Simple {
    /// None of these.
    NONE,
    /// Values passed by value, as signed numbers.
    SIGNED,
    /// Values passed by value, as unsigned numbers (oid).
    UNSIGNED,
    /// Bytes, each unsigned, a prefix first (bytea; text in collation C).
    BYTES
  }

  /// Which simple order this is.
  default Simple simple() {
    return Simple.NONE;
  }

  /// Compares values that are passed by value.
  default int compare(long left, long right) {
    throw new IllegalStateException("values are bytes");
  }

  /// Compares values that are bytes.
  default int compare(
      byte[] left, int leftFrom, int leftLength, byte[] right, int rightFrom, int rightLength) {
    throw new IllegalStateException("values are passed by value");
  }

  /// Whether values that compare equal have equal bytes, so that one may stand for the other
  /// (`equalimage`).
  boolean equalImage();
}
