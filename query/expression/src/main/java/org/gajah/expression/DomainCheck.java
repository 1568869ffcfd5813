package org.gajah.expression;

import java.util.List;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.jspecify.annotations.Nullable;

/// A value on its way into a domain: it is checked and stays what it is.
final class DomainCheck extends VectorExpression {
  private final PgType domain;
  private final String name;
  private final String schema;
  private final VectorExpression argument;
  private final Leaves.Held held;
  private final List<Constraint> constraints;

  /// A constraint of the domain or one below it.
  ///
  /// @param name of a CHECK
  /// @param condition null for NOT NULL
  record Constraint(String name, @Nullable VectorExpression condition) {}

  DomainCheck(
      PgType domain,
      String name,
      String schema,
      VectorExpression argument,
      Leaves.Held held,
      List<Constraint> constraints) {
    this.domain = domain;
    this.name = name;
    this.schema = schema;
    this.argument = argument;
    this.held = held;
    this.constraints = constraints;
  }

  @Override
  public Vector compute(Evaluation context, Batch input) {
    Vector values = argument.compute(context, input);
    held.hold(values);
    if (input.selected() == 0) {
      return values;
    }
    for (Constraint constraint : constraints) {
      if (constraint.condition() == null) {
        checkNotNull(values, input);
      } else {
        check(constraint, constraint.condition().compute(context, input), input);
      }
    }
    return values;
  }

  private void checkNotNull(Vector values, Batch input) {
    for (int i = 0; i < input.selected(); i++) {
      if (values.isNull(RowWise.at(values, input.row(i)))) {
        throw describe(
            new PgException(
                SqlState.NOT_NULL_VIOLATION, "domain " + name + " does not allow null values"));
      }
    }
  }

  private void check(Constraint constraint, Vector outcome, Batch input) {
    LongVector truths = (LongVector) outcome;
    for (int i = 0; i < input.selected(); i++) {
      int at = RowWise.at(truths, input.row(i));
      if (!truths.isNull(at) && !truths.getBoolean(at)) {
        throw describe(
                new PgException(
                    SqlState.CHECK_VIOLATION,
                    "value for domain "
                        + name
                        + " violates check constraint \""
                        + constraint.name()
                        + "\""))
            .with(ErrorField.CONSTRAINT, constraint.name());
      }
    }
  }

  private PgException describe(PgException error) {
    return error.with(ErrorField.SCHEMA, schema).with(ErrorField.DATA_TYPE, domain.typname());
  }
}
