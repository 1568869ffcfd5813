package org.gajah.executor.window;

import org.gajah.base.error.PgException;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.RowReader;
import org.gajah.functions.ValueCall;
import org.gajah.functions.contract.FunctionContext;
import org.jspecify.annotations.Nullable;

/// One end of a frame in RANGE mode with an offset: compares the values of rows with that of the
/// current one, by the type's `in_range` function.
final class RangeBound {
  private final FunctionContext context;
  private final @Nullable ValueCall inRange;
  private final RowReader row;
  private final RowReader base;
  private final int column;
  private final boolean subtracts;
  private final boolean less;
  private final boolean nullsFirst;
  private @Nullable Vector offset;

  /// @param inRange null where the frame has no such end
  /// @param column which is ordered by
  /// @param subtracts whether the offset lies before the current value
  /// @param less whether values up to the bound are asked for, else those from it on
  RangeBound(
      FunctionContext context,
      @Nullable ValueCall inRange,
      PartitionRows rows,
      int column,
      boolean subtracts,
      boolean less,
      boolean nullsFirst) {
    this.context = context;
    this.inRange = inRange;
    this.row = rows.newReader();
    this.base = rows.newReader();
    this.column = column;
    this.subtracts = subtracts;
    this.less = less;
    this.nullsFirst = nullsFirst;
  }

  void offset(Vector value) {
    offset = value;
  }

  private boolean isNull(RowReader reader, int at) {
    return reader.vectors(at)[column].isNull(reader.place(at));
  }

  /// Whether a row belongs to the frame of the current one as far as its start is concerned.
  boolean reached(int at, int current) {
    boolean rowNull = isNull(row, at);
    boolean baseNull = isNull(base, current);
    if (rowNull || baseNull) {
      return nullsFirst ? !rowNull || baseNull : rowNull || !baseNull;
    }
    return holds(at, current);
  }

  /// Whether a row lies behind the frame of the current one.
  boolean passed(int at, int current) {
    boolean rowNull = isNull(row, at);
    boolean baseNull = isNull(base, current);
    if (rowNull || baseNull) {
      return nullsFirst ? !rowNull && baseNull : rowNull && !baseNull;
    }
    return !holds(at, current);
  }

  private boolean holds(int at, int current) {
    ValueCall call = inRange;
    Vector distance = offset;
    if (call == null || distance == null) {
      throw PgException.internal("a frame without in_range function");
    }
    return call.setFrom(context, 0, row.vectors(at)[column], row.place(at))
            .setFrom(context, 1, base.vectors(current)[column], base.place(current))
            .setFrom(context, 2, distance, 0)
            .set(3, subtracts ? 1 : 0)
            .set(4, less ? 1 : 0)
            .callLong(context)
        != 0;
  }
}
