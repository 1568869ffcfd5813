package org.gajah.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.number.WindowFrames;
import org.jspecify.annotations.Nullable;

/// Rounding of numerics, their scales, and the buckets they fall into.
public final class NumericRounding {
  private static final int MOST_DIGITS = (NumericFormat.MAX_WEIGHT + 1) * 4;

  private NumericRounding() {}

  private static boolean copySpecial(byte[] value, int from, int length, ByteSink out) {
    boolean special = NumericFormat.isSpecial(value, from);
    if (special) {
      out.putBytes(value, from, length);
    }
    return special;
  }

  private static void round(
      byte[] value, int from, int length, int scale, RoundingMode mode, ByteSink out) {
    if (!copySpecial(value, from, length, out)) {
      BigDecimal number = NumericFormat.decode(value, from, length);
      int places = Math.clamp(scale, -MOST_DIGITS - 1, NumericFormat.MAX_SCALE);
      NumericWriter.put(number.setScale(places, mode), out);
    }
  }

  /// Halves go away from zero.
  @PgFunction("numeric_round")
  public static void round(byte[] value, int from, int length, int scale, ByteSink out) {
    round(value, from, length, scale, RoundingMode.HALF_UP, out);
  }

  @PgFunction("numeric_trunc")
  public static void truncate(byte[] value, int from, int length, int scale, ByteSink out) {
    round(value, from, length, scale, RoundingMode.DOWN, out);
  }

  @PgFunction("numeric_ceil")
  public static void ceiling(byte[] value, int from, int length, ByteSink out) {
    round(value, from, length, 0, RoundingMode.CEILING, out);
  }

  @PgFunction("numeric_floor")
  public static void floor(byte[] value, int from, int length, ByteSink out) {
    round(value, from, length, 0, RoundingMode.FLOOR, out);
  }

  @PgFunction("numeric_scale")
  public static @Nullable Integer scale(Slice value) {
    return NumericFormat.isSpecial(value.array(), value.from())
        ? null
        : NumericFormat.scale(value.array(), value.from());
  }

  /// How many decimals are not zeros at the end.
  @PgFunction("numeric_min_scale")
  public static @Nullable Integer minimalScale(Slice value) {
    return NumericFormat.isSpecial(value.array(), value.from())
        ? null
        : trimmed(value.array(), value.from(), value.length()).scale();
  }

  private static BigDecimal trimmed(byte[] value, int from, int length) {
    BigDecimal stripped = NumericFormat.decode(value, from, length).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  @PgFunction("numeric_trim_scale")
  public static void trimScale(byte[] value, int from, int length, ByteSink out) {
    if (!copySpecial(value, from, length, out)) {
      NumericWriter.put(trimmed(value, from, length), out);
    }
  }

  private static PgException bucketFault(String message) {
    return new PgException(SqlState.INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION, message);
  }

  /// The number of the bucket in which the operand falls; see
  /// [org.gajah.types.number.FloatMath#widthBucket].
  @PgFunction("width_bucket_numeric")
  public static int widthBucket(Slice operand, Slice low, Slice high, int count) {
    if (count <= 0) {
      throw bucketFault("count must be greater than zero");
    }
    if (isNaN(operand) || isNaN(low) || isNaN(high)) {
      throw bucketFault("operand, lower bound, and upper bound cannot be NaN");
    }
    if (isSpecial(low) || isSpecial(high)) {
      throw bucketFault("lower and upper bounds must be finite");
    }
    int direction = compare(high, low);
    if (direction == 0) {
      throw bucketFault("lower bound cannot equal upper bound");
    }
    if (compare(operand, low) * direction < 0) {
      return 0;
    }
    if (compare(operand, high) * direction >= 0) {
      if (count == Integer.MAX_VALUE) {
        throw NumberFaults.outOfRange("integer");
      }
      return count + 1;
    }
    BigDecimal distance = decode(operand).subtract(decode(low)).abs();
    BigDecimal span = decode(high).subtract(decode(low)).abs();
    BigInteger bucket =
        distance.multiply(BigDecimal.valueOf(count)).divideToIntegralValue(span).toBigInteger();
    return bucket.intValueExact() + 1;
  }

  private static boolean isNaN(Slice value) {
    return NumericFormat.isNaN(value.array(), value.from());
  }

  private static boolean isSpecial(Slice value) {
    return NumericFormat.isSpecial(value.array(), value.from());
  }

  private static BigDecimal decode(Slice value) {
    return NumericFormat.decode(value.array(), value.from(), value.length());
  }

  private static int compare(Slice a, Slice b) {
    return NumericOrder.compare(a.array(), a.from(), a.length(), b.array(), b.from(), b.length());
  }

  /// RANGE distances in window frames; see [WindowFrames].
  @PgFunction("in_range_numeric_numeric")
  public static boolean inRange(
      Slice value, Slice base, Slice offset, boolean subtract, boolean less) {
    boolean negativeOffset = NumericFormat.sign(offset.array(), offset.from(), offset.length()) < 0;
    if (isNaN(offset) || negativeOffset) {
      throw WindowFrames.invalidOffset();
    }
    if (isNaN(value)) {
      return isNaN(base) || !less;
    }
    if (isNaN(base)) {
      return less;
    }
    if (isSpecial(offset)) {
      boolean baseNegative = NumericFormat.isNegative(base.array(), base.from());
      if (isSpecial(base) && baseNegative != subtract) {
        return true;
      }
      // The bound is the infinity that the offset leads to.
      boolean valueThere =
          isSpecial(value) && NumericFormat.isNegative(value.array(), value.from()) == subtract;
      return subtract == less ? valueThere : true;
    }
    if (isSpecial(value) || isSpecial(base)) {
      int order = compare(value, base);
      return less ? order <= 0 : order >= 0;
    }
    BigDecimal bound =
        subtract ? decode(base).subtract(decode(offset)) : decode(base).add(decode(offset));
    int order = decode(value).compareTo(bound);
    return less ? order <= 0 : order >= 0;
  }
}
