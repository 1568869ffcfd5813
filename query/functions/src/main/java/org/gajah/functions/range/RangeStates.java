package org.gajah.functions.range;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.functions.aggregate.States;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.ranges.Multiranges;
import org.gajah.ranges.Range;
import org.jspecify.annotations.Nullable;

/// `range_agg`: a multirange of all the ranges or multiranges.
public final class RangeStates extends States {
  private final BoundRange range;
  private @Nullable List<Range>[] groups = lists(0);
  private long bytes;

  public RangeStates(BoundRange range) {
    super(true);
    this.range = range;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // There are no arrays of generic types.
  private static @Nullable List<Range>[] lists(int count) {
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
    range.enter(context);
    List<Range> list = groups[group];
    if (list == null) {
      list = new ArrayList<>();
      groups[group] = list;
    }
    BytesVector vector = (BytesVector) arguments[0];
    int at = at(vector, row);
    ByteSink copy = new ByteSink(vector.length(at));
    if (vector.form(at) < BytesVector.COMPRESSED) {
      copy.putSlice(vector.slice(at));
    } else {
      context
          .toast()
          .read(vector.form(at), vector.array(), vector.from(at), vector.length(at), copy);
    }
    list.addAll(range.read(Slice.of(copy.toByteArray())));
    bytes += copy.length();
  }

  @Override
  public void finish(FunctionContext context, int group, Vector[] direct, Vector result, int row) {
    range.enter(context);
    List<Range> list = groups[group];
    if (list == null) {
      result.setNull(row);
    } else {
      range.put(Multiranges.normal(range.type(), list), (BytesVector) result, row);
    }
  }

  @Override
  public void reset(int group) {
    groups[group] = null;
  }

  @Override
  public long memory() {
    return bytes + 24L * groups.length;
  }
}
