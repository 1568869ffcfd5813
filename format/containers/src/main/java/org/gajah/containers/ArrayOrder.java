package org.gajah.containers;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.PgFunction;

/// Comparisons, containment and hashes of arrays.
public final class ArrayOrder {
  private ArrayOrder() {}

  private static void checkTypes(Slice a, Slice b) {
    if (ArrayValue.elementType(a) != ArrayValue.elementType(b)) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH, "cannot compare arrays of different element types");
    }
  }

  /// Element by element, nulls last and equal; then by the number of elements and the bounds.
  @PgFunction("btarraycmp")
  public static int compare(ElementType type, Slice aValue, Slice bValue) {
    checkTypes(aValue, bValue);
    ArrayValue a = new ArrayValue(aValue, type);
    ArrayValue b = new ArrayValue(bValue, type);
    for (int i = 0; i < Math.min(a.count(), b.count()); i++) {
      boolean aNull = a.isNull(i);
      boolean bNull = b.isNull(i);
      int order =
          aNull || bNull
              ? Boolean.compare(aNull, bNull)
              : type.compare(
                  a.bytes(), a.start(i), a.length(i), b.bytes(), b.start(i), b.length(i));
      if (order != 0) {
        return order < 0 ? -1 : 1;
      }
    }
    if (a.count() != b.count()) {
      return a.count() < b.count() ? -1 : 1;
    }
    if (a.dimensions() != b.dimensions()) {
      return a.dimensions() < b.dimensions() ? -1 : 1;
    }
    int order = Arrays.compare(a.sizes(), b.sizes());
    return Integer.signum(order != 0 ? order : Arrays.compare(a.lowerBounds(), b.lowerBounds()));
  }

  @PgFunction("array_eq")
  public static boolean equal(ElementType type, Slice aValue, Slice bValue) {
    checkTypes(aValue, bValue);
    ArrayValue a = new ArrayValue(aValue, type);
    ArrayValue b = new ArrayValue(bValue, type);
    if (!Arrays.equals(a.sizes(), b.sizes()) || !Arrays.equals(a.lowerBounds(), b.lowerBounds())) {
      return false;
    }
    for (int i = 0; i < a.count(); i++) {
      if (!sameOrBothNull(type, a, i, b, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameOrBothNull(
      ElementType type, ArrayValue a, int i, ArrayValue b, int j) {
    if (a.isNull(i) || b.isNull(j)) {
      return a.isNull(i) && b.isNull(j);
    }
    return type.equal(a.bytes(), a.start(i), a.length(i), b.bytes(), b.start(j), b.length(j));
  }

  @PgFunction("array_ne")
  public static boolean notEqual(ElementType type, Slice a, Slice b) {
    return !equal(type, a, b);
  }

  @PgFunction("array_lt")
  public static boolean less(ElementType type, Slice a, Slice b) {
    return compare(type, a, b) < 0;
  }

  @PgFunction("array_le")
  public static boolean lessOrEqual(ElementType type, Slice a, Slice b) {
    return compare(type, a, b) <= 0;
  }

  @PgFunction("array_gt")
  public static boolean greater(ElementType type, Slice a, Slice b) {
    return compare(type, a, b) > 0;
  }

  @PgFunction("array_ge")
  public static boolean greaterOrEqual(ElementType type, Slice a, Slice b) {
    return compare(type, a, b) >= 0;
  }

  @PgFunction("array_larger")
  public static void larger(ElementType type, Slice a, Slice b, ByteSink out) {
    Slice larger = compare(type, a, b) > 0 ? a : b;
    out.putBytes(larger.array(), larger.from(), larger.length());
  }

  @PgFunction("array_smaller")
  public static void smaller(ElementType type, Slice a, Slice b, ByteSink out) {
    Slice smaller = compare(type, a, b) < 0 ? a : b;
    out.putBytes(smaller.array(), smaller.from(), smaller.length());
  }

  @PgFunction("arrayoverlap")
  public static boolean overlap(ElementType type, Slice a, Slice b) {
    checkTypes(a, b);
    return contained(type, new ArrayValue(a, type), new ArrayValue(b, type), false);
  }

  @PgFunction("arraycontained")
  public static boolean containedBy(ElementType type, Slice a, Slice b) {
    checkTypes(a, b);
    return contained(type, new ArrayValue(a, type), new ArrayValue(b, type), true);
  }

  @PgFunction("arraycontains")
  public static boolean contains(ElementType type, Slice a, Slice b) {
    return containedBy(type, b, a);
  }

  /// Whether all elements of the first, or any of them, are in the second. Nulls are in nothing.
  private static boolean contained(ElementType type, ArrayValue a, ArrayValue b, boolean all) {
    for (int i = 0; i < a.count(); i++) {
      if (isIn(type, a, i, b) != all) {
        return !all;
      }
    }
    return all;
  }

  private static boolean isIn(ElementType type, ArrayValue a, int i, ArrayValue b) {
    for (int j = 0; j < b.count() && !a.isNull(i); j++) {
      if (!b.isNull(j) && sameOrBothNull(type, a, i, b, j)) {
        return true;
      }
    }
    return false;
  }

  @PgFunction("hash_array")
  public static int hash(ElementType type, Slice value) {
    ArrayValue array = new ArrayValue(value, type);
    int result = 1;
    for (int i = 0; i < array.count(); i++) {
      int hash = array.isNull(i) ? 0 : type.hash(array.bytes(), array.start(i), array.length(i));
      result = 31 * result + hash;
    }
    return result;
  }

  @PgFunction("hash_array_extended")
  public static long hashExtended(ElementType type, Slice value, long seed) {
    ArrayValue array = new ArrayValue(value, type);
    long result = 1;
    for (int i = 0; i < array.count(); i++) {
      long hash =
          array.isNull(i)
              ? 0
              : type.hashExtended(array.bytes(), array.start(i), array.length(i), seed);
      result = 31 * result + hash;
    }
    return result;
  }
}
