package org.gajah.executor.combine;

import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.planner.plan.CombiningPlan;
import org.jspecify.annotations.Nullable;

/// The rows of one input after the other.
public final class AppendOperator extends Operator {
  private final List<Operator> inputs;
  private int position;

  public AppendOperator(CombiningPlan.Append plan, ExecutionState state) {
    this.inputs = plan.inputs().stream().map(state::create).toList();
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    while (position < inputs.size()) {
      Batch rows = inputs.get(position).next(maxRows);
      if (rows != null) {
        return rows;
      }
      position++;
    }
    return null;
  }

  @Override
  public void rescan() {
    position = 0;
    inputs.forEach(Operator::rescan);
  }

  @Override
  public void close() {
    inputs.forEach(Operator::close);
  }
}
