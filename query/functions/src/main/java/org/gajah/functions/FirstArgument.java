package org.gajah.functions;

import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.RowRunner;

/// Answers its first argument, whatever it is: what `any_value` keeps.
final class FirstArgument extends RowRunner {
  static final String NAME = "any_value_transfn";

  @Override
  public void compute(FunctionContext context, Vector[] arguments, int row, Vector result) {
    int at = at(arguments[0], row);
    switch (result) {
      case LongVector longs -> longs.copyFrom(arguments[0], at, row);
      case BytesVector bytes ->
          ArgumentPreparation.copyPlain(context, (BytesVector) arguments[0], at, row, bytes);
    }
  }
}
