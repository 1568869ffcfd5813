package org.gajah.functions.loop;

import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;

/// Runs a function, however it is written, for one place where it is called.
public interface FunctionRunner {
  /// Computes rows 0 to `rows` - 1. The arguments are as the function wants them; a strict function
  /// is given no nulls.
  void all(FunctionContext context, Vector[] arguments, Vector result, int rows);

  /// Computes the rows whose numbers are the first `count` of `selection`.
  void some(FunctionContext context, Vector[] arguments, Vector result, int[] selection, int count);

  /// Whether it answers true or false and never null, so that it may choose rows.
  boolean isCondition();

  /// Collects those of rows 0 to `rows` - 1 for which it is true.
  int chooseAll(FunctionContext context, Vector[] arguments, int rows, int[] found);

  /// Collects those of the first `count` rows of `selection` for which it is true.
  int choose(FunctionContext context, Vector[] arguments, int[] selection, int count, int[] found);
}
