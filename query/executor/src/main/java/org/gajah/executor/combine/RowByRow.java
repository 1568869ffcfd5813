package org.gajah.executor.combine;

import org.gajah.batch.Batch;
import org.gajah.executor.state.Operator;
import org.jspecify.annotations.Nullable;

/// An operator that is asked for one row at a time, because what it computes can be noticed.
public final class RowByRow extends Operator {
  private final Operator operator;

  public RowByRow(Operator operator) {
    this.operator = operator;
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    return operator.next(1);
  }

  @Override
  public void rescan() {
    operator.rescan();
  }

  @Override
  public boolean isReusable() {
    return operator.isReusable();
  }

  @Override
  public void close() {
    operator.close();
  }
}
