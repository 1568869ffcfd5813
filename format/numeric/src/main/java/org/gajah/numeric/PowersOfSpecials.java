package org.gajah.numeric;

import java.math.BigDecimal;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Powers in which NaN or an infinity takes part, after POSIX's `pow`.
final class PowersOfSpecials {
  private PowersOfSpecials() {}

  static void put(
      byte[] base,
      int baseFrom,
      int baseLength,
      byte[] exponent,
      int from,
      int length,
      ByteSink out) {
    boolean finiteBase = !NumericFormat.isSpecial(base, baseFrom);
    boolean finiteExponent = !NumericFormat.isSpecial(exponent, from);
    BigDecimal x = finiteBase ? NumericFormat.decode(base, baseFrom, baseLength) : BigDecimal.TWO;
    BigDecimal y = finiteExponent ? NumericFormat.decode(exponent, from, length) : BigDecimal.TWO;
    if (NumericFormat.isNaN(base, baseFrom) || NumericFormat.isNaN(exponent, from)) {
      boolean one =
          finiteBase ? x.compareTo(BigDecimal.ONE) == 0 : finiteExponent && y.signum() == 0;
      putOneOrNaN(one, out);
      return;
    }
    int exponentSign = NumericFormat.sign(exponent, from, length);
    int baseSign = NumericFormat.sign(base, baseFrom, baseLength);
    if (baseSign < 0 && y.stripTrailingZeros().scale() > 0) {
      throw NumericFunctions.complexResult();
    }
    if (finiteBase) {
      infiniteExponent(x, exponentSign, out);
    } else if (exponentSign == 0) {
      putOneOrNaN(true, out);
    } else if (exponentSign < 0) {
      NumericWriter.put(0, out);
    } else if (baseSign > 0 || !finiteExponent) {
      NumericWriter.putInfinity(false, out);
    } else {
      NumericWriter.putInfinity(y.toBigInteger().testBit(0), out);
    }
  }

  private static void putOneOrNaN(boolean one, ByteSink out) {
    if (one) {
      NumericWriter.put(1, out);
    } else {
      NumericWriter.putNaN(out);
    }
  }

  private static void infiniteExponent(BigDecimal base, int exponentSign, ByteSink out) {
    if (base.signum() == 0 && exponentSign < 0) {
      throw new PgException(
          SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
          "zero raised to a negative power is undefined");
    }
    int size = base.abs().compareTo(BigDecimal.ONE);
    if (size == 0) {
      NumericWriter.put(1, out);
    } else if (size > 0 == exponentSign > 0) {
      NumericWriter.putInfinity(false, out);
    } else {
      NumericWriter.put(0, out);
    }
  }
}
