package org.gajah.expression;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.StoredValues;

/// The elements of a constant array, for looking values up by their bits.
final class ConstantSet {
  private final byte[] source;
  private final boolean hasNull;
  private final long[] longs;
  private final Set<Slice> slices;

  private ConstantSet(byte[] source, boolean hasNull, long[] longs, Set<Slice> slices) {
    this.source = source;
    this.hasNull = hasNull;
    this.longs = longs;
    this.slices = slices;
  }

  static ConstantSet of(byte[] source, ArrayValue array, int size, boolean byValue) {
    long[] longs = new long[byValue ? array.count() : 0];
    Set<Slice> slices = new HashSet<>();
    int count = 0;
    boolean hasNull = false;
    for (int i = 0; i < array.count(); i++) {
      if (array.isNull(i)) {
        hasNull = true;
      } else if (byValue) {
        longs[count++] = StoredValues.read(array.bytes(), array.start(i), size);
      } else {
        slices.add(
            Slice.of(
                Arrays.copyOfRange(
                    array.bytes(), array.start(i), array.start(i) + array.length(i))));
      }
    }
    longs = Arrays.copyOf(longs, count);
    Arrays.sort(longs);
    return new ConstantSet(source, hasNull, longs, slices);
  }

  /// Whether this is the set of an array with these bytes.
  boolean isOf(Slice array) {
    return Slice.of(source).contentEquals(array);
  }

  boolean hasNull() {
    return hasNull;
  }

  boolean contains(Evaluation context, Vector values, int row) {
    return switch (values) {
      case LongVector vector -> Arrays.binarySearch(longs, vector.get(row)) >= 0;
      case BytesVector vector -> slices.contains(Plain.slice(context, vector, row));
    };
  }
}
