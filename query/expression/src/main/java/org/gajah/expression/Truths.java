package org.gajah.expression;

import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.nodes.kinds.BoolTestType;

/// Expressions that turn one value into a truth value, row by row.
final class Truths {
  private Truths() {}

  /// What a null, a false and a true become; 2 stands for null.
  private static final class Table extends VectorExpression implements VectorPredicate {
    private static final int NULL = 2;

    private final VectorExpression argument;
    private final int ofNull;
    private final long ofFalse;
    private final long ofTrue;
    private final boolean valueMatters;
    private final LongVector result = new LongVector(1);

    /// @param valueMatters false where only null or not counts, so that any type will do
    Table(VectorExpression argument, int ofNull, int ofFalse, int ofTrue, boolean valueMatters) {
      this.argument = argument;
      this.ofNull = ofNull;
      this.ofFalse = ofFalse;
      this.ofTrue = ofTrue;
      this.valueMatters = valueMatters;
    }

    private long of(Vector values, int at) {
      if (values.isNull(at)) {
        return ofNull;
      }
      return valueMatters && ((LongVector) values).get(at) == 0 ? ofFalse : ofTrue;
    }

    @Override
    public Vector compute(Evaluation context, Batch input) {
      Vector values = argument.compute(context, input);
      result.clear();
      result.ensureCapacity(input.rows());
      if (input.selected() == 0) {
        return result;
      }
      if (values.isConstant()) {
        put(0, of(values, 0));
        result.makeConstant();
        return result;
      }
      for (int i = 0; i < input.selected(); i++) {
        int row = input.row(i);
        put(row, of(values, row));
      }
      return result;
    }

    private void put(int row, long truth) {
      if (truth == NULL) {
        result.setNull(row);
      } else {
        result.set(row, truth);
      }
    }

    @Override
    public int select(Evaluation context, Batch input) {
      Vector values = argument.compute(context, input);
      int selected = input.selected();
      int[] found = input.selectionToFill();
      int count = 0;
      for (int i = 0; i < selected; i++) {
        int row = input.row(i);
        if (of(values, values.isConstant() ? 0 : row) == 1) {
          found[count++] = row;
        }
      }
      input.select(count);
      return count;
    }
  }

  static VectorExpression not(VectorExpression argument) {
    return new Table(argument, Table.NULL, 1, 0, true);
  }

  static VectorExpression isNull(VectorExpression argument, boolean negated) {
    return negated ? new Table(argument, 0, 1, 1, false) : new Table(argument, 1, 0, 0, false);
  }

  static VectorExpression test(VectorExpression argument, BoolTestType test) {
    return switch (test) {
      case IS_TRUE -> new Table(argument, 0, 0, 1, true);
      case IS_NOT_TRUE -> new Table(argument, 1, 1, 0, true);
      case IS_FALSE -> new Table(argument, 0, 1, 0, true);
      case IS_NOT_FALSE -> new Table(argument, 1, 0, 1, true);
      case IS_UNKNOWN -> new Table(argument, 1, 0, 0, true);
      case IS_NOT_UNKNOWN -> new Table(argument, 0, 1, 1, true);
    };
  }

  /// The value itself as a condition.
  static VectorPredicate isTrue(VectorExpression argument) {
    return argument instanceof Table table ? table : new Table(argument, Table.NULL, 0, 1, true);
  }
}
