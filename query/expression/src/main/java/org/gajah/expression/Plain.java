package org.gajah.expression;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.StoredValues;

/// Values in their plain form.
final class Plain {
  private Plain() {}

  /// The bytes of a value that is not null, read first where they are toasted.
  static Slice slice(Evaluation context, BytesVector vector, int row) {
    byte form = vector.form(row);
    if (form < BytesVector.COMPRESSED) {
      return vector.slice(row);
    }
    ByteSink out = new ByteSink(256);
    context
        .functions()
        .toast()
        .read(form, vector.array(), vector.from(row), vector.length(row), out);
    return new Slice(out.array(), 0, out.length());
  }

  /// Puts an element of an array at a row of a vector.
  ///
  /// @param size of the stored form of a type that is passed by value
  static void element(ArrayValue array, int index, int size, Vector target, int row) {
    if (array.isNull(index)) {
      target.setNull(row);
      return;
    }
    switch (target) {
      case LongVector longs ->
          longs.set(row, StoredValues.read(array.bytes(), array.start(index), size));
      case BytesVector bytes ->
          bytes.set(row, array.bytes(), array.start(index), array.length(index));
    }
  }
}
