package org.gajah.functions.contract;

import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;

/// The arguments of one call of a function that takes values of any types. The loop around the
/// function moves it from row to row.
public final class Arguments {
  private final CallSite site;
  private Vector[] vectors = {};
  private int row;

  public Arguments(CallSite site) {
    this.site = site;
  }

  /// Points at the values of a row.
  public void at(Vector[] newVectors, int newRow) {
    vectors = newVectors;
    row = newRow;
  }

  public CallSite site() {
    return site;
  }

  public int count() {
    return vectors.length;
  }

  /// OID of the type of an argument.
  public int type(int index) {
    return site.argumentTypes().get(index);
  }

  private int rowOf(Vector vector) {
    return vector.isConstant() ? 0 : row;
  }

  public boolean isNull(int index) {
    Vector vector = vectors[index];
    return vector.isNull(rowOf(vector));
  }

  public boolean isBytes(int index) {
    return vectors[index] instanceof BytesVector;
  }

  /// The Datum of an argument whose type is passed by value.
  public long longValue(int index) {
    LongVector vector = (LongVector) vectors[index];
    return vector.get(rowOf(vector));
  }

  /// The bytes of an argument of any other type.
  public Slice bytes(int index) {
    BytesVector vector = (BytesVector) vectors[index];
    return vector.slice(rowOf(vector));
  }
}
