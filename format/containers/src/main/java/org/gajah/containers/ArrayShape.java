package org.gajah.containers;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// What can be asked of an array without looking at its elements.
public final class ArrayShape {
  private ArrayShape() {}

  private static int intAt(Slice value, int at) {
    return ArrayValue.intAt(value.array(), value.from() + at);
  }

  private static int size(Slice value, int dimension) {
    return intAt(value, ArrayValue.HEADER + 4 * dimension);
  }

  private static int lower(Slice value, int dimension) {
    return intAt(value, ArrayValue.HEADER + 4 * (ArrayValue.dimensions(value) + dimension));
  }

  private static boolean has(Slice value, int dimension) {
    return dimension > 0 && dimension <= ArrayValue.dimensions(value);
  }

  @PgFunction("array_ndims")
  public static @Nullable Integer dimensions(Slice value) {
    int dimensions = ArrayValue.dimensions(value);
    return dimensions == 0 ? null : dimensions;
  }

  @PgFunction("array_dims")
  public static boolean bounds(Slice value, ByteSink out) {
    int dimensions = ArrayValue.dimensions(value);
    for (int i = 0; i < dimensions; i++) {
      int lower = lower(value, i);
      Ascii.put(out, "[" + lower + ":" + (lower + size(value, i) - 1) + "]");
    }
    return dimensions > 0;
  }

  @PgFunction("array_lower")
  public static @Nullable Integer lowerBound(Slice value, int dimension) {
    return has(value, dimension) ? Integer.valueOf(lower(value, dimension - 1)) : null;
  }

  @PgFunction("array_upper")
  public static @Nullable Integer upperBound(Slice value, int dimension) {
    return has(value, dimension)
        ? Integer.valueOf(lower(value, dimension - 1) + size(value, dimension - 1) - 1)
        : null;
  }

  @PgFunction("array_length")
  public static @Nullable Integer length(Slice value, int dimension) {
    return has(value, dimension) ? Integer.valueOf(size(value, dimension - 1)) : null;
  }

  @PgFunction("array_cardinality")
  public static int cardinality(Slice value) {
    int dimensions = ArrayValue.dimensions(value);
    int count = dimensions == 0 ? 0 : 1;
    for (int i = 0; i < dimensions; i++) {
      count *= size(value, i);
    }
    return count;
  }
}
