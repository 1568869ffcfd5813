package org.gajah.functions.contract;

import org.gajah.batch.Vector;

/// A function that returns a set, resolved for one call site.
public interface SetFunction {
  /// What it returns rows of: one column for a scalar type, else those of the row type or of the
  /// OUT parameters. Where the caller has to say (a column definition list), those.
  RowColumns columns();

  /// Starts one call.
  ///
  /// @param arguments the values are those at `row`; a constant has its value at row 0. They stay
  ///   as they are until the first [SetCall#next] has returned, not longer
  SetCall open(FunctionContext context, Vector[] arguments, int row);
}
