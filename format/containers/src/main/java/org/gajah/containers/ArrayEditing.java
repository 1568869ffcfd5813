package org.gajah.containers;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Arrays made from arrays: appended to, concatenated, searched, changed, cut. Elements come and go
/// in their stored form.
public final class ArrayEditing {
  private static final int[] FROM_ONE = {1};

  private ArrayEditing() {}

  private static @Nullable ArrayValue view(@Nullable Slice value, ElementType type) {
    return value == null ? null : new ArrayValue(value, type);
  }

  private static PgException notOneDimensional() {
    return new PgException(
        SqlState.DATA_EXCEPTION, "argument must be empty or one-dimensional array");
  }

  @PgFunction("array_append")
  public static void append(
      ElementType type, @Nullable Slice value, @Nullable Slice element, ByteSink out) {
    extend(type, view(value, type), element, true, out);
  }

  @PgFunction("array_prepend")
  public static void prepend(
      ElementType type, @Nullable Slice element, @Nullable Slice value, ByteSink out) {
    extend(type, view(value, type), element, false, out);
  }

  private static void extend(
      ElementType type,
      @Nullable ArrayValue array,
      @Nullable Slice element,
      boolean behind,
      ByteSink out) {
    ArrayBuilder result = new ArrayBuilder(type);
    if (array == null || array.dimensions() == 0) {
      result.add(element);
      result.put(out);
      return;
    }
    if (array.dimensions() != 1) {
      throw notOneDimensional();
    }
    int lower = array.lowerBound(0);
    if (behind) {
      if ((long) lower + array.count() > Integer.MAX_VALUE) {
        throw NumberFaults.outOfRange("integer");
      }
      result.addAll(array);
      result.add(element);
    } else {
      if (lower == Integer.MIN_VALUE) {
        throw NumberFaults.outOfRange("integer");
      }
      result.add(element);
      result.addAll(array);
    }
    result.put(new int[] {result.count()}, new int[] {lower}, out);
  }

  @PgFunction("array_cat")
  public static boolean concatenate(
      ElementType type, @Nullable Slice aValue, @Nullable Slice bValue, ByteSink out) {
    if (aValue == null && bValue == null) {
      return false;
    }
    ArrayValue a = view(aValue, type);
    ArrayValue b = view(bValue, type);
    if (a == null || (b != null && a.dimensions() == 0 && b.dimensions() > 0)) {
      copy(b == null ? a : b, out);
      return true;
    }
    if (b == null || b.dimensions() == 0) {
      copy(a, out);
      return true;
    }
    int difference = a.dimensions() - b.dimensions();
    if (Math.abs(difference) > 1) {
      throw incompatible(
          "Arrays of "
              + a.dimensions()
              + " and "
              + b.dimensions()
              + " dimensions are not compatible for concatenation.");
    }
    ArrayValue outer = difference >= 0 ? a : b;
    int[] sizes = outer.sizes();
    int[] lowerBounds = outer.lowerBounds();
    if (difference == 0) {
      checkInner(
          a,
          1,
          b,
          1,
          "Arrays with differing element dimensions are not compatible for concatenation.");
      sizes[0] += b.size(0);
    } else {
      ArrayValue inner = difference > 0 ? b : a;
      checkInner(
          outer,
          1,
          inner,
          0,
          "Arrays with differing dimensions are not compatible for concatenation.");
      sizes[0]++;
    }
    ArrayBuilder result = new ArrayBuilder(type);
    result.addAll(a);
    result.addAll(b);
    result.put(sizes, lowerBounds, out);
    return true;
  }

  private static void copy(@Nullable ArrayValue array, ByteSink out) {
    if (array != null) {
      Slice whole = array.slice();
      out.putBytes(whole.array(), whole.from(), whole.length());
    }
  }

  private static PgException incompatible(String detail) {
    return new PgException(SqlState.ARRAY_SUBSCRIPT_ERROR, "cannot concatenate incompatible arrays")
        .detail(detail);
  }

