package org.gajah.functions.aggregate;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;

/// The states of one aggregate for all groups of an aggregation, numbered from 0.
public interface GroupStates {
  /// Makes room for groups up to `count` - 1; new ones are empty.
  void ensureGroups(int count);

  /// Adds the rows of a batch that count. A strict aggregate passes nulls over by itself.
  ///
  /// @param arguments one vector for each aggregated argument; they may be constants
  /// @param rows says which rows count
  /// @param groups the group of each row, by the row's number
  void add(FunctionContext context, Vector[] arguments, Batch rows, int[] groups);

  /// Adds the rows of a batch that count to one group.
  void addAll(FunctionContext context, Vector[] arguments, Batch rows, int group);

  /// Takes one row back that was added before.
  ///
  /// @return false where that cannot be done for these values: the state must be built anew
  boolean remove(FunctionContext context, Vector[] arguments, int row, int group);

  /// Puts the result of a group at a row of a vector. The state can go on afterwards.
  ///
  /// @param direct values of the direct arguments at row 0; empty for ordinary aggregates
  void finish(FunctionContext context, int group, Vector[] direct, Vector result, int row);

  /// Puts the state of a group at a row of a vector, serialized where it is `internal`.
  void partial(FunctionContext context, int group, Vector result, int row);

  /// Adds partial states to those of groups.
  void combine(FunctionContext context, Vector partial, Batch rows, int[] groups);

  /// Empties a group.
  void reset(int group);

  /// Bytes that the states hold, roughly, for the owner's account.
  long memory();
}
