package org.gajah.containers;

import org.gajah.base.bytes.ByteSink;

/// A type as those need it who only show its values.
public interface PrintedType extends StoredType {
  /// `pg_type.typdelim`, which separates elements in text.
  byte delimiter();

  /// Appends the text of a value.
  ///
  /// @param array holds the value in its stored form, `length` bytes from `from`
  void print(byte[] array, int from, int length, ByteSink out);
}
