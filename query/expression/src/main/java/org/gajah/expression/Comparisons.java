package org.gajah.expression;

import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.ScalarCall;
import org.gajah.functions.ValueCall;
import org.gajah.nodes.kinds.RowCompareType;

/// Expressions that compare values and treat nulls in a way of their own.
final class Comparisons {
  private Comparisons() {}

  /// Two values and an equality, which is asked only where neither is null.
  abstract static class Equality extends VectorExpression {
    private final ScalarCall equality;
    private final VectorExpression left;
    private final VectorExpression right;
    private final Vector[] values = new Vector[2];
    private final LongVector equal = new LongVector(1);
    private final Vector result;
    private final Rows rows = new Rows();

    Equality(ScalarCall equality, VectorExpression left, VectorExpression right, Vector result) {
      this.equality = equality;
      this.left = left;
      this.right = right;
      this.result = result;
    }

    /// Says what a row is where one of the values is null.
    ///
    /// @param left the values, that of the row at `at`
    abstract void whereNull(Vector left, int at, boolean leftNull, boolean rightNull, int row);

    /// Says what a row is where both are there.
    ///
    /// @param equal the answer of the equality, at `at`
    abstract void where(LongVector equal, int at, Vector left, int leftAt, int row);

    @Override
    public final Vector compute(Evaluation context, Batch input) {
      result.clear();
      result.ensureCapacity(input.rows());
      values[0] = left.compute(context, input);
      values[1] = right.compute(context, input);
      rows.start(input);
      int kept = 0;
      for (int i = 0; i < rows.count(); i++) {
        int row = rows.row(i);
        int at = RowWise.at(values[0], row);
        boolean leftNull = values[0].isNull(at);
        boolean rightNull = values[1].isNull(RowWise.at(values[1], row));
        if (leftNull || rightNull) {
          whereNull(values[0], at, leftNull, rightNull, row);
        } else {
          rows.keepAt(kept++, row);
        }
      }
      rows.keep(kept);
      equality.compute(context.functions(), values, rows.view(), equal);
      for (int i = 0; i < kept; i++) {
        int row = rows.row(i);
        where(equal, RowWise.at(equal, row), values[0], RowWise.at(values[0], row), row);
      }
      return result;
    }
  }

  /// IS DISTINCT FROM: nulls are equal to each other and to nothing else.
  static final class Distinct extends Equality {
    private final LongVector result;

    Distinct(ScalarCall equality, VectorExpression left, VectorExpression right) {
      this(equality, left, right, new LongVector(1));
    }

    private Distinct(
        ScalarCall equality, VectorExpression left, VectorExpression right, LongVector result) {
      super(equality, left, right, result);
      this.result = result;
    }

    @Override
    void whereNull(Vector left, int at, boolean leftNull, boolean rightNull, int row) {
      result.setBoolean(row, leftNull != rightNull);
    }

    @Override
    void where(LongVector equal, int at, Vector left, int leftAt, int row) {
      if (equal.isNull(at)) {
        result.setNull(row);
      } else {
        result.setBoolean(row, !equal.getBoolean(at));
      }
    }
  }

  /// NULLIF: the first value, or null where it equals the second.
  static final class NullIf extends Equality {
    private final Vector result;

    NullIf(ScalarCall equality, VectorExpression left, VectorExpression right, Vector result) {
      super(equality, left, right, result);
      this.result = result;
    }

    @Override
    void whereNull(Vector left, int at, boolean leftNull, boolean rightNull, int row) {
      result.copyFrom(left, at, row);
    }

    @Override
    void where(LongVector equal, int at, Vector left, int leftAt, int row) {
      if (!equal.isNull(at) && equal.getBoolean(at)) {
        result.setNull(row);
      } else {
        result.copyFrom(left, leftAt, row);
      }
    }
  }

  /// GREATEST and LEAST: nulls are passed over.
  static final class Extreme extends RowWise {
    private final ValueCall comparison;
    private final boolean greatest;

    Extreme(ValueCall comparison, boolean greatest, Vector result, VectorExpression... arguments) {
      super(result, arguments);
      this.comparison = comparison;
      this.greatest = greatest;
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      Vector best = null;
      for (Vector value : values) {
        if (!value.isNull(at(value, row)) && (best == null || beats(context, value, best, row))) {
          best = value;
        }
      }
      if (best == null) {
        result.setNull(row);
      } else {
        result.copyFrom(best, at(best, row), row);
      }
    }

    private boolean beats(Evaluation context, Vector value, Vector best, int row) {
      long order =
          comparison
              .setFrom(context.functions(), 0, best, row)
              .setFrom(context.functions(), 1, value, row)
              .callLong(context.functions());
      return greatest ? (int) order < 0 : (int) order > 0;
    }
  }

  /// The order of two rows, column by column; arguments are the left columns, then the right ones.
  static final class RowOrder extends RowWise {
    private final List<ValueCall> comparisons;
    private final RowCompareType test;

    RowOrder(List<ValueCall> comparisons, RowCompareType test, VectorExpression... arguments) {
      super(new LongVector(1), arguments);
      this.comparisons = comparisons;
      this.test = test;
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      int width = comparisons.size();
      int order = 0;
      for (int i = 0; i < width && order == 0; i++) {
        Vector left = values[i];
        Vector right = values[width + i];
        if (left.isNull(at(left, row)) || right.isNull(at(right, row))) {
          result.setNull(row);
          return;
        }
        order =
            (int)
                comparisons
                    .get(i)
                    .setFrom(context.functions(), 0, left, row)
                    .setFrom(context.functions(), 1, right, row)
                    .callLong(context.functions());
      }
      longs(result).setBoolean(row, holds(order));
    }

    private boolean holds(int order) {
      return switch (test) {
        case ROWCOMPARE_LT -> order < 0;
        case ROWCOMPARE_LE -> order <= 0;
        case ROWCOMPARE_GE -> order >= 0;
        case ROWCOMPARE_GT -> order > 0;
        case ROWCOMPARE_EQ -> order == 0;
        case ROWCOMPARE_NE -> order != 0;
      };
    }
  }
}
