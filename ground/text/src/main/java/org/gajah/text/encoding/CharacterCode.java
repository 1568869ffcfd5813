package org.gajah.text.encoding;

import org.gajah.base.bytes.ByteSink;

/// Numbers of characters: the code point where the encoding is UTF8, otherwise what the bytes form,
/// the first the highest. Those of GB18030 with four bytes, whose second and fourth are digits, are
/// counted from [#FOUR] on, so that neighbours have neighbouring numbers.
final class CharacterCode {
  private static final int FOUR = 0x10000;

  private CharacterCode() {}

  /// @param size how many bytes the character has, which are well formed
  static int of(Encoding encoding, byte[] text, int at, int size) {
    if (encoding == Encoding.UTF8) {
      return Utf8.codePointAt(text, at);
    }
    if (encoding == Encoding.GB18030 && size == 4) {
      int high = ((text[at] & 0xFF) - 0x81) * 10 + text[at + 1] - '0';
      int low = ((text[at + 2] & 0xFF) - 0x81) * 10 + text[at + 3] - '0';
      return FOUR + high * 1260 + low;
    }
    int code = 0;
    for (int i = at; i < at + size; i++) {
      code = code << 8 | (text[i] & 0xFF);
    }
    return code;
  }

  static void put(Encoding encoding, int code, ByteSink out) {
    if (encoding == Encoding.UTF8) {
      Utf8.append(out, code);
    } else if (encoding == Encoding.GB18030 && code >= FOUR) {
      int high = (code - FOUR) / 1260;
      int low = (code - FOUR) % 1260;
      out.putByte(0x81 + high / 10).putByte('0' + high % 10);
      out.putByte(0x81 + low / 10).putByte('0' + low % 10);
    } else {
      for (int shift = 24; shift >= 0; shift -= 8) {
        if (code >>> shift != 0 || shift == 0) {
          out.putByte(code >>> shift);
        }
      }
    }
  }
}
