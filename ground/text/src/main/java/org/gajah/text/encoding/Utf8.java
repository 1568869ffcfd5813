package org.gajah.text.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;

/// UTF-8, one code point at a time.
public final class Utf8 {
  private Utf8() {}

  /// How many bytes the character has that starts with `first`; 1 for a byte that starts none.
  public static int length(byte first) {
    if (first >= 0 || (first & 0xE0) == 0xC0) {
      return first >= 0 ? 1 : 2;
    }
    return (first & 0xF0) == 0xE0 ? 3 : (first & 0xF8) == 0xF0 ? 4 : 1;
  }

  /// How many characters well-formed text has.
  public static int count(byte[] text, int from, int length) {
    int count = 0;
    for (int i = from; i < from + length; i++) {
      count += text[i] >= -64 ? 1 : 0;
    }
    return count;
  }

  /// The code point that starts at `from` in well-formed text.
  public static int codePointAt(byte[] text, int from) {
    int first = text[from];
    if (first >= 0) {
      return first;
    }
    if ((first & 0xE0) == 0xC0) {
      return (first & 0x1F) << 6 | (text[from + 1] & 0x3F);
    }
    if ((first & 0xF0) == 0xE0) {
      return (first & 0x0F) << 12 | (text[from + 1] & 0x3F) << 6 | (text[from + 2] & 0x3F);
    }
    return (first & 0x07) << 18
        | (text[from + 1] & 0x3F) << 12
        | (text[from + 2] & 0x3F) << 6
        | (text[from + 3] & 0x3F);
  }

  /// Appends a code point.
  public static void append(ByteSink out, int codePoint) {
    if (codePoint < 0x80) {
      out.putByte(codePoint);
    } else if (codePoint < 0x800) {
      out.putByte(0xC0 | codePoint >> 6).putByte(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
      out.putByte(0xE0 | codePoint >> 12)
          .putByte(0x80 | (codePoint >> 6 & 0x3F))
          .putByte(0x80 | (codePoint & 0x3F));
    } else {
      out.putByte(0xF0 | codePoint >> 18)
          .putByte(0x80 | (codePoint >> 12 & 0x3F))
          .putByte(0x80 | (codePoint >> 6 & 0x3F))
          .putByte(0x80 | (codePoint & 0x3F));
    }
  }

  /// The length of the good character that starts at `from`, or -1: overlong forms, surrogates and
  /// what lies above U+10FFFF are bad.
  static int valid(byte[] text, int from, int end) {
    int first = text[from] & 0xFF;
    int length = length(text[from]);
    if (first < 0xC2 || first > 0xF4 || length > end - from) {
      return first < 0x80 ? 1 : -1;
    }
    int second = text[from + 1] & 0xFF;
    int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) {
      return -1;
    }
    for (int i = 2; i < length; i++) {
      if (text[from + i] >= -64) {
        return -1;
      }
    }
    return length;
  }

  /// Text for a message: UTF-8 where the bytes are that, otherwise one character for each byte.
  public static String forMessage(byte[] text, int from, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(text, from, length, StandardCharsets.ISO_8859_1);
    }
  }
}
