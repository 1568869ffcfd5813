package org.gajah.expression;

import java.util.Arrays;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.ValueCall;
import org.gajah.functions.contract.FunctionContext;

/// The elements of a constant array in a hash table, by the hash and equality functions that the
/// catalogs name. Mirrors `ScalarArrayOpExprHashTable` of `executor/execExprInterp.c`.
final class HashedSet implements ConstantSet {
  private static final int NONE = -1;

  private final Functions functions;
  private final Vector elements;
  private final int[] buckets;
  private final int[] next;
  private final boolean hasNull;

  /// How values and elements are hashed and compared.
  ///
  /// @param valueHash of the values that are looked up
  /// @param elementHash of the elements
  /// @param equality between a value and an element
  record Functions(ValueCall valueHash, ValueCall elementHash, ValueCall equality) {}

  /// @param size of elements passed by value
  HashedSet(
      FunctionContext context, Functions functions, ArrayValue array, int size, boolean byValue) {
    this.functions = functions;
    int count = array.count();
    elements = byValue ? new LongVector(count) : new BytesVector(count);
    buckets = new int[Integer.highestOneBit(Math.max(1, count)) * 2];
    next = new int[count];
    Arrays.fill(buckets, NONE);
    boolean sawNull = false;
    for (int i = 0; i < count; i++) {
      sawNull |= array.isNull(i);
      Plain.element(array, i, size, elements, i);
      if (!array.isNull(i)) {
        int bucket = bucket(context, functions.elementHash, elements, i);
        next[i] = buckets[bucket];
        buckets[bucket] = i;
      }
    }
    hasNull = sawNull;
  }

  private int bucket(FunctionContext context, ValueCall hash, Vector values, int row) {
    int value = (int) hash.setFrom(context, 0, values, row).callLong(context);
    return value * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(buckets.length) + 1;
  }

  @Override
  public boolean hasNull() {
    return hasNull;
  }

  @Override
  public boolean contains(Evaluation evaluation, Vector values, int row) {
    FunctionContext context = evaluation.functions();
    int at = buckets[bucket(context, functions.valueHash, values, row)];
    while (at != NONE) {
      functions.equality.setFrom(context, 0, values, row).setFrom(context, 1, elements, at);
      if (functions.equality.callLong(context) != 0) {
        return true;
      }
      at = next[at];
    }
    return false;
  }
}
