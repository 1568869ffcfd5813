package org.gajah.expression;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;

/// Expressions that compute nothing: columns, constants, parameters and values that an expression
/// above them has computed.
final class Leaves {
  private Leaves() {}

  static final class Column extends VectorExpression {
    private final int index;

    Column(int index) {
      this.index = index;
    }

    @Override
    public Vector compute(Evaluation context, Batch input) {
      return input.column(index);
    }
  }

  static final class Constant extends VectorExpression {
    private final Vector value;

    Constant(Vector value) {
      this.value = value;
    }

    @Override
    public Vector compute(Evaluation context, Batch input) {
      return value;
    }

    @Override
    public boolean isConstant() {
      return true;
    }
  }

  static final class External extends VectorExpression {
    private final int number;

    External(int number) {
      this.number = number;
    }

    @Override
    public Vector compute(Evaluation context, Batch input) {
      return context.parameters().external(number);
    }

    @Override
    public boolean isConstant() {
      return true;
    }
  }

  static final class Internal extends VectorExpression {
    private final int number;

    Internal(int number) {
      this.number = number;
    }

    @Override
    public Vector compute(Evaluation context, Batch input) {
      return context.parameters().internal(number);
    }
  }

  /// A value that the expression around it has computed for the same rows: what CASE tests, what a
  /// domain checks.
  static final class Held extends VectorExpression {
    private Vector value;

    /// @param first anything until a value is held
    Held(Vector first) {
      value = first;
    }

    void hold(Vector newValue) {
      value = newValue;
    }

    @Override
    public Vector compute(Evaluation context, Batch input) {
      return value;
    }
  }
}
