package org.gajah.network;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;

/// A network address and its mask.
///
/// In a value the first byte tells the family (2: four bytes, 3: sixteen), the second how many bits
/// the mask has; the address follows.
///
/// @param bytes of the address, 4 or 16
/// @param bits of the mask
record Address(byte[] bytes, int bits) {
  static final int V4 = 2;
  static final int V6 = 3;

  static Address of(Slice value) {
    return of(value.array(), value.from(), value.length());
  }

  static Address of(byte[] value, int from, int length) {
    byte[] bytes = new byte[length - 2];
    System.arraycopy(value, from + 2, bytes, 0, bytes.length);
    return new Address(bytes, value[from + 1] & 0xFF);
  }

  boolean isV4() {
    return bytes.length == 4;
  }

  int family() {
    return isV4() ? V4 : V6;
  }

  int mostBits() {
    return bytes.length * 8;
  }

  void put(ByteSink out) {
    out.putByte(family()).putByte(bits).putBytes(bytes);
  }

  /// The bits of byte `index` that lie under a mask of so many bits.
  static int mask(int bits, int index) {
    int left = Math.clamp(bits - 8L * index, 0, 8);
    return 0xFF << 8 - left & 0xFF;
  }

  /// The address with what lies right of a mask set to zero.
  Address masked(int newBits) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (byte) (bytes[i] & mask(newBits, i));
    }
    return new Address(result, newBits);
  }

  /// Whether nothing is set right of the mask.
  boolean isNetwork() {
    for (int i = 0; i < bytes.length; i++) {
      if ((bytes[i] & ~mask(bits, i) & 0xFF) != 0) {
        return false;
      }
    }
    return true;
  }

  /// The order of the first bits of two addresses of one family.
  static int compareBits(byte[] a, int aFrom, byte[] b, int bFrom, int bits) {
    for (int i = 0; 8 * i < bits; i++) {
      int mask = mask(bits, i);
      int order = (a[aFrom + i] & mask) - (b[bFrom + i] & mask);
      if (order != 0) {
        return mask == 0xFF ? order : Integer.signum(order);
      }
    }
    return 0;
  }
}