  private static void checkInner(
      ArrayValue a, int aSkipped, ArrayValue b, int bSkipped, String detail) {
    boolean same =
        Arrays.equals(
                Arrays.copyOfRange(a.sizes(), aSkipped, a.dimensions()),
                Arrays.copyOfRange(b.sizes(), bSkipped, b.dimensions()))
            && Arrays.equals(
                Arrays.copyOfRange(a.lowerBounds(), aSkipped, a.dimensions()),
                Arrays.copyOfRange(b.lowerBounds(), bSkipped, b.dimensions()));
    if (!same) {
      throw incompatible(detail);
    }
  }

  private static boolean matches(
      ElementType type, ArrayValue array, int index, @Nullable Slice element) {
    if (element == null || array.isNull(index)) {
      return element == null && array.isNull(index);
    }
    return type.equal(
        array.bytes(),
        array.start(index),
        array.length(index),
        element.array(),
        element.from(),
        element.length());
  }

  @PgFunction("array_position")
  public static @Nullable Integer position(
      ElementType type, @Nullable Slice value, @Nullable Slice element) {
    return value == null ? null : find(type, value, element, Integer.MIN_VALUE);
  }

  @PgFunction("array_position_start")
  public static @Nullable Integer position(
      ElementType type, @Nullable Slice value, @Nullable Slice element, @Nullable Integer start) {
    if (value == null) {
      return null;
    }
    if (start == null) {
      checkSearchable(value);
      boolean hopeless = element == null && !new ArrayValue(value, type).anyNull();
      if (hopeless || ArrayValue.dimensions(value) < 1) {
        return null;
      }
      throw new PgException(SqlState.NULL_VALUE_NOT_ALLOWED, "initial position must not be null");
    }
    return find(type, value, element, start);
  }

