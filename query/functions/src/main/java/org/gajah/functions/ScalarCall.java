package org.gajah.functions;

import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.FunctionRunner;

/// One place where a scalar function is called, ready to run over batches.
///
/// Strict functions are not given rows with a null argument; a function that isn't volatile is
/// called once where all arguments are constant. Toasted arguments are read first. A call belongs
/// to one thread; it keeps what it needs between batches, so that a batch of one row allocates
/// nothing.
public final class ScalarCall {
  private static final Batch ONE_ROW = oneRow();

  private final CallSite site;
  private final FunctionRunner runner;
  private final ArgumentPreparation preparation;
  private final boolean strict;
  private final boolean repeatable;
  private final boolean byValue;
  private int[] live = {};

  ScalarCall(
      CallSite site, FunctionRunner runner, ArgumentPreparation preparation, boolean byValue) {
    this.site = site;
    this.runner = runner;
    this.preparation = preparation;
    this.strict = site.function().proisstrict();
    this.repeatable = site.function().provolatile() != 'v';
    this.byValue = byValue;
  }

  private static Batch oneRow() {
    Batch batch = new Batch();
    batch.setRows(1);
    return batch;
  }

  public CallSite site() {
    return site;
  }

  /// Whether the result is passed by value, so that it needs a [LongVector].
  public boolean byValue() {
    return byValue;
  }

  /// A vector for results.
  public Vector newResult() {
    return byValue ? new LongVector(1) : new BytesVector(1);
  }

  /// Computes the rows of `input` that count.
  ///
  /// @param arguments one vector for each argument; they may be constants
  /// @param result is emptied and filled; it is constant afterwards where all rows are alike
  public void compute(FunctionContext context, Vector[] arguments, Batch input, Vector result) {
    result.clear();
    if (input.selected() == 0) {
      return;
    }
    if (repeatable && allConstant(arguments)) {
      computeRows(context, arguments, ONE_ROW, result);
      result.makeConstant();
    } else if (strict && anyConstantNull(arguments)) {
      result.setNull(0);
      result.makeConstant();
    } else {
      computeRows(context, arguments, input, result);
    }
  }

  /// Computes row 0 of the arguments into row 0 of `result`, which is emptied.
  public void computeOne(FunctionContext context, Vector[] arguments, Vector result) {
    result.clear();
    computeRows(context, arguments, ONE_ROW, result);
  }

  private static boolean allConstant(Vector[] arguments) {
    for (Vector argument : arguments) {
      if (!argument.isConstant()) {
        return false;
      }
    }
    return true;
  }

  private static boolean anyConstantNull(Vector[] arguments) {
    for (Vector argument : arguments) {
      if (argument.isConstant() && argument.isNull(0)) {
        return true;
      }
    }
    return false;
  }

  private void computeRows(
      FunctionContext context, Vector[] arguments, Batch input, Vector result) {
    result.ensureCapacity(input.rows());
    Vector[] prepared = preparation.prepare(context, arguments, input);
    if (strict && anyNull(prepared)) {
      int count = liveRows(prepared, input, result);
      if (count > 0) {
        runner.some(context, prepared, result, live, count);
      }
    } else if (input.isSelective()) {
      runner.some(context, prepared, result, input.selection(), input.selected());
    } else {
      runner.all(context, prepared, result, input.rows());
    }
  }

  private static boolean anyNull(Vector[] arguments) {
    for (Vector argument : arguments) {
      if (argument.anyNull()) {
        return true;
      }
    }
    return false;
  }

  /// Collects the rows without a null argument and makes the others null.
  private int liveRows(Vector[] arguments, Batch input, Vector result) {
    if (live.length < input.rows()) {
      live = new int[Math.max(input.rows(), 2 * live.length)];
    }
    int count = 0;
    for (int i = 0; i < input.selected(); i++) {
      int row = input.row(i);
      if (isNullAt(arguments, row)) {
        result.setNull(row);
      } else {
        live[count++] = row;
      }
    }
    return count;
  }

  private static boolean isNullAt(Vector[] arguments, int row) {
    for (Vector argument : arguments) {
      if (argument.isNull(argument.isConstant() ? 0 : row)) {
        return true;
      }
    }
    return false;
  }

  /// Whether [#select] may be used: the function answers true or false, never null by itself.
  public boolean isCondition() {
    return strict && runner.isCondition();
  }

  /// Collects the rows of `input` that count and for which the function is true.
  ///
  /// @param found where the numbers of the rows go, with room for all; may be the selection of
  ///   `input`
  public int select(FunctionContext context, Vector[] arguments, Batch input, int[] found) {
    if (input.selected() == 0) {
      return 0;
    }
    Vector[] prepared = preparation.prepare(context, arguments, input);
    if (!anyNull(prepared)) {
      return input.isSelective()
          ? runner.choose(context, prepared, input.selection(), input.selected(), found)
          : runner.chooseAll(context, prepared, input.rows(), found);
    }
    if (live.length < input.rows()) {
      live = new int[Math.max(input.rows(), 2 * live.length)];
    }
    int count = 0;
    for (int i = 0; i < input.selected(); i++) {
      int row = input.row(i);
      if (!isNullAt(prepared, row)) {
        live[count++] = row;
      }
    }
    return runner.choose(context, prepared, live, count, found);
  }
}
