package org.gajah.functions.range;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.functions.aggregate.ObjectStates;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.ranges.Multiranges;
import org.gajah.ranges.Range;

/// `range_agg`: a multirange of all the ranges or multiranges.
public final class RangeStates extends ObjectStates<RangeStates.Group> {
  private final BoundRange range;

  /// The ranges of a group.
  static final class Group {
    private final List<Range> ranges = new ArrayList<>();
    private long bytes;
  }

  public RangeStates(BoundRange range) {
    super(true, 48);
    this.range = range;
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
    range.enter(context);
    Slice value = copy(context, (BytesVector) arguments[0], at(arguments[0], row));
    group.ranges.addAll(range.read(value));
    group.bytes += 64 + value.length();
  }

  @Override
  protected void finish(
      FunctionContext context, Group group, Vector[] direct, Vector result, int row) {
    range.enter(context);
    range.put(Multiranges.normal(range.type(), group.ranges), (BytesVector) result, row);
  }
}
