package org.gajah.functions.loop;

import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.jspecify.annotations.Nullable;

/// Single values in and out of vectors, for the less frequent kinds of parameters and answers.
/// Generated loops call these.
final class Values {
  private Values() {}

  static @Nullable Slice slice(BytesVector vector, int row) {
    return vector.isNull(row) ? null : vector.slice(row);
  }

  static @Nullable Boolean boxedBoolean(LongVector vector, int row) {
    return vector.isNull(row) ? null : vector.getBoolean(row);
  }

  static @Nullable Byte boxedByte(LongVector vector, int row) {
    return vector.isNull(row) ? null : (byte) vector.get(row);
  }

  static @Nullable Short boxedShort(LongVector vector, int row) {
    return vector.isNull(row) ? null : (short) vector.get(row);
  }

  static @Nullable Integer boxedInteger(LongVector vector, int row) {
    return vector.isNull(row) ? null : (int) vector.get(row);
  }

  static @Nullable Long boxedLong(LongVector vector, int row) {
    return vector.isNull(row) ? null : vector.get(row);
  }

  static @Nullable Float boxedFloat(LongVector vector, int row) {
    return vector.isNull(row) ? null : Float.intBitsToFloat((int) vector.get(row));
  }

  static @Nullable Double boxedDouble(LongVector vector, int row) {
    return vector.isNull(row) ? null : vector.getDouble(row);
  }

  /// A `real` for a parameter that is a `double`.
  static @Nullable Double widened(LongVector vector, int row) {
    return vector.isNull(row) ? null : (double) Float.intBitsToFloat((int) vector.get(row));
  }

  static void store(LongVector vector, int row, @Nullable Object value) {
    switch (value) {
      case null -> vector.setNull(row);
      case Boolean truth -> vector.setBoolean(row, truth);
      case Float number -> vector.set(row, Float.floatToRawIntBits(number));
      case Double number -> vector.setDouble(row, number);
      case Number number -> vector.set(row, number.longValue());
      default -> throw PgException.internal("no Datum is a " + value.getClass());
    }
  }

  static void store(BytesVector vector, int row, @Nullable Slice value) {
    if (value == null) {
      vector.setNull(row);
    } else {
      vector.set(row, value);
    }
  }
}
