package org.gajah.executor.window;

import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.RowReader;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.WindowFunction;
import org.gajah.functions.contract.WindowPartition;
import org.jspecify.annotations.Nullable;

/// A window function proper.
final class FunctionColumn implements WindowColumn, WindowPartition {
  private final FunctionContext context;
  private final WindowFunction function;
  private final PartitionRows rows;
  private final Frame frame;
  private final RowReader reader;
  private final int firstArgument;
  private WindowFunction.@Nullable PartitionCall call;

  /// @param firstArgument where its arguments begin among the columns of the rows
  FunctionColumn(
      FunctionContext context,
      WindowFunction function,
      PartitionRows rows,
      Frame frame,
      int firstArgument) {
    this.context = context;
    this.function = function;
    this.rows = rows;
    this.frame = frame;
    this.reader = rows.newReader();
    this.firstArgument = firstArgument;
  }

  @Override
  public void startPartition() {
    call = null;
  }

  @Override
  public void value(Vector result, int resultRow) {
    WindowFunction.PartitionCall present = call;
    if (present == null) {
      present = function.start(context, this);
      call = present;
    }
    present.value(frame.current(), result, resultRow);
  }

  @Override
  public void close() {}

  @Override
  public long rows() {
    return rows.all();
  }

  @Override
  public boolean peers(long a, long b) {
    return rows.peers((int) a, (int) b);
  }

  @Override
  public long frameStart() {
    return frame.start();
  }

  @Override
  public long frameEnd() {
    return frame.end();
  }

  @Override
  public boolean excluded(long row) {
    return frame.excluded((int) row);
  }

  private Vector column(int argument, long row) {
    rows.has(row);
    return reader.vectors((int) row)[firstArgument + argument];
  }

  @Override
  public void argument(int argument, long row, Vector result, int resultRow) {
    result.copyFrom(column(argument, row), reader.place((int) row), resultRow);
  }

  @Override
  public boolean argumentIsNull(int argument, long row) {
    return column(argument, row).isNull(reader.place((int) row));
  }

  @Override
  public long argumentLong(int argument, long row) {
    return ((LongVector) column(argument, row)).get(reader.place((int) row));
  }
}
