package org.gajah.expression;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.StoredValues;
import org.gajah.functions.loop.BoundElement;

/// Elements and slices of arrays. Arguments are the array, then the upper subscripts, then the
/// lower ones; a null among them makes the result null.
final class Subscripting {
  private static final int MOST_DIMENSIONS = 6;

  private Subscripting() {}

  private static boolean anyNull(Vector[] values, int row) {
    for (Vector value : values) {
      if (value.isNull(RowWise.at(value, row))) {
        return true;
      }
    }
    return false;
  }

  private static int subscript(Vector value, int row) {
    return (int) ((LongVector) value).get(RowWise.at(value, row));
  }

  /// `a[i][j]`.
  static final class Element extends RowWise {
    private final BoundElement element;

    Element(BoundElement element, Vector result, VectorExpression... arguments) {
      super(result, arguments);
      this.element = element;
    }

    @Override
    void start(Evaluation context) {
      element.enter(context.functions());
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      if (anyNull(values, row)) {
        result.setNull(row);
        return;
      }
      ArrayValue array =
          new ArrayValue(Plain.slice(context, bytes(values[0]), at(values[0], row)), element);
      int index = index(array, values, row);
      if (index < 0) {
        result.setNull(row);
      } else {
        Plain.element(array, index, element.length(), result, row);
      }
    }

    /// The place of the element among all, or -1 where there is none.
    private static int index(ArrayValue array, Vector[] values, int row) {
      if (array.dimensions() != values.length - 1) {
        return -1;
      }
      int index = 0;
      for (int i = 0; i < array.dimensions(); i++) {
        long offset = (long) subscript(values[i + 1], row) - array.lowerBound(i);
        if (offset < 0 || offset >= array.size(i)) {
          return -1;
        }
        index = index * array.size(i) + (int) offset;
      }
      return index;
    }
  }

  /// `a[i]` of a type of a fixed length, whose elements are counted from 0.
  static final class Fixed extends RowWise {
    private final int count;
    private final int size;

    /// @param size of an element
    Fixed(int count, int size, Vector result, VectorExpression... arguments) {
      super(result, arguments);
      this.count = count;
      this.size = size;
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      if (values.length != 2 || anyNull(values, row)) {
        result.setNull(row);
        return;
      }
      int index = subscript(values[1], row);
      if (index < 0 || index >= count) {
        result.setNull(row);
        return;
      }
      Slice all = bytes(values[0]).slice(at(values[0], row));
      int from = index * size;
      switch (result) {
        case LongVector longs ->
            // A name may come without the zeros behind it.
            longs.set(
                row,
                from < all.length() ? StoredValues.read(all.array(), all.from() + from, size) : 0);
        case BytesVector bytes -> bytes.set(row, all.array(), all.from() + from, size);
      }
    }
  }

  /// `a[i:j][k:l]`.
  static final class Part extends RowWise {
    private final BoundElement element;
    private final boolean[] hasUpper;
    private final boolean[] hasLower;

    /// @param hasUpper for each dimension whether an upper subscript is written; only those stand
    ///   among the arguments
    Part(
        BoundElement element,
        boolean[] hasUpper,
        boolean[] hasLower,
        VectorExpression... arguments) {
      super(new BytesVector(1), arguments);
      this.element = element;
      this.hasUpper = hasUpper;
      this.hasLower = hasLower;
    }

    @Override
    void start(Evaluation context) {
      element.enter(context.functions());
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      if (anyNull(values, row)) {
        result.setNull(row);
        return;
      }
      ArrayValue array =
          new ArrayValue(Plain.slice(context, bytes(values[0]), at(values[0], row)), element);
      ArrayBuilder builder = new ArrayBuilder(element);
      int dimensions = array.dimensions();
      int[] first = new int[dimensions];
      int[] sizes = new int[dimensions];
      int[] ones = new int[dimensions];
      if (dimensions >= hasUpper.length
          && dimensions <= MOST_DIMENSIONS
          && bounds(array, values, row, first, sizes)) {
        Arrays.fill(ones, 1);
        collect(array, first, sizes, builder);
      }
      ByteSink out = bytes(result).sink();
      int start = out.length();
      builder.put(sizes, ones, out);
      bytes(result).finish(row, start);
    }

    /// @return false for an empty part
    private boolean bounds(ArrayValue array, Vector[] values, int row, int[] first, int[] sizes) {
      int upperAt = 1;
      int lowerAt = 1;
      for (boolean upper : hasUpper) {
        lowerAt += upper ? 1 : 0;
      }
      boolean any = array.dimensions() > 0;
      for (int i = 0; i < array.dimensions(); i++) {
        long low = array.lowerBound(i);
        long high = low + array.size(i) - 1;
        if (i < hasUpper.length) {
          if (hasLower[i]) {
            low = Math.max(low, subscript(values[lowerAt++], row));
          }
          if (hasUpper[i]) {
            high = Math.min(high, subscript(values[upperAt++], row));
          }
        }
        any &= low <= high;
        first[i] = (int) (low - array.lowerBound(i));
        sizes[i] = (int) Math.max(0, high - low + 1);
      }
      return any;
    }

    private static void collect(ArrayValue array, int[] first, int[] sizes, ArrayBuilder builder) {
      int[] at = new int[sizes.length];
      int dimension = 0;
      while (dimension >= 0) {
        int index = 0;
        for (int i = 0; i < sizes.length; i++) {
          index = index * array.size(i) + first[i] + at[i];
        }
        builder.add(array, index);
        dimension = sizes.length - 1;
        while (dimension >= 0 && ++at[dimension] == sizes[dimension]) {
          at[dimension--] = 0;
        }
      }
    }
  }
}
