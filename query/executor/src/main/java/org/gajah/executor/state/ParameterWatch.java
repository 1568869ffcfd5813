package org.gajah.executor.state;

import java.util.BitSet;
import org.gajah.nodes.Bitmapset;
import org.gajah.planner.plan.Plan;

/// Notices whether a plan's rows may be others than before, for parameters from around it have been
/// set anew. Stands where PostgreSQL hands sets of changed parameters down (`chgParam`).
public final class ParameterWatch {
  private final ExecutionState state;
  private final int[] parameters;
  private final long[] seen;

  /// @param plan whose operator has been or is about to be made
  public ParameterWatch(ExecutionState state, Plan plan) {
    this.state = state;
    BitSet all = new BitSet();
    add(plan.common().extParam(), all);
    this.parameters = all.stream().toArray();
    this.seen = new long[parameters.length];
    remember();
  }

  /// The value of a plan that is run once changes with what that plan depends on.
  private void add(Bitmapset from, BitSet all) {
    for (int number = from.next(-1); number >= 0; number = from.next(number)) {
      Plan initial = state.initialPlan(number);
      if (initial == null) {
        all.set(number);
      } else {
        add(initial.common().extParam(), all);
      }
    }
  }

  /// Whether any was set since [#remember].
  public boolean hasChanged() {
    for (int i = 0; i < parameters.length; i++) {
      if (state.settings(parameters[i]) != seen[i]) {
        return true;
      }
    }
    return false;
  }

  /// Takes the values of this moment for known.
  public void remember() {
    for (int i = 0; i < parameters.length; i++) {
      seen[i] = state.settings(parameters[i]);
    }
  }
}
