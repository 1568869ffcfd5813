package org.gajah.functions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.aggregate.ObjectStates;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.BoundElement;
import org.jspecify.annotations.Nullable;

/// `array_agg`: an array of the values, nulls included; of arrays, one with one dimension more.
final class ArrayStates extends ObjectStates<ArrayStates.Group> {
  private final BoundElement element;
  private final boolean nested;

  /// The values of a group.
  static final class Group {
    private final List<@Nullable Slice> values = new ArrayList<>();
    private long bytes;
  }

  ArrayStates(BoundElement element, boolean nested) {
    super(false, 48);
    this.element = element;
    this.nested = nested;
  }

  @Override
  protected Group empty() {
    return new Group();
  }

  @Override
  protected long size(Group group) {
    return group.bytes;
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, Group group) {
    int at = at(arguments[0], row);
    Slice value = arguments[0].isNull(at) ? null : stored(context, arguments[0], at);
    if (nested) {
      check(value, group.values);
    }
    group.values.add(value);
    group.bytes += value == null ? 8 : 56 + value.length();
  }

  private Slice stored(FunctionContext context, Vector vector, int at) {
    return switch (vector) {
      case LongVector longs -> StoredValues.slice(longs.get(at), element.length());
      case BytesVector bytes -> copy(context, bytes, at);
    };
  }

  private void check(@Nullable Slice value, List<@Nullable Slice> list) {
    if (value == null) {
      throw new PgException(SqlState.NULL_VALUE_NOT_ALLOWED, "cannot accumulate null arrays");
    }
    ArrayValue array = new ArrayValue(value, element);
    if (list.isEmpty()) {
      if (array.dimensions() == 0) {
        throw new PgException(SqlState.ARRAY_SUBSCRIPT_ERROR, "cannot accumulate empty arrays");
      }
      return;
    }
    Slice first = list.getFirst();
    ArrayValue before = new ArrayValue(first == null ? value : first, element);
    if (!Arrays.equals(array.sizes(), before.sizes())) {
      throw new PgException(
          SqlState.ARRAY_SUBSCRIPT_ERROR, "cannot accumulate arrays of different dimensionality");
    }
  }

  @Override
  protected void finish(
      FunctionContext context, Group group, Vector[] direct, Vector result, int row) {
    element.enter(context);
    ArrayBuilder builder = new ArrayBuilder(element);
    BytesVector target = (BytesVector) result;
    int start = target.dataLength();
    if (nested) {
      nest(group.values, builder, target.sink());
    } else {
      group.values.forEach(builder::add);
      builder.put(target.sink());
    }
    target.finish(row, start);
  }

  private void nest(List<@Nullable Slice> list, ArrayBuilder builder, ByteSink out) {
    ArrayValue first = null;
    for (Slice value : list) {
      if (value != null) {
        ArrayValue array = new ArrayValue(value, element);
        first = first == null ? array : first;
        builder.addAll(array);
      }
    }
    if (first == null) {
      builder.put(out);
      return;
    }
    builder.put(led(list.size(), first.sizes()), led(1, first.lowerBounds()), out);
  }

  private static int[] led(int first, int[] rest) {
    int[] all = new int[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
