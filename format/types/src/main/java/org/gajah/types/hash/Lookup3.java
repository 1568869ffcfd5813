package org.gajah.types.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Bob Jenkins' `lookup3`, with the start values that PostgreSQL gives it (`common/hashfn.h`), for
/// little-endian machines.
public final class Lookup3 {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int START = 0x9E3779B9 + 3923095;

  private Lookup3() {}

  /// The 32-bit hash of bytes (`hash_any`).
  public static int hash(byte[] bytes, int from, int length) {
    return (int) hashExtended(bytes, from, length, 0);
  }

  /// The 64-bit hash of bytes (`hash_any_extended`); with seed 0 its lower half is [#hash].
  public static long hashExtended(byte[] bytes, int from, int length, long seed) {
    int a = START + length;
    int b = a;
    int c = a;
    if (seed != 0) {
      a += (int) (seed >>> 32);
      b += (int) seed;
      a = (a - c) ^ Integer.rotateLeft(c, 4);
      c += b;
      b = (b - a) ^ Integer.rotateLeft(a, 6);
      a += c;
      c = (c - b) ^ Integer.rotateLeft(b, 8);
      b += a;
      a = (a - c) ^ Integer.rotateLeft(c, 16);
      c += b;
      b = (b - a) ^ Integer.rotateLeft(a, 19);
      a += c;
      c = (c - b) ^ Integer.rotateLeft(b, 4);
      b += a;
    }
    int at = from;
    int left = length;
    while (left >= 12) {
      a += (int) INT.get(bytes, at);
      b += (int) INT.get(bytes, at + 4);
      c += (int) INT.get(bytes, at + 8);
      a = (a - c) ^ Integer.rotateLeft(c, 4);
      c += b;
      b = (b - a) ^ Integer.rotateLeft(a, 6);
      a += c;
      c = (c - b) ^ Integer.rotateLeft(b, 8);
      b += a;
      a = (a - c) ^ Integer.rotateLeft(c, 16);
      c += b;
      b = (b - a) ^ Integer.rotateLeft(a, 19);
      a += c;
      c = (c - b) ^ Integer.rotateLeft(b, 4);
      b += a;
      at += 12;
      left -= 12;
    }
    // The lowest byte of c is left for the length, which went in at the start.
    if (left >= 8) {
      a += (int) INT.get(bytes, at);
      b += (int) INT.get(bytes, at + 4);
      c += tail(bytes, at + 8, left - 8) << 8;
    } else if (left >= 4) {
      a += (int) INT.get(bytes, at);
      b += tail(bytes, at + 4, left - 4);
    } else {
      a += tail(bytes, at, left);
    }
    return last(a, b, c);
  }

  private static int tail(byte[] bytes, int from, int count) {
    int value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | (bytes[from + i] & 0xFF);
    }
    return value;
  }

  /// The 32-bit hash of four bytes (`hash_uint32`), as [#hash] has it for those bytes.
  public static int hash(int value) {
    return (int) last(START + 4 + value, START + 4, START + 4);
  }

  /// The 64-bit hash of four bytes (`hash_uint32_extended`).
  public static long hashExtended(int value, long seed) {
    return hashWords(value, 0, 4, seed);
  }

  /// The 64-bit hash of eight bytes, the low half first in memory.
  public static long hashExtended(long value, long seed) {
    return hashWords((int) value, (int) (value >>> 32), 8, seed);
  }

  private static long hashWords(int first, int second, int length, long seed) {
    int a = START + length;
    int b = a;
    int c = a;
    if (seed != 0) {
      a += (int) (seed >>> 32);
      b += (int) seed;
      a = (a - c) ^ Integer.rotateLeft(c, 4);
      c += b;
      b = (b - a) ^ Integer.rotateLeft(a, 6);
      a += c;
      c = (c - b) ^ Integer.rotateLeft(b, 8);
      b += a;
      a = (a - c) ^ Integer.rotateLeft(c, 16);
      c += b;
      b = (b - a) ^ Integer.rotateLeft(a, 19);
      a += c;
      c = (c - b) ^ Integer.rotateLeft(b, 4);
      b += a;
    }
    return last(a + first, b + second, c);
  }

  private static long last(int a0, int b0, int c0) {
    int c = (c0 ^ b0) - Integer.rotateLeft(b0, 14);
    int a = (a0 ^ c) - Integer.rotateLeft(c, 11);
    int b = (b0 ^ a) - Integer.rotateLeft(a, 25);
    c = (c ^ b) - Integer.rotateLeft(b, 16);
    a = (a ^ c) - Integer.rotateLeft(c, 4);
    b = (b ^ a) - Integer.rotateLeft(a, 14);
    c = (c ^ b) - Integer.rotateLeft(b, 24);
    return (long) b << 32 | (c & 0xFFFFFFFFL);
  }

  /// Mixes the hash of one part into that of the parts before it (`hash_combine`).
  public static int combine(int hash, int more) {
    return hash ^ (more + 0x9E3779B9 + (hash << 6) + (hash >>> 2));
  }

  /// The 64-bit form of [#combine] (`hash_combine64`).
  public static long combine(long hash, long more) {
    return hash ^ (more + 0x49A0F4DD15E5A8E3L + (hash << 54) + (hash >>> 7));
  }

  /// Murmur3's finalizer (`murmurhash32`), the hash of the catalog caches.
  public static int murmur(int value) {
    int h = value;
    h = (h ^ h >>> 16) * 0x85EBCA6B;
    h = (h ^ h >>> 13) * 0xC2B2AE35;
    return h ^ h >>> 16;
  }
}
