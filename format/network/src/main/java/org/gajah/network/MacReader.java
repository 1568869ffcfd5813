package org.gajah.network;

import org.gajah.types.contract.Ascii;
import org.jspecify.annotations.Nullable;

/// Reads hardware addresses.
final class MacReader {
  /// The shapes of an address of six bytes: how wide each number is at most (0: as wide as it is)
  /// and what stands behind it.
  private static final String[] SHAPES = {
    "0:0:0:0:0:0 ", "0-0-0-0-0-0 ", "222:222 ", "222-222 ", "22.22.22 ", "22-22-22 ", "222222 "
  };

  private final byte[] text;
  private final int end;
  private int at;

  private MacReader(byte[] text, int from, int length) {
    this.text = text;
    this.at = from;
    this.end = from + length;
  }

  /// Six numbers, or null.
  static int @Nullable [] six(byte[] text, int from, int length) {
    for (String shape : SHAPES) {
      int[] parts = new MacReader(text, from, length).six(shape);
      if (parts != null) {
        return parts;
      }
    }
    return null;
  }

  private int @Nullable [] six(String shape) {
    int[] parts = new int[6];
    int next = 0;
    for (int i = 0; i < shape.length(); i++) {
      char c = shape.charAt(i);
      if (c == '0' || c == '2') {
        Long number = number(c == '0' ? Integer.MAX_VALUE : 2);
        if (number == null) {
          return null;
        }
        parts[next++] = (int) number.longValue();
      } else if (c == ' ') {
        at = Ascii.skipSpace(text, at, end);
        return at == end ? parts : null;
      } else if (at >= end || text[at++] != c) {
        return null;
      }
    }
    return parts;
  }

  /// A hexadecimal number as C's `scanf` reads it, or null.
  private @Nullable Long number(int width) {
    at = Ascii.skipSpace(text, at, end);
    int limit = (int) Math.min(end, at + (long) width);
    boolean negative = at < limit && text[at] == '-';
    if (at < limit && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    if (at + 1 < limit && text[at] == '0' && Ascii.lower(text[at + 1]) == 'x') {
      at += 2;
      if (at >= limit || Ascii.hexDigit(text[at]) < 0) {
        return null;
      }
    }
    int start = at;
    long value = 0;
    boolean overflow = false;
    while (at < limit && Ascii.hexDigit(text[at]) >= 0) {
      overflow |= value >>> 60 != 0;
      value = value << 4 | Ascii.hexDigit(text[at++]);
    }
    if (at == start) {
      return null;
    }
    return overflow ? Long.valueOf(-1) : Long.valueOf(negative ? -value : value);
  }

  /// Eight bytes, made of six where there are as many, or null.
  static byte @Nullable [] eight(byte[] text, int from, int length) {
    MacReader reader = new MacReader(text, from, length);
    byte[] bytes = new byte[8];
    int count = reader.pairs(bytes);
    if (count == 6) {
      System.arraycopy(bytes, 3, bytes, 5, 3);
      bytes[3] = (byte) 0xFF;
      bytes[4] = (byte) 0xFE;
    }
    return count == 6 || count == 8 ? bytes : null;
  }

  private int pairs(byte[] bytes) {
    at = Ascii.skipSpace(text, at, end);
    int count = 0;
    int spacer = 0;
    while (at + 1 < end) {
      int high = Ascii.hexDigit(text[at]);
      int low = Ascii.hexDigit(text[at + 1]);
      if (count == 8 || high < 0 || low < 0) {
        return -1;
      }
      bytes[count++] = (byte) (high << 4 | low);
      at += 2;
      int c = at < end ? text[at] : 0;
      if (c == ':' || c == '-' || c == '.') {
        if (spacer != 0 && spacer != c) {
          return -1;
        }
        spacer = c;
        at++;
      }
      if ((count == 6 || count == 8) && at < end && Ascii.isSpace(text[at])) {
        at = Ascii.skipSpace(text, at, end);
        if (at < end) {
          return -1;
        }
      }
    }
    return count;
  }
}
