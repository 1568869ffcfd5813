package org.gajah.expression;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.loop.BoundElement;
import org.jspecify.annotations.Nullable;

/// Changes of parts of values, as `UPDATE t SET a[1] = ...` makes them.
final class Assignments {
  private static final long MOST_ELEMENTS = 134_217_727;

  private Assignments() {}

  /// A new value of a part, which finds the old one in a held value.
  static final class OfPart extends VectorExpression {
    private final Leaves.Held held;
    private final VectorExpression old;
    private final VectorExpression replacement;

    OfPart(Leaves.Held held, VectorExpression old, VectorExpression replacement) {
      this.held = held;
      this.old = old;
      this.replacement = replacement;
    }

    @Override
    public Vector compute(Evaluation context, Batch input) {
      held.hold(old.compute(context, input));
      return replacement.compute(context, input);
    }
  }

  /// One element of an array. Arguments are the array, the subscripts and the new element. Arrays
  /// of one dimension grow as far as needed, with nulls between.
  static final class ToElement extends RowWise {
    private final BoundElement element;
    private final ArrayMaking making;

    ToElement(BoundElement element, VectorExpression... arguments) {
      super(new BytesVector(1), arguments);
      this.element = element;
      making = new ArrayMaking(element, false);
    }

    @Override
    void start(Evaluation context) {
      element.enter(context.functions());
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      int[] subscripts = new int[values.length - 2];
      for (int i = 0; i < subscripts.length; i++) {
        Vector subscript = values[i + 1];
        if (subscript.isNull(at(subscript, row))) {
          throw new PgException(
              SqlState.NULL_VALUE_NOT_ALLOWED, "array subscript in assignment must not be null");
        }
        subscripts[i] = (int) ((LongVector) subscript).get(at(subscript, row));
      }
      Vector added = values[values.length - 1];
      Slice value = making.element(context, added, at(added, row));
      ArrayBuilder builder = new ArrayBuilder(element);
      ByteSink out = bytes(result).sink();
      int start = out.length();
      int oldAt = at(values[0], row);
      ArrayValue old =
          values[0].isNull(oldAt)
              ? null
              : new ArrayValue(Plain.slice(context, bytes(values[0]), oldAt), element);
      assign(old, subscripts, value, builder, out);
      bytes(result).finish(row, start);
    }

    private static void assign(
        @Nullable ArrayValue old,
        int[] subscripts,
        @Nullable Slice value,
        ArrayBuilder builder,
        ByteSink out) {
      if (old == null || old.dimensions() == 0) {
        int[] ones = new int[subscripts.length];
        Arrays.fill(ones, 1);
        builder.add(value);
        builder.put(ones, subscripts, out);
        return;
      }
      if (old.dimensions() != subscripts.length) {
        throw new PgException(SqlState.ARRAY_SUBSCRIPT_ERROR, "wrong number of array subscripts");
      }
      if (subscripts.length == 1) {
        extend(old, subscripts[0], value, builder, out);
        return;
      }
      int index = 0;
      for (int i = 0; i < subscripts.length; i++) {
        long offset = (long) subscripts[i] - old.lowerBound(i);
        if (offset < 0 || offset >= old.size(i)) {
          throw new PgException(SqlState.ARRAY_SUBSCRIPT_ERROR, "array subscript out of range");
        }
        index = index * old.size(i) + (int) offset;
      }
      builder.addAll(old);
      builder.set(index, value);
      builder.put(old.sizes(), old.lowerBounds(), out);
    }

    private static void extend(
        ArrayValue old, int subscript, @Nullable Slice value, ArrayBuilder builder, ByteSink out) {
      long lower = Math.min(old.lowerBound(0), subscript);
      long upper = Math.max((long) old.lowerBound(0) + old.count() - 1, subscript);
      if (upper - lower + 1 > MOST_ELEMENTS) {
        throw new PgException(
            SqlState.PROGRAM_LIMIT_EXCEEDED,
            "array size exceeds the maximum allowed (" + MOST_ELEMENTS + ")");
      }
      for (long i = lower; i <= upper; i++) {
        long index = i - old.lowerBound(0);
        if (i == subscript) {
          builder.add(value);
        } else if (index < 0 || index >= old.count()) {
          builder.add((Slice) null);
        } else {
          builder.add(old, (int) index);
        }
      }
      builder.put(new int[] {(int) (upper - lower + 1)}, new int[] {(int) lower}, out);
    }
  }
}
