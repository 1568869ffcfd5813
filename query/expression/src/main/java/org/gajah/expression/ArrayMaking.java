package org.gajah.expression;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.StoredValues;
import org.gajah.functions.loop.BoundElement;
import org.jspecify.annotations.Nullable;

/// ARRAY[...]: an array of the arguments, or with one dimension more than they have.
final class ArrayMaking extends RowWise {
  private final BoundElement element;
  private final boolean nested;
  private final ByteSink stored = new ByteSink(64);

  /// @param nested whether the arguments are arrays themselves
  ArrayMaking(BoundElement element, boolean nested, VectorExpression... arguments) {
    super(new BytesVector(1), arguments);
    this.element = element;
    this.nested = nested;
  }

  @Override
  void start(Evaluation context) {
    element.enter(context.functions());
  }

  @Override
  void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
    ArrayBuilder builder = new ArrayBuilder(element);
    ByteSink out = bytes(result).sink();
    int start = out.length();
    if (nested) {
      nest(context, values, row, builder, out);
    } else {
      for (Vector value : values) {
        builder.add(element(context, value, at(value, row)));
      }
      builder.put(out);
    }
    bytes(result).finish(row, start);
  }

  @Nullable Slice element(Evaluation context, Vector value, int at) {
    if (value.isNull(at)) {
      return null;
    }
    return switch (value) {
      case LongVector longs -> {
        stored.clear();
        StoredValues.put(longs.get(at), element.length(), stored);
        yield Slice.of(stored.toByteArray());
      }
      case BytesVector bytes -> Plain.slice(context, bytes, at);
    };
  }

  private void nest(
      Evaluation context, Vector[] values, int row, ArrayBuilder builder, ByteSink out) {
    int[] sizes = null;
    int[] bounds = null;
    int outer = 0;
    boolean anyEmpty = false;
    for (Vector value : values) {
      int at = at(value, row);
      if (value.isNull(at)) {
        anyEmpty = true;
        continue;
      }
      ArrayValue array = new ArrayValue(Plain.slice(context, bytes(value), at), element);
      if (array.dimensions() == 0) {
        anyEmpty = true;
        continue;
      }
      if (sizes == null) {
        sizes = array.sizes();
        bounds = array.lowerBounds();
      } else if (!Arrays.equals(sizes, array.sizes())
          || !Arrays.equals(bounds, array.lowerBounds())) {
        throw mismatch();
      }
      builder.addAll(array);
      outer++;
    }
    if (sizes == null || bounds == null) {
      builder.put(out);
      return;
    }
    if (anyEmpty) {
      throw mismatch();
    }
    builder.put(prepend(outer, sizes), prepend(1, bounds), out);
  }

  private static int[] prepend(int first, int[] rest) {
    if (rest.length == 6) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "number of array dimensions (7) exceeds the maximum allowed (6)");
    }
    int[] all = new int[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  private static PgException mismatch() {
    return new PgException(
        SqlState.ARRAY_SUBSCRIPT_ERROR,
        "multidimensional arrays must have array expressions with matching dimensions");
  }
}
