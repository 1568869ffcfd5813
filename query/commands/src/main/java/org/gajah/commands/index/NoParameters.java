package org.gajah.commands.index;

import org.gajah.base.error.PgException;
import org.gajah.batch.Vector;
import org.gajah.expression.ParameterSource;

/// Expressions that are stored have no parameters.
public enum NoParameters implements ParameterSource {
  INSTANCE;

  @Override
  public Vector external(int number) {
    throw PgException.internal("parameter in a stored expression");
  }

  @Override
  public Vector internal(int number) {
    throw PgException.internal("parameter in a stored expression");
  }
}
