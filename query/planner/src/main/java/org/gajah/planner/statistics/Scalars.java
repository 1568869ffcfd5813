package org.gajah.planner.statistics;

import java.util.Arrays;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Const;
import org.jspecify.annotations.Nullable;

/// Puts values on a scale, to see where between two bounds a third one lies. Mirrors
/// `convert_to_scalar()`.
final class Scalars {
  private static final double MICROS_PER_DAY = 86_400_000_000.0;
  private static final int TEXT_BYTES = 12;

  private Scalars() {}

  /// Where a value lies between two bounds, from 0 to 1; 0.5 where that cannot be told.
  static double position(Const value, Const low, Const high) {
    double[] scale = scale(value, low, high);
    if (scale == null) {
      return 0.5;
    }
    double at = scale[0];
    if (scale[2] <= scale[1]) {
      return 0.5;
    }
    if (at <= scale[1]) {
      return 0;
    }
    if (at >= scale[2]) {
      return 1;
    }
    double result = (at - scale[1]) / (scale[2] - scale[1]);
    return Double.isNaN(result) || result < 0 || result > 1 ? 0.5 : result;
  }

  private static double @Nullable [] scale(Const value, Const low, Const high) {
    if (isText(value) && isText(low) && isText(high)) {
      return texts(text(value), text(low), text(high));
    }
    Double at = number(value);
    Double from = number(low);
    Double to = number(high);
    return at == null || from == null || to == null ? null : new double[] {at, from, to};
  }

  private static byte[] raw(Const constant) {
    byte[] value = constant.constvalue();
    return value == null ? new byte[0] : value;
  }

  private static @Nullable Double number(Const constant) {
    byte[] value = raw(constant);
    return switch (constant.consttype()) {
      case TypeOid.BOOL -> (double) value[0];
      case TypeOid.INT2 -> (double) (short) LittleEndian.intAt(value, 0);
      case TypeOid.INT4 -> (double) LittleEndian.intAt(value, 0);
      case TypeOid.INT8 -> (double) LittleEndian.longAt(value, 0);
      case TypeOid.FLOAT4 -> (double) Float.intBitsToFloat(LittleEndian.intAt(value, 0));
      case TypeOid.FLOAT8 -> Double.longBitsToDouble(LittleEndian.longAt(value, 0));
      case TypeOid.NUMERIC -> numeric(value);
      case TypeOid.OID,
          TypeOid.REGCLASS,
          TypeOid.REGPROC,
          TypeOid.REGTYPE,
          TypeOid.REGROLE,
          TypeOid.REGNAMESPACE ->
          (double) (LittleEndian.intAt(value, 0) & 0xffffffffL);
      case TypeOid.TIMESTAMP, TypeOid.TIMESTAMPTZ, TypeOid.TIME ->
          (double) LittleEndian.longAt(value, 0);
      case TypeOid.DATE -> LittleEndian.intAt(value, 0) * MICROS_PER_DAY;
      case TypeOid.INTERVAL ->
          LittleEndian.longAt(value, 0)
              + LittleEndian.intAt(value, 8) * MICROS_PER_DAY
              + LittleEndian.intAt(value, 12) * (365.25 / 12.0 * MICROS_PER_DAY);
      default -> null;
    };
  }

  /// A numeric's value, roughly: base 10000 digits behind a short or long header.
  private static @Nullable Double numeric(byte[] value) {
    int header = (value[0] & 1) == 1 ? 1 : 4;
    int flags = LittleEndian.unsignedShort(value, header);
    if ((flags & 0xc000) == 0xc000) {
      return null;
    }
    boolean isShort = (flags & 0x8000) != 0;
    int weight;
    int at;
    boolean negative;
    if (isShort) {
      weight = (flags & 0x40) != 0 ? (flags & 0x3f) | ~0x3f : flags & 0x3f;
      negative = (flags & 0x2000) != 0;
      at = header + 2;
    } else {
      weight = (short) LittleEndian.unsignedShort(value, header + 2);
      negative = (flags & 0xc000) == 0x4000;
      at = header + 4;
    }
    double result = 0;
    double factor = Math.pow(10000, weight);
    for (; at + 1 < value.length; at += 2) {
      result += LittleEndian.unsignedShort(value, at) * factor;
      factor /= 10000;
    }
    return negative ? -result : result;
  }

  // Texts

  private static boolean isText(Const constant) {
    return switch (constant.consttype()) {
      case TypeOid.TEXT, TypeOid.VARCHAR, TypeOid.BPCHAR, TypeOid.NAME -> true;
      default -> false;
    };
  }

  static byte[] text(Const constant) {
    byte[] value = raw(constant);
    if (constant.constlen() > 0) {
      int length = 0;
      while (length < value.length && value[length] != 0) {
        length++;
      }
      return Arrays.copyOf(value, length);
    }
    int header = (value[0] & 1) == 1 ? 1 : 4;
    return Arrays.copyOfRange(value, header, value.length);
  }

  /// Reads texts as fractions to the base of the characters that come in them.
  private static double[] texts(byte[] value, byte[] low, byte[] high) {
    int lowest = 255;
    int highest = 0;
    for (byte[] bound : new byte[][] {low, high}) {
      for (byte each : bound) {
        lowest = Math.min(lowest, each & 0xff);
        highest = Math.max(highest, each & 0xff);
      }
    }
    if (lowest <= 'Z' && highest >= 'A') {
      lowest = Math.min(lowest, 'A');
      highest = Math.max(highest, 'Z');
    }
    if (lowest <= 'z' && highest >= 'a') {
      lowest = Math.min(lowest, 'a');
      highest = Math.max(highest, 'z');
    }
    if (lowest <= '9' && highest >= '0') {
      lowest = Math.min(lowest, '0');
      highest = Math.max(highest, '9');
    }
    if (highest - lowest < 9) {
      lowest = ' ';
      highest = 127;
    }
    int same = 0;
    while (same < low.length
        && same < high.length
        && same < value.length
        && low[same] == high[same]
        && low[same] == value[same]) {
      same++;
    }
    return new double[] {
      fraction(value, same, lowest, highest),
      fraction(low, same, lowest, highest),
      fraction(high, same, lowest, highest)
    };
  }

  private static double fraction(byte[] text, int from, int lowest, int highest) {
    int count = Math.min(text.length - from, TEXT_BYTES);
    if (count <= 0) {
      return 0;
    }
    double base = highest - lowest + 1.0;
    double divisor = base;
    double result = 0;
    for (int i = 0; i < count; i++) {
      int each = text[from + i] & 0xff;
      each = Math.max(lowest - 1, Math.min(highest + 1, each));
      result += (each - lowest) / divisor;
      divisor *= base;
    }
    return result;
  }
}
