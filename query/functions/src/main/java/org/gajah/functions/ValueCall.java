package org.gajah.functions;

import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;

/// A function that is called with single values, outside of batches. Arguments are set by their
/// numbers, then the call is made; it keeps its vectors, so that calls allocate nothing.
public final class ValueCall {
  private final ScalarCall call;
  private final Vector[] arguments;
  private final Vector result;

  /// @param byValue for each argument whether its type is passed by value
  public ValueCall(ScalarCall call, boolean... byValue) {
    this.call = call;
    arguments = new Vector[byValue.length];
    for (int i = 0; i < byValue.length; i++) {
      arguments[i] = byValue[i] ? new LongVector(1) : new BytesVector(1);
    }
    result = call.newResult();
  }

  public ValueCall set(int argument, long datum) {
    arguments[argument].clear();
    ((LongVector) arguments[argument]).set(0, datum);
    return this;
  }

  public ValueCall set(int argument, byte[] array, int from, int length) {
    arguments[argument].clear();
    ((BytesVector) arguments[argument]).set(0, array, from, length);
    return this;
  }

  public ValueCall setNull(int argument) {
    arguments[argument].clear();
    arguments[argument].setNull(0);
    return this;
  }

  /// How many arguments there are.
  public int count() {
    return arguments.length;
  }

  /// Sets an argument from a row of a vector, read plain where it is toasted; a constant has its
  /// value at row 0.
  public ValueCall setFrom(FunctionContext context, int argument, Vector source, int row) {
    Vector target = arguments[argument];
    target.clear();
    int at = source.isConstant() ? 0 : row;
    switch (target) {
      case LongVector longs -> longs.copyFrom(source, at, 0);
      case BytesVector bytes ->
          ArgumentPreparation.copyPlain(context, (BytesVector) source, at, 0, bytes);
    }
    return this;
  }

  /// Sets an argument from its stored form.
  ///
  /// @param size of the stored form of a type that is passed by value
  ValueCall setStored(int argument, byte[] array, int from, int length, int size) {
    return arguments[argument] instanceof LongVector
        ? set(argument, StoredValues.read(array, from, size))
        : set(argument, array, from, length);
  }

  /// Makes the call.
  ///
  /// @return the result at row 0, null or not, until the next call
  public Vector call(FunctionContext context) {
    call.computeOne(context, arguments, result);
    return result;
  }

  /// Makes the call of a function whose result is by value and never null here.
  public long callLong(FunctionContext context) {
    return ((LongVector) call(context)).get(0);
  }

  /// Makes the call and appends the bytes of its result, which is never null here.
  public void callBytes(FunctionContext context, ByteSink out) {
    BytesVector bytes = (BytesVector) call(context);
    out.putBytes(bytes.array(), bytes.from(0), bytes.length(0));
  }
}
