package org.gajah.types.text;

import org.gajah.text.encoding.Utf8;

/// Single characters for messages.
final class Characters {
  private Characters() {}

  /// The character that starts there, as far as the bytes go.
  static String at(byte[] text, int at) {
    int length = Math.min(Utf8.length(text[at]), text.length - at);
    return Utf8.forMessage(text, at, length);
  }
}
