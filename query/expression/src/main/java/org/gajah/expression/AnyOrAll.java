package org.gajah.expression;

import org.gajah.base.bytes.Slice;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.ScalarCall;
import org.gajah.functions.loop.BoundElement;
import org.jspecify.annotations.Nullable;

/// `x op ANY (array)` and `x op ALL (array)`.
///
/// Where the array is the same for all rows the operator runs over all undecided rows for each of
/// its elements; a long list compared for plain equality is looked up in a hash table instead.
/// Otherwise it runs row by row.
final class AnyOrAll extends VectorExpression {
  /// From so many elements on a hash table pays.
  private static final int HASHED = 9;

  private final ScalarCall operator;
  private final boolean any;
  private final VectorExpression scalar;
  private final VectorExpression array;
  private final BoundElement element;
  private final Lookup lookup;
  private final boolean strict;
  private final LongVector result = new LongVector(1);
  private final LongVector outcome = new LongVector(1);
  private final Vector[] pair = new Vector[2];
  private final Vector one;
  private final Rows rows = new Rows();
  private final Batch single = new Batch();
  private final int[] singleRow = new int[1];
  private boolean[] unknown = {};
  private @Nullable ConstantSet set;
  private byte @Nullable [] setOf;

  /// Puts the elements of a constant array into a set, where the operator is an equality or, with
  /// ALL, the negation of one.
  @FunctionalInterface
  interface Lookup {
    /// @return null where the operator has to be asked for each element
    @Nullable ConstantSet of(ArrayValue array);
  }

  AnyOrAll(
      ScalarCall operator,
      boolean any,
      VectorExpression scalar,
      VectorExpression array,
      BoundElement element,
      boolean elementByValue,
      Lookup lookup) {
    this.operator = operator;
    this.any = any;
    this.scalar = scalar;
    this.array = array;
    this.element = element;
    this.lookup = lookup;
    strict = operator.site().function().proisstrict();
    one = elementByValue ? new LongVector(1) : new BytesVector(1);
  }

  @Override
  public Vector compute(Evaluation context, Batch input) {
    result.clear();
    result.ensureCapacity(input.rows());
    if (input.selected() == 0) {
      return result;
    }
    element.enter(context.functions());
    Vector scalars = scalar.compute(context, input);
    Vector arrays = array.compute(context, input);
    if (unknown.length < input.rows()) {
      unknown = new boolean[input.rows()];
    }
    rows.start(input);
    if (!arrays.isConstant()) {
      for (int i = 0; i < input.selected(); i++) {
        rowByRow(context, scalars, (BytesVector) arrays, input, input.row(i));
      }
    } else if (arrays.isNull(0)) {
      result.setNull(0);
      result.makeConstant();
    } else {
      same(context, scalars, (BytesVector) arrays);
    }
    return result;
  }

  private void rowByRow(
      Evaluation context, Vector scalars, BytesVector arrays, Batch input, int row) {
    if (arrays.isNull(row)) {
      result.setNull(row);
      return;
    }
    single.view(input);
    singleRow[0] = row;
    single.select(singleRow, 1);
    rows.start(single);
    each(context, scalars, new ArrayValue(Plain.slice(context, arrays, row), element));
  }

  private void same(Evaluation context, Vector scalars, BytesVector arrays) {
    ArrayValue value = new ArrayValue(Plain.slice(context, arrays, 0), element);
    ConstantSet known =
        value.count() < HASHED || !array.isConstant() ? null : set(arrays.slice(0), value);
    if (known == null) {
      each(context, scalars, value);
      return;
    }
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      int at = RowWise.at(scalars, row);
      if (scalars.isNull(at)) {
        result.setNull(row);
      } else if (known.contains(context, scalars, at)) {
        result.set(row, any ? 1 : 0);
      } else if (known.hasNull()) {
        result.setNull(row);
      } else {
        result.set(row, any ? 0 : 1);
      }
    }
  }

  /// The set of an array, made when the array is another than the last time.
  private @Nullable ConstantSet set(Slice source, ArrayValue value) {
    byte[] before = setOf;
    if (before == null || !Slice.of(before).contentEquals(source)) {
      setOf = source.toByteArray();
      set = lookup.of(value);
    }
    return set;
  }

  /// Runs the operator for each element over the open rows.
  private void each(Evaluation context, Vector scalars, ArrayValue value) {
    long decisive = any ? 1 : 0;
    if (strict && value.count() > 0) {
      closeNulls(scalars);
    }
    for (int i = 0; i < rows.count(); i++) {
      unknown[rows.row(i)] = false;
    }
    pair[0] = scalars;
    pair[1] = one;
    for (int i = 0; i < value.count() && rows.count() > 0; i++) {
      one.clear();
      Plain.element(value, i, element.length(), one, 0);
      one.makeConstant();
      operator.compute(context.functions(), pair, rows.view(), outcome);
      decide(decisive);
    }
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (unknown[row]) {
        result.setNull(row);
      } else {
        result.set(row, 1 - decisive);
      }
    }
  }

  private void closeNulls(Vector scalars) {
    int kept = 0;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (scalars.isNull(RowWise.at(scalars, row))) {
        result.setNull(row);
      } else {
        rows.keepAt(kept++, row);
      }
    }
    rows.keep(kept);
  }

  private void decide(long decisive) {
    int kept = 0;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      int at = RowWise.at(outcome, row);
      boolean isNull = outcome.isNull(at);
      if (!isNull && outcome.get(at) == decisive) {
        result.set(row, decisive);
      } else {
        unknown[row] |= isNull;
        rows.keepAt(kept++, row);
      }
    }
    rows.keep(kept);
  }
}
