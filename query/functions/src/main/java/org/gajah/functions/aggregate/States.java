package org.gajah.functions.aggregate;

import org.gajah.base.error.PgException;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;

/// States that take rows one by one.
public abstract class States implements GroupStates {
  private final boolean strict;

  /// @param strict whether rows with a null argument are passed over
  protected States(boolean strict) {
    this.strict = strict;
  }

  /// Where the value of a row is.
  protected static int at(Vector vector, int row) {
    return vector.isConstant() ? 0 : row;
  }

  /// Whether some argument is null at a row.
  protected static boolean anyNull(Vector[] arguments, int row) {
    for (Vector argument : arguments) {
      if (argument.isNull(at(argument, row))) {
        return true;
      }
    }
    return false;
  }

  /// Adds one row, which has no null where the aggregate is strict.
  protected abstract void advance(FunctionContext context, Vector[] arguments, int row, int group);

  @Override
  public void add(FunctionContext context, Vector[] arguments, Batch rows, int[] groups) {
    for (int i = 0; i < rows.selected(); i++) {
      int row = rows.row(i);
      if (!strict || !anyNull(arguments, row)) {
        advance(context, arguments, row, groups[row]);
      }
    }
  }

  @Override
  public void addAll(FunctionContext context, Vector[] arguments, Batch rows, int group) {
    for (int i = 0; i < rows.selected(); i++) {
      int row = rows.row(i);
      if (!strict || !anyNull(arguments, row)) {
        advance(context, arguments, row, group);
      }
    }
  }

  @Override
  public boolean remove(FunctionContext context, Vector[] arguments, int row, int group) {
    return strict && anyNull(arguments, row) || retreat(context, arguments, row, group);
  }

  /// Takes one row back.
  ///
  /// @return false where that cannot be done
  protected boolean retreat(FunctionContext context, Vector[] arguments, int row, int group) {
    return false;
  }

  @Override
  public void partial(FunctionContext context, int group, Vector result, int row) {
    throw PgException.notBuilt("partial state of an aggregate");
  }

  @Override
  public void combine(FunctionContext context, Vector partial, Batch rows, int[] groups) {
    throw PgException.notBuilt("partial state of an aggregate");
  }
}
