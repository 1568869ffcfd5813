package org.gajah.functions.loop;

import org.gajah.base.error.PgException;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.Routines;

/// Runs a function that is written in SQL or a procedural language, row by row.
public record RoutineRunner(Routines.Routine routine) implements FunctionRunner {
  @Override
  public void all(FunctionContext context, Vector[] arguments, Vector result, int rows) {
    for (int row = 0; row < rows; row++) {
      routine.call(context, arguments, row, result);
    }
  }

  @Override
  public void some(
      FunctionContext context, Vector[] arguments, Vector result, int[] selection, int count) {
    for (int i = 0; i < count; i++) {
      routine.call(context, arguments, selection[i], result);
    }
  }

  @Override
  public boolean isCondition() {
    return false;
  }

  @Override
  public int chooseAll(FunctionContext context, Vector[] arguments, int rows, int[] found) {
    throw PgException.internal("a routine chooses no rows");
  }

  @Override
  public int choose(
      FunctionContext context, Vector[] arguments, int[] selection, int count, int[] found) {
    throw PgException.internal("a routine chooses no rows");
  }
}
