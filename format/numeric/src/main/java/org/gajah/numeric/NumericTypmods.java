package org.gajah.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.number.TypmodArray;

/// Precision and scale of a column: `numeric(p, s)` is kept as `(p << 16 | s & 0x7FF) + 4`, the
/// scale in eleven bits with a sign.
public final class NumericTypmods {
  private NumericTypmods() {}

  static int precision(int typmod) {
    return typmod - 4 >> 16 & 0xFFFF;
  }

  static int scale(int typmod) {
    return ((typmod - 4 & 0x7FF) ^ 1024) - 1024;
  }

  @PgFunction("numerictypmodin")
  public static int typmodIn(Slice words) {
    int[] numbers = TypmodArray.integers(words);
    if (numbers.length == 0 || numbers.length > 2) {
      throw invalid("invalid NUMERIC type modifier");
    }
    if (numbers[0] < 1 || numbers[0] > 1000) {
      throw invalid("NUMERIC precision " + numbers[0] + " must be between 1 and 1000");
    }
    int scale = numbers.length == 2 ? numbers[1] : 0;
    if (scale < -1000 || scale > 1000) {
      throw invalid("NUMERIC scale " + scale + " must be between -1000 and 1000");
    }
    return (numbers[0] << 16 | (scale & 0x7FF)) + 4;
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  @PgFunction("numerictypmodout")
  public static void typmodOut(int typmod, ByteSink out) {
    if (typmod >= 4) {
      Ascii.put(out, "(" + precision(typmod) + "," + scale(typmod) + ")");
    }
  }

  /// The cast to a precision and scale.
  @PgFunction("numeric")
  public static void cast(byte[] value, int from, int length, int typmod, ByteSink out) {
    int start = out.length();
    out.putBytes(value, from, length);
    fit(out, start, typmod);
  }

  /// Rounds the numeric at the end of the sink to the scale that a column has.
  ///
  /// @throws PgException 22003 when it has more digits than the column
  static void fit(ByteSink out, int start, int typmod) {
    if (typmod < 4) {
      return;
    }
    int precision = precision(typmod);
    int scale = scale(typmod);
    byte[] array = out.array();
    if (NumericFormat.isSpecial(array, start)) {
      if (!NumericFormat.isNaN(array, start)) {
        throw overflow(
            "A field with precision %d, scale %d cannot hold an infinite value.", precision, scale);
      }
      return;
    }
    BigDecimal number = NumericFormat.decode(array, start, out.length() - start);
    out.truncate(start);
    NumericWriter.put(round(number, precision, scale), out);
  }

  /// Appends a number, rounded to the scale of a column, that before may have had more digits than
  /// can be stored.
  ///
  /// @param number times 10 to the power of `-numberScale`
  /// @throws PgException 22003 when it has more digits than the column
  static void fitFar(BigInteger number, int numberScale, int typmod, ByteSink out) {
    int scale = scale(typmod);
    BigDecimal exact = new BigDecimal(number, numberScale);
    // The first digit stands for 10 to the power of this; a power of a million has no end.
    long top = (long) exact.precision() - exact.scale() - 1;
    if (number.signum() == 0 || top < -scale - 1) {
      exact = BigDecimal.ZERO;
    } else if (top >= precision(typmod) - scale) {
      throw overflow(precision(typmod), scale);
    }
    NumericWriter.put(round(exact, precision(typmod), scale), out);
  }

  private static BigDecimal round(BigDecimal number, int precision, int scale) {
    BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
    if (rounded.signum() != 0 && rounded.precision() > precision) {
      throw overflow(precision, scale);
    }
    return rounded;
  }

  private static PgException overflow(int precision, int scale) {
    String limit = precision == scale ? "1" : "10^" + (precision - scale);
    return overflow(
        "A field with precision %d, scale %d must round to an absolute value less than "
            + limit
            + ".",
        precision,
        scale);
  }

  private static PgException overflow(String detail, int precision, int scale) {
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "numeric field overflow")
        .detail(String.format(detail, precision, scale));
  }
}
