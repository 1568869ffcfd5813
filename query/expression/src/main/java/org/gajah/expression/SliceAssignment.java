package org.gajah.expression;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.loop.BoundElement;
import org.jspecify.annotations.Nullable;

/// Puts an array into a part of another. Arguments are the array, the upper and the lower subscripts that are written,
/// and the new part. Arrays of one dimension grow as far as needed, with nulls between. Mirrors `array_set_slice()`.
final class SliceAssignment extends RowWise {
  private final BoundElement element;
  private final boolean[] upperWritten;
  private final boolean[] lowerWritten;

  SliceAssignment(
      BoundElement element,
      boolean[] upperWritten,
      boolean[] lowerWritten,
      VectorExpression... arguments) {
    super(new BytesVector(1), arguments);
    this.element = element;
    this.upperWritten = upperWritten;
    this.lowerWritten = lowerWritten;
  }

  @Override
  void start(Evaluation context) {
    element.enter(context.functions());
  }

  @Override
  void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
    int[] upper = new int[upperWritten.length];
    int[] lower = new int[lowerWritten.length];
    int next = subscripts(values, 1, upperWritten, upper, row);
    subscripts(values, next, lowerWritten, lower, row);
    ArrayValue old = array(context, values[0], row);
    ArrayValue source = array(context, values[values.length - 1], row);
    ByteSink out = bytes(result).sink();
    int start = out.length();
    if (source == null) {
      // Nothing to assign: the array stays as it is.
      ArrayBuilder same = new ArrayBuilder(element);
      if (old == null) {
        same.put(out);
      } else {
        same.addAll(old);
        same.put(old.sizes(), old.lowerBounds(), out);
      }
    } else if (old == null || old.dimensions() == 0) {
      make(upper, lower, source, out);
    } else {
      change(old, upper, lower, source, out);
    }
    bytes(result).finish(row, start);
  }

  private static int subscripts(
      Vector[] values, int from, boolean[] written, int[] subscripts, int row) {
    int next = from;
    for (int i = 0; i < written.length; i++) {
      if (written[i]) {
        Vector value = values[next++];
        if (value.isNull(at(value, row))) {
          throw new PgException(
              SqlState.NULL_VALUE_NOT_ALLOWED, "array subscript in assignment must not be null");
        }
        subscripts[i] = (int) ((LongVector) value).get(at(value, row));
      }
    }
    return next;
  }

  private @Nullable ArrayValue array(Evaluation context, Vector value, int row) {
    int at = at(value, row);
    if (value.isNull(at)) {
      return null;
    }
    Slice slice = Plain.slice(context, bytes(value), at);
    return new ArrayValue(slice, element);
  }

  private static PgException wrong(String message) {
    return new PgException(SqlState.ARRAY_SUBSCRIPT_ERROR, message);
  }

  /// The array was empty: the part is all of it.
  private void make(int[] upper, int[] lower, ArrayValue source, ByteSink out) {
    int[] sizes = new int[upper.length];
    long count = 1;
    for (int i = 0; i < sizes.length; i++) {
      if (!upperWritten[i] || !lowerWritten[i]) {
        throw wrong("array slice subscript must provide both boundaries")
            .detail(
                "When assigning to a slice of an empty array value, slice boundaries must be"
                    + " fully specified.");
      }
      long size = (long) upper[i] - lower[i] + 1;
      if (size != (int) size) {
        throw tooLarge();
      }
      if (size < 0) {
        throw wrong("upper bound cannot be less than lower bound");
      }
      sizes[i] = (int) size;
      count *= size;
    }
    if (source.count() < count) {
      throw wrong("source array too small");
    }
    ArrayBuilder builder = new ArrayBuilder(element);
    for (int i = 0; i < count; i++) {
      builder.add(source, i);
    }
    builder.put(sizes, lower, out);
  }

  private static PgException tooLarge() {
    return new PgException(
        SqlState.PROGRAM_LIMIT_EXCEEDED, "array size exceeds the maximum allowed (134217727)");
  }

  private void change(ArrayValue old, int[] upper, int[] lower, ArrayValue source, ByteSink out) {
    if (old.dimensions() < upper.length) {
      throw wrong("wrong number of array subscripts");
    }
    int dimensions = old.dimensions();
    int[] from = new int[dimensions];
    int[] to = new int[dimensions];
    long count = 1;
    for (int i = 0; i < dimensions; i++) {
      int last = old.lowerBound(i) + old.size(i) - 1;
      from[i] = i < lower.length && lowerWritten[i] ? lower[i] : old.lowerBound(i);
      to[i] = i < upper.length && upperWritten[i] ? upper[i] : last;
      if (i < upper.length && from[i] > to[i]) {
        throw wrong("upper bound cannot be less than lower bound");
      }
      if (dimensions > 1 && (from[i] < old.lowerBound(i) || to[i] > last)) {
        throw wrong("array subscript out of range");
      }
      count *= (long) to[i] - from[i] + 1;
    }
    if (source.count() < count) {
      throw wrong("source array too small");
    }
    if (dimensions == 1) {
      extend(old, from[0], to[0], source, out);
    } else {
      insert(old, from, to, source, out);
    }
  }

  private void extend(ArrayValue old, int from, int to, ArrayValue source, ByteSink out) {
    long lower = Math.min(old.lowerBound(0), from);
    long upper = Math.max((long) old.lowerBound(0) + old.count() - 1, to);
    if (upper - lower + 1 > Integer.MAX_VALUE) {
      throw tooLarge();
    }
    ArrayBuilder builder = new ArrayBuilder(element);
    for (long i = lower; i <= upper; i++) {
      long index = i - old.lowerBound(0);
      if (i >= from && i <= to) {
        builder.add(source, (int) (i - from));
      } else if (index < 0 || index >= old.count()) {
        builder.add((Slice) null);
      } else {
        builder.add(old, (int) index);
      }
    }
    builder.put(new int[] {(int) (upper - lower + 1)}, new int[] {(int) lower}, out);
  }

  private void insert(ArrayValue old, int[] from, int[] to, ArrayValue source, ByteSink out) {
    ArrayBuilder builder = new ArrayBuilder(element);
    int[] place = old.lowerBounds().clone();
    int taken = 0;
    for (int i = 0; i < old.count(); i++) {
      boolean inside = true;
      for (int d = 0; d < place.length; d++) {
        inside &= place[d] >= from[d] && place[d] <= to[d];
      }
      if (inside) {
        builder.add(source, taken++);
      } else {
        builder.add(old, i);
      }
      advance(place, old);
    }
    builder.put(old.sizes(), old.lowerBounds(), out);
  }

  private static void advance(int[] place, ArrayValue array) {
    for (int d = place.length - 1; d >= 0; d--) {
      if (++place[d] < array.lowerBound(d) + array.size(d)) {
        return;
      }
      place[d] = array.lowerBound(d);
    }
  }
}
