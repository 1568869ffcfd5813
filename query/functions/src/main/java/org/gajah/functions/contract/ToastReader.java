package org.gajah.functions.contract;

import org.gajah.base.bytes.ByteSink;

/// Fetches values that are stored compressed or in a TOAST table.
public interface ToastReader {
  /// Appends the plain bytes of a value.
  ///
  /// @param form as [org.gajah.batch.BytesVector] has it
  void read(byte form, byte[] array, int from, int length, ByteSink out);
}
