package org.gajah.wire.stream;

import org.gajah.base.bytes.ByteSink;

/// Turns the server's own words (messages, names of columns) into the client's encoding.
@FunctionalInterface
public interface WireText {
  /// Appends `text` in the client's encoding, without a terminator and without a zero byte.
  void encode(String text, ByteSink out);

  /// For clients whose encoding is UTF-8.
  static WireText utf8() {
    return (text, out) -> out.putUtf8(text);
  }
}
