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

/// The elements of a constant array, for looking values up that are equal to one of them.
interface ConstantSet {
  /// Whether an element is null.
  boolean hasNull();

  /// Whether an element is equal to a value, which is not null.
  boolean contains(Evaluation context, Vector values, int row);

  /// A set by the elements' bits, as numbers or as bytes.
  ///
  /// @param size of elements passed by value
  static ConstantSet ofBits(ArrayValue array, int size, boolean byValue) {
    return byValue ? Numbers.of(array, size) : Bytes.of(array);
  }

  /// Numbers, in order.
  record Numbers(long[] values, boolean hasNull) implements ConstantSet {
    private static Numbers of(ArrayValue array, int size) {
      long[] values = new long[array.count()];
      int count = 0;
      for (int i = 0; i < values.length; i++) {
        if (!array.isNull(i)) {
          values[count++] = StoredValues.read(array.bytes(), array.start(i), size);
        }
      }
      boolean hasNull = count < values.length;
      values = Arrays.copyOf(values, count);
      Arrays.sort(values);
      return new Numbers(values, hasNull);
    }

    @Override
    public boolean contains(Evaluation context, Vector vector, int row) {
      return Arrays.binarySearch(values, ((LongVector) vector).get(row)) >= 0;
    }
  }

  /// Bytes.
  record Bytes(Set<Slice> values, boolean hasNull) implements ConstantSet {
    private static Bytes of(ArrayValue array) {
      Set<Slice> values = HashSet.newHashSet(array.count());
      boolean hasNull = false;
      for (int i = 0; i < array.count(); i++) {
        hasNull |= array.isNull(i);
        if (!array.isNull(i)) {
          int from = array.start(i);
          values.add(Slice.of(Arrays.copyOfRange(array.bytes(), from, from + array.length(i))));
        }
      }
      return new Bytes(values, hasNull);
    }

    @Override
    public boolean contains(Evaluation context, Vector vector, int row) {
      return values.contains(Plain.slice(context, (BytesVector) vector, row));
    }
  }
}
