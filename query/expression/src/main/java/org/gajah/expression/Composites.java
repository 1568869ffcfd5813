package org.gajah.expression;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.RowLayout;

/// Expressions that make and read values of row types.
final class Composites {
  private Composites() {}

  /// ROW(...): a value of a row type out of one value for each column.
  static final class Making extends RowWise {
    private final RowLayout layout;

    Making(RowLayout layout, VectorExpression... columns) {
      super(new BytesVector(1), columns);
      this.layout = layout;
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      ByteSink out = bytes(result).sink();
      int start = out.length();
      layout.form(context.functions(), values, row, out);
      bytes(result).finish(row, start);
    }
  }

  /// One column of a value of a row type.
  static final class Field extends RowWise {
    private final FunctionRegistry registry;
    private final int index;

    Field(FunctionRegistry registry, int index, Vector result, VectorExpression argument) {
      super(result, argument);
      this.registry = registry;
      this.index = index;
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      int at = at(values[0], row);
      if (values[0].isNull(at)) {
        result.setNull(row);
        return;
      }
      Slice value = Plain.slice(context, bytes(values[0]), at);
      RowLayout layout =
          registry.rowLayout(context.functions().catalog(), value.array(), value.from());
      layout.field(value.array(), value.from(), index, result, row);
    }
  }

  /// Changes some columns of a value of a row type; the first argument is the old value, the others
  /// are the new columns.
  static final class Changing extends RowWise {
    private final FunctionRegistry registry;
    private final RowLayout layout;
    private final int[] numbers;

    /// @param numbers of the changed columns, from 1
    Changing(
        FunctionRegistry registry, RowLayout layout, int[] numbers, VectorExpression... oldAndNew) {
      super(new BytesVector(1), oldAndNew);
      this.registry = registry;
      this.layout = layout;
      this.numbers = numbers;
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      Vector[] columns = new Vector[layout.columns().size()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = layout.columns().get(i).byValue() ? new LongVector(1) : new BytesVector(1);
        old(context, values[0], row, i, columns[i]);
      }
      for (int i = 0; i < numbers.length; i++) {
        Vector column = columns[numbers[i] - 1];
        column.clear();
        column.copyFrom(values[i + 1], at(values[i + 1], row), 0);
      }
      ByteSink out = bytes(result).sink();
      int start = out.length();
      layout.form(context.functions(), columns, 0, out);
      bytes(result).finish(row, start);
    }

    private void old(Evaluation context, Vector value, int row, int index, Vector target) {
      int at = at(value, row);
      if (value.isNull(at)) {
        target.setNull(0);
        return;
      }
      Slice slice = Plain.slice(context, bytes(value), at);
      registry
          .rowLayout(context.functions().catalog(), slice.array(), slice.from())
          .field(slice.array(), slice.from(), index, target, 0);
    }
  }

  /// `row IS NULL`, which asks all columns, and `row IS NOT NULL`, which asks them, too.
  static final class AllColumns extends RowWise {
    private final FunctionRegistry registry;
    private final boolean wantNull;

    AllColumns(FunctionRegistry registry, boolean wantNull, VectorExpression argument) {
      super(new LongVector(1), argument);
      this.registry = registry;
      this.wantNull = wantNull;
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      int at = at(values[0], row);
      if (values[0].isNull(at)) {
        longs(result).setBoolean(row, wantNull);
        return;
      }
      Slice value = Plain.slice(context, bytes(values[0]), at);
      RowLayout layout =
          registry.rowLayout(context.functions().catalog(), value.array(), value.from());
      boolean all = true;
      for (int i = 0; i < layout.columns().size() && all; i++) {
        RowLayout.Column column = layout.columns().get(i);
        Vector field = column.byValue() ? new LongVector(1) : new BytesVector(1);
        layout.field(value.array(), value.from(), i, field, 0);
        all = column.dropped() || field.isNull(0) == wantNull;
      }
      longs(result).setBoolean(row, all);
    }
  }
}
