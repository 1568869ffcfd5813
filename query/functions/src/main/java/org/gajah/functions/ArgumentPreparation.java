package org.gajah.functions;

import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.jspecify.annotations.Nullable;

/// Makes arguments what a function wants: plain bytes instead of toasted ones, and the stored form
/// of values passed by value where a function takes elements of any type.
final class ArgumentPreparation {
  /// For each argument the size of the type's stored form where that is wanted instead of a Datum,
  /// else 0.
  private final int[] storedSizes;

  private final Vector[] prepared;
  private final @Nullable BytesVector[] owned;

  ArgumentPreparation(int[] storedSizes) {
    this.storedSizes = storedSizes;
    prepared = new Vector[storedSizes.length];
    owned = new BytesVector[storedSizes.length];
  }

  /// @return the arguments themselves where nothing is to be done
  Vector[] prepare(FunctionContext context, Vector[] arguments, Batch input) {
    boolean changed = false;
    for (int i = 0; i < arguments.length; i++) {
      Vector argument = arguments[i];
      if (argument instanceof BytesVector bytes && bytes.anyToasted()) {
        prepared[i] = plain(context, bytes, input, own(i));
        changed = true;
      } else if (storedSizes[i] > 0 && argument instanceof LongVector longs) {
        prepared[i] = stored(longs, storedSizes[i], input, own(i));
        changed = true;
      } else {
        prepared[i] = argument;
      }
    }
    return changed ? prepared : arguments;
  }

  private BytesVector own(int index) {
    BytesVector vector = owned[index];
    if (vector == null) {
      vector = new BytesVector(1);
      owned[index] = vector;
    }
    vector.clear();
    return vector;
  }

  private static BytesVector plain(
      FunctionContext context, BytesVector source, Batch input, BytesVector target) {
    if (source.isConstant()) {
      copyPlain(context, source, 0, 0, target);
      target.makeConstant();
      return target;
    }
    target.ensureCapacity(input.rows());
    for (int i = 0; i < input.selected(); i++) {
      copyPlain(context, source, input.row(i), input.row(i), target);
    }
    return target;
  }

  /// Copies one value, null or not, in its plain form.
  static void copyPlain(
      FunctionContext context, BytesVector source, int sourceRow, int row, BytesVector target) {
    byte form = source.form(sourceRow);
    byte[] array = source.array();
    int from = source.from(sourceRow);
    int length = source.length(sourceRow);
    if (source.isNull(sourceRow)) {
      target.setNull(row);
    } else if (form < BytesVector.COMPRESSED) {
      target.set(row, array, from, length);
    } else {
      int start = target.dataLength();
      context.toast().read(form, array, from, length, target.sink());
      target.finish(row, start);
    }
  }

  private static BytesVector stored(LongVector source, int size, Batch input, BytesVector target) {
    if (source.isConstant()) {
      copyStored(source, 0, size, target);
      target.makeConstant();
      return target;
    }
    target.ensureCapacity(input.rows());
    for (int i = 0; i < input.selected(); i++) {
      copyStored(source, input.row(i), size, target);
    }
    return target;
  }

  private static void copyStored(LongVector source, int row, int size, BytesVector target) {
    if (source.isNull(row)) {
      target.setNull(row);
      return;
    }
    int start = target.dataLength();
    StoredValues.put(source.get(row), size, target.sink());
    target.finish(row, start);
  }
}
