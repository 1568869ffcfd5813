package org.gajah.expression;

import org.gajah.base.error.PgException;
import org.gajah.batch.Vector;

/// Values of parameters, given by the executor.
public interface ParameterSource {
  /// The value of a parameter of the statement (`$1` is 1) at row 0 of a constant vector.
  Vector external(int number);

  /// The value of a parameter of the plan (`PARAM_EXEC`) at row 0 of a constant vector. Asking for
  /// the result of an initial plan that has not run yet runs it.
  Vector internal(int number);

  /// For expressions without parameters.
  ParameterSource NONE =
      new ParameterSource() {
        @Override
        public Vector external(int number) {
          throw PgException.internal("parameter in a constant");
        }

        @Override
        public Vector internal(int number) {
          throw PgException.internal("parameter in a constant");
        }
      };
}
