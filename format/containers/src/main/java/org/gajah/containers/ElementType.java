package org.gajah.containers;

import org.gajah.base.bytes.ByteSink;

/// A type as those need it who compute with values of any type: how they lie in memory, and their
/// own functions. Values are `length` bytes in `array` from `from`, in their stored form.
public interface ElementType extends PrintedType {
  /// The type's name in messages.
  String name();

  /// The name of any type in messages, by its OID.
  default String nameOf(int type) {
    return Integer.toUnsignedString(type);
  }

  /// Appends the value that a text stands for.
  void parse(byte[] text, int from, int length, int typmod, ByteSink out);

  /// Is told of an element that is NULL, which domains may refuse.
  default void readNull(int typmod) {}

  /// Appends the value that a binary message holds.
  void receive(byte[] message, int from, int length, int typmod, ByteSink out);

  /// Appends the binary form of a value.
  void send(byte[] array, int from, int length, ByteSink out);

  /// The default order.
  ///
  /// @throws org.gajah.base.error.PgException 42883 when the type has none
  int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength);

  /// Whether values are equal.
  ///
  /// @throws org.gajah.base.error.PgException 42883 when the type has no equality
  boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength);

  /// The hash of a value.
  int hash(byte[] array, int from, int length);

  /// The hash of a value with a seed.
  long hashExtended(byte[] array, int from, int length, long seed);
}
