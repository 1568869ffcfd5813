package org.gajah.functions;

import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayValue;
import org.gajah.containers.PlainTypes;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.SetCall;
import org.gajah.functions.loop.BoundElement;

/// The elements of arrays as rows, and their subscripts.
final class Unnesting {
  private final BoundElement element;

  Unnesting(FunctionRegistry registry, FunctionContext context, CallSite site) {
    this(
        registry,
        context,
        TypeFunctions.base(context.catalog(), site.argumentTypes().getFirst()).typelem());
  }

  Unnesting(FunctionRegistry registry, FunctionContext context, int elementType) {
    element = registry.element(context.catalog(), elementType, 0);
  }

  SetCall open(FunctionContext context, Vector[] arguments, int row) {
    element.enter(context);
    Slice value = SetFunctions.sliceAt(context, arguments, 0, row);
    return new Elements(new ArrayValue(value, element), element.length());
  }

  private static final class Elements implements SetCall {
    private final ArrayValue array;
    private final int size;
    private int next;

    Elements(ArrayValue array, int size) {
      this.array = array;
      this.size = size;
    }

    @Override
    public int next(Vector[] columns, int maxRows) {
      Vector out = columns[0];
      out.ensureCapacity(maxRows);
      int count = 0;
      while (count < maxRows && next < array.count()) {
        put(out, count++);
        next++;
      }
      return count;
    }

    private void put(Vector out, int row) {
      if (array.isNull(next)) {
        out.setNull(row);
        return;
      }
      switch (out) {
        case LongVector longs ->
            longs.set(row, StoredValues.read(array.bytes(), array.start(next), size));
        case BytesVector bytes ->
            bytes.set(row, array.bytes(), array.start(next), array.length(next));
      }
    }
  }

  /// The subscripts of one dimension, from either end.
  static SetCall subscripts(FunctionContext context, Vector[] arguments, int row) {
    Slice value = SetFunctions.sliceAt(context, arguments, 0, row);
    ArrayValue array = new ArrayValue(value, PlainTypes.INT4);
    long dimension = SetFunctions.longAt(arguments, 1, row);
    boolean reverse = arguments.length > 2 && SetFunctions.longAt(arguments, 2, row) != 0;
    if (dimension <= 0 || dimension > array.dimensions()) {
      return SetFunctions.EMPTY;
    }
    int lower = array.lowerBound((int) dimension - 1);
    int upper = lower + array.size((int) dimension - 1) - 1;
    return reverse
        ? IntegerSeries.open(upper, lower, -1, Integer.MIN_VALUE)
        : IntegerSeries.open(lower, upper, 1, Integer.MIN_VALUE);
  }
}