  private static void checkSearchable(Slice value) {
    if (ArrayValue.dimensions(value) > 1) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "searching for elements in multidimensional arrays is not supported");
    }
  }

  private static @Nullable Integer find(
      ElementType type, Slice value, @Nullable Slice element, int start) {
    checkSearchable(value);
    ArrayValue array = new ArrayValue(value, type);
    for (int i = 0; i < array.count(); i++) {
      int subscript = array.lowerBound(0) + i;
      if (subscript >= start && matches(type, array, i, element)) {
        return subscript;
      }
    }
    return null;
  }

  @PgFunction("array_positions")
  public static boolean positions(
      ElementType type, @Nullable Slice value, @Nullable Slice element, ByteSink out) {
    if (value == null) {
      return false;
    }
    checkSearchable(value);
    ArrayValue array = new ArrayValue(value, type);
    ArrayBuilder found = new ArrayBuilder(PlainTypes.INT4);
    for (int i = 0; i < array.count(); i++) {
      if (matches(type, array, i, element)) {
        found.add(PlainTypes.int4(array.lowerBound(0) + i));
      }
    }
    found.put(out);
    return true;
  }

  @PgFunction("array_remove")
  public static boolean remove(
      ElementType type, @Nullable Slice value, @Nullable Slice element, ByteSink out) {
    if (value == null) {
      return false;
    }
    if (ArrayValue.dimensions(value) > 1) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "removing elements from multidimensional arrays is not supported");
    }
    ArrayValue array = new ArrayValue(value, type);
    ArrayBuilder result = new ArrayBuilder(type);
    for (int i = 0; i < array.count(); i++) {
      if (!matches(type, array, i, element)) {
        result.add(array, i);
      }
    }
    result.put(
        new int[] {result.count()}, array.count() == 0 ? FROM_ONE : array.lowerBounds(), out);
    return true;
  }

  @PgFunction("array_replace")
  public static boolean replace(
      ElementType type,
      @Nullable Slice value,
      @Nullable Slice element,
      @Nullable Slice replacement,
      ByteSink out) {
    if (value == null) {
      return false;
    }
    ArrayValue array = new ArrayValue(value, type);
    ArrayBuilder result = new ArrayBuilder(type);
    for (int i = 0; i < array.count(); i++) {
      if (matches(type, array, i, element)) {
        result.add(replacement);
      } else {
        result.add(array, i);
      }
    }
    result.put(array.sizes(), array.lowerBounds(), out);
    return true;
  }

  @PgFunction("trim_array")
  public static void trim(ElementType type, Slice value, int count, ByteSink out) {
    ArrayValue array = new ArrayValue(value, type);
    int size = array.dimensions() > 0 ? array.size(0) : 0;
    if (count < 0 || count > size) {
      throw new PgException(
          SqlState.ARRAY_ELEMENT_ERROR, "number of elements to trim must be between 0 and " + size);
    }
    int[] sizes = array.sizes();
    int[] lowerBounds = array.lowerBounds();
    int inner = size == 0 ? 0 : array.count() / size;
    ArrayBuilder result = new ArrayBuilder(type);
    for (int i = 0; i < inner * (size - count); i++) {
      result.add(array, i);
    }
    if (sizes.length > 0) {
      sizes[0] -= count;
      // A slice counts from 1.
      Arrays.fill(lowerBounds, 1);
    }
    result.put(sizes, lowerBounds, out);
  }

  /// An array of given sizes and lower bounds (arrays of `integer`) with the same element
  /// everywhere.
  @PgFunction("array_fill_with_lower_bounds")
  public static void fill(
      ElementType type,
      @Nullable Slice element,
      @Nullable Slice sizes,
      @Nullable Slice lowerBounds,
      ByteSink out) {
    if (sizes == null || lowerBounds == null) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED, "dimension array or low bound array cannot be null");
    }
    fillChecked(type, element, sizes, new ArrayValue(lowerBounds, PlainTypes.INT4), out);
  }

  @PgFunction("array_fill")
  public static void fill(
      ElementType type, @Nullable Slice element, @Nullable Slice sizes, ByteSink out) {
    if (sizes == null) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED, "dimension array or low bound array cannot be null");
    }
    fillChecked(type, element, sizes, null, out);
  }

  private static void fillChecked(
      ElementType type,
      @Nullable Slice element,
      Slice sizesValue,
      @Nullable ArrayValue bounds,
      ByteSink out) {
    ArrayValue sizesArray = new ArrayValue(sizesValue, PlainTypes.INT4);
    int[] sizes =
        numbers(
            sizesArray,
            "Dimension array must be one dimensional.",
            "dimension values cannot be null");
    if (sizes.length > ArrayBuilder.MOST_DIMENSIONS) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "number of array dimensions (" + sizes.length + ") exceeds the maximum allowed (6)");
    }
    int[] lowerBounds = new int[sizes.length];
    Arrays.fill(lowerBounds, 1);
    if (bounds != null) {
      lowerBounds =
          numbers(
              bounds,
              "Dimension array must be one dimensional.",
              "dimension values cannot be null");
      if (lowerBounds.length != sizes.length) {
        throw new PgException(SqlState.ARRAY_SUBSCRIPT_ERROR, "wrong number of array subscripts")
            .detail("Low bound array has different size than dimensions array.");
      }
    }
    long count = sizes.length == 0 ? 0 : 1;
    for (int size : sizes) {
      if (size < 0) {
        throw ArrayBuilder.tooLarge();
      }
      count = Math.min(count * size, Integer.MAX_VALUE);
    }
    ArrayBuilder.checkBounds(sizes.length, sizes, lowerBounds);
    ArrayBuilder result = new ArrayBuilder(type);
    for (long i = 0; i < count; i++) {
      result.add(element);
    }
    result.put(sizes, lowerBounds, out);
  }

  private static int[] numbers(ArrayValue array, String shapeDetail, String nullMessage) {
    if (array.dimensions() > 1) {
      throw new PgException(SqlState.ARRAY_SUBSCRIPT_ERROR, "wrong number of array subscripts")
          .detail(shapeDetail);
    }
    int[] numbers = new int[array.count()];
    for (int i = 0; i < numbers.length; i++) {
      if (array.isNull(i)) {
        throw new PgException(SqlState.NULL_VALUE_NOT_ALLOWED, nullMessage);
      }
      numbers[i] = ArrayValue.intAt(array.bytes(), array.start(i));
    }
    return numbers;
  }
}
