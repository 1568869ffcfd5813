package org.gajah.spi;

import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Vector;

/// Sends the values of one type in one format.
@FunctionalInterface
public interface ValueEncoder {
  /// Appends a value that is not null: text in the database's encoding, or the binary form.
  void encode(Vector column, int row, ByteSink out);

  /// Whether what is appended is text, which may have to be converted for the client. Binary forms
  /// of text types are text, too.
  default boolean isText() {
    return true;
  }
}
