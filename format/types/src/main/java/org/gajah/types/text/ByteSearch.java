package org.gajah.types.text;

/// Looks for bytes in bytes.
public final class ByteSearch {
  private ByteSearch() {}

  /// The first offset, counted from `from` and not below `start`, where the part occurs, or -1.
  public static int find(
      byte[] text, int from, int length, byte[] part, int partFrom, int partLength, int start) {
    if (partLength == 0) {
      return start <= length ? start : -1;
    }
    byte first = part[partFrom];
    int last = from + length - partLength;
    for (int at = from + start; at <= last; at++) {
      if (text[at] == first && matches(text, at, part, partFrom, partLength)) {
        return at - from;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] text, int at, byte[] part, int partFrom, int partLength) {
    for (int i = 1; i < partLength; i++) {
      if (text[at + i] != part[partFrom + i]) {
        return false;
      }
    }
    return true;
  }
}
