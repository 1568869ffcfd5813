package org.gajah.executor.rows;

import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;

/// Reads values that are stored compressed or in a TOAST table, for those who look at the bytes.
public final class Plain {
  private Plain() {}

  /// A vector with the plain values of the rows that count: the same one where they are plain
  /// already.
  public static Vector of(FunctionContext context, Vector vector, Batch rows) {
    if (!(vector instanceof BytesVector bytes) || !bytes.anyToasted()) {
      return vector;
    }
    BytesVector result = new BytesVector(rows.rows());
    for (int i = 0; i < rows.selected(); i++) {
      copy(context, bytes, rows.row(i), result, rows.row(i));
    }
    return result;
  }

  /// The same for those who store the values inline: what is compressed stays so.
  public static Vector inline(FunctionContext context, Vector vector, Batch rows) {
    if (!(vector instanceof BytesVector bytes) || !bytes.anyToasted()) {
      return vector;
    }
    BytesVector result = new BytesVector(rows.rows());
    for (int i = 0; i < rows.selected(); i++) {
      int row = rows.row(i);
      if (!bytes.isNull(row) && bytes.form(row) == BytesVector.COMPRESSED) {
        result.set(row, bytes.array(), bytes.from(row), bytes.length(row));
        result.setForm(row, BytesVector.COMPRESSED);
      } else {
        copy(context, bytes, row, result, row);
      }
    }
    return result;
  }

  /// Copies one value, plain.
  public static void copy(
      FunctionContext context, BytesVector from, int fromRow, BytesVector to, int toRow) {
    if (from.isNull(fromRow)) {
      to.setNull(toRow);
      return;
    }
    byte form = from.form(fromRow);
    ByteSink sink = to.sink();
    int start = sink.length();
    if (form >= BytesVector.COMPRESSED) {
      context.toast().read(form, from.array(), from.from(fromRow), from.length(fromRow), sink);
    } else {
      sink.putBytes(from.array(), from.from(fromRow), from.length(fromRow));
    }
    to.finish(toRow, start);
  }
}
