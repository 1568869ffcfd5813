package org.gajah.functions.aggregate;

import org.gajah.functions.contract.FunctionContext;

/// An aggregate, resolved for one call.
public interface AggregateFunction {
  /// States for groups, none yet.
  GroupStates states(FunctionContext context);

  /// Whether rows can be taken back ([GroupStates#remove]), for moving frames.
  boolean removable();

  /// Whether states can be made partial and combined.
  boolean combinable();

  /// Whether partial states are passed by value, so that a vector of longs holds them.
  boolean partialByValue();
}
