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
import org.gajah.functions.aggregate.States;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.BoundElement;
import org.jspecify.annotations.Nullable;

/// `array_agg`: an array of the values, nulls included; of arrays, one with one dimension more.
final class ArrayStates extends States {
  private final BoundElement element;
  private final boolean nested;
  private @Nullable List<@Nullable Slice>[] groups = lists(0);
  private long bytes;

  ArrayStates(BoundElement element, boolean nested) {
    super(false);
    this.element = element;
    this.nested = nested;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // There are no arrays of generic types.
  private static @Nullable List<@Nullable Slice>[] lists(int count) {
    return new List[count];
  }

  @Override
  public void ensureGroups(int count) {
    if (count > groups.length) {
      groups = Arrays.copyOf(groups, Math.max(count, 2 * groups.length));
    }
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, int group) {
    List<@Nullable Slice> list = groups[group];
    if (list == null) {
      list = new ArrayList<>();
      groups[group] = list;
    }
    int at = at(arguments[0], row);
    Slice value = arguments[0].isNull(at) ? null : copy(context, arguments[0], at);
    if (nested) {
      check(value, list);
    }
    list.add(value);
    bytes += size(value);
  }

  /// Bytes that a value takes with its array and its place.
  private static int size(@Nullable Slice value) {
    return value == null ? 8 : 56 + value.length();
  }

  private Slice copy(FunctionContext context, Vector vector, int at) {
    ByteSink out = new ByteSink(16);
    switch (vector) {
      case LongVector longs -> StoredValues.put(longs.get(at), element.length(), out);
      case BytesVector source -> {
        byte form = source.form(at);
        if (form < BytesVector.COMPRESSED) {
          out.putBytes(source.array(), source.from(at), source.length(at));
        } else {
          context.toast().read(form, source.array(), source.from(at), source.length(at), out);
        }
      }
    }
    return Slice.of(out.toByteArray());
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
  public void finish(FunctionContext context, int group, Vector[] direct, Vector result, int row) {
    List<@Nullable Slice> list = groups[group];
    if (list == null) {
      result.setNull(row);
      return;
    }
    element.enter(context);
    ArrayBuilder builder = new ArrayBuilder(element);
    BytesVector target = (BytesVector) result;
    int start = target.dataLength();
    if (nested) {
      nest(list, builder, target.sink());
    } else {
      list.forEach(builder::add);
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

  @Override
  public void reset(int group) {
    List<@Nullable Slice> list = groups[group];
    if (list != null) {
      list.forEach(value -> bytes -= size(value));
      groups[group] = null;
    }
  }

  @Override
  public long memory() {
    return bytes + 24L * groups.length;
  }
}
