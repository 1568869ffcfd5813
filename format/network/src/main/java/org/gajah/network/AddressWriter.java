package org.gajah.network;

import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Ascii;

/// Writes network addresses.
final class AddressWriter {
  private AddressWriter() {}

  /// Writes an address.
  ///
  /// @param mask whether the mask is shown even where it covers the whole address
  static void put(Address address, boolean mask, ByteSink out) {
    putHost(address, out);
    if (mask || address.bits() != address.mostBits()) {
      Ascii.put(out, "/" + address.bits());
    }
  }

  /// Writes an address without its mask.
  static void putHost(Address address, ByteSink out) {
    if (address.isV4()) {
      putFour(address.bytes(), 0, out);
    } else {
      putSix(address.bytes(), out);
    }
  }

  private static void putFour(byte[] bytes, int from, ByteSink out) {
    for (int i = 0; i < 4; i++) {
      Ascii.put(out, (i > 0 ? "." : "") + (bytes[from + i] & 0xFF));
    }
  }

  private static int word(byte[] bytes, int index) {
    return (bytes[2 * index] & 0xFF) << 8 | (bytes[2 * index + 1] & 0xFF);
  }

  private static void putSix(byte[] bytes, ByteSink out) {
    int gap = -1;
    int size = 1;
    for (int i = 0; i < 8; i++) {
      int zeros = 0;
      while (i + zeros < 8 && word(bytes, i + zeros) == 0) {
        zeros++;
      }
      if (zeros > size) {
        gap = i;
        size = zeros;
      }
      i += zeros;
    }
    boolean embedded =
        gap == 0
            && (size == 6
                || (size == 7 && word(bytes, 7) != 1)
                || (size == 5 && word(bytes, 5) == 0xFFFF));
    for (int i = 0; i < 8; i++) {
      if (gap >= 0 && i >= gap && i < gap + size) {
        Ascii.put(out, i == gap ? ":" : "");
        continue;
      }
      Ascii.put(out, i > 0 ? ":" : "");
      if (i == 6 && embedded) {
        putFour(bytes, 12, out);
        return;
      }
      Ascii.put(out, Integer.toHexString(word(bytes, i)));
    }
    if (gap >= 0 && gap + size == 8) {
      out.putByte(':');
    }
  }

  /// Writes a network in few letters: bytes right of the mask are left out.
  static void putShort(Address address, ByteSink out) {
    if (address.isV4()) {
      putShortFour(address, out);
    } else if (address.bits() == 0) {
      Ascii.put(out, "::");
    } else {
      putShortSix(address.masked(address.bits()), out);
    }
    Ascii.put(out, "/" + address.bits());
  }

  private static void putShortFour(Address address, ByteSink out) {
    int bits = address.bits();
    if (bits == 0) {
      out.putByte('0');
    }
    for (int i = 0; 8 * i < bits; i++) {
      Ascii.put(out, (i > 0 ? "." : "") + (address.bytes()[i] & Address.mask(bits, i)));
    }
  }

  private static void putShortSix(Address address, ByteSink out) {
    byte[] bytes = address.bytes();
    int words = Math.max(2, (address.bits() + 15) / 16);
    int gap = 0;
    int size = 0;
    int start = 0;
    int zeros = 0;
    for (int i = 0; i < words; i++) {
      if (word(bytes, i) == 0) {
        start = zeros == 0 ? i : start;
        zeros++;
      } else if (zeros > size) {
        gap = start;
        size = zeros;
        zeros = 0;
      }
    }
    if (zeros > size) {
      gap = start;
      size = zeros;
    }
    boolean embedded =
        size != words
            && gap == 0
            && (size == 6
                || (size == 5 && word(bytes, 5) == 0xFFFF)
                || (size == 7 && bytes[14] != 0 && bytes[15] != 1));
    int first = out.length();
    for (int i = 0; i < words; i++) {
      if (size != 0 && i >= gap && i < gap + size) {
        Ascii.put(out, i == gap ? ":" : "");
        Ascii.put(out, i == words - 1 ? ":" : "");
      } else if (embedded && i > 5) {
        Ascii.put(out, (i == 6 ? ":" : ".") + (bytes[2 * i] & 0xFF));
        Ascii.put(out, i != 7 || address.bits() > 120 ? "." + (bytes[2 * i + 1] & 0xFF) : "");
      } else {
        Ascii.put(out, out.length() > first ? ":" : "");
        Ascii.put(out, Integer.toHexString(word(bytes, i)));
      }
    }
  }
}
