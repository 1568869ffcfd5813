package org.gajah.containers;

import java.util.Arrays;
import org.gajah.base.bytes.Slice;
import org.gajah.catalogfacts.TypeOid;
import org.jspecify.annotations.Nullable;

/// A view of an array's bytes (`utils/array.h`), without the varlena header.
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 4 | how many dimensions, 0 for an empty array |
/// | 4 | 4 | where the elements start, counted with a varlena header of 4 bytes; 0: no nulls |
/// | 8 | 4 | oid of the elements' type |
/// | 12 | 4 each | how many elements in each dimension |
/// | | 4 each | the lower bound of each |
/// | | | if there are nulls: a bit for each element, 1 where it is none |
/// | | | elements, each aligned; alignment counts the varlena header |
public final class ArrayValue {
  static final int HEADER = 12;
  static final int VARLENA = 4;

  private final byte[] array;
  private final int from;
  private final int length;
  private final StoredType type;
  private final int dimensions;
  private final int count;
  private int @Nullable [] starts;
  private int @Nullable [] lengths;

  /// A view of a value.
  public ArrayValue(Slice value, StoredType type) {
    this.array = value.array();
    this.from = value.from();
    this.length = value.length();
    this.type = type;
    this.dimensions = intAt(array, from);
    int product = dimensions == 0 ? 0 : 1;
    for (int i = 0; i < dimensions; i++) {
      product *= size(i);
    }
    this.count = product;
  }

  static int intAt(byte[] array, int at) {
    return (array[at] & 0xFF)
        | (array[at + 1] & 0xFF) << 8
        | (array[at + 2] & 0xFF) << 16
        | array[at + 3] << 24;
  }

  /// The oid of the elements' type, which tells a caller what [ElementType] to bring.
  public static int elementType(Slice value) {
    return intAt(value.array(), value.from() + 8);
  }

  /// How many dimensions a value has.
  public static int dimensions(Slice value) {
    return intAt(value.array(), value.from());
  }

  public int dimensions() {
    return dimensions;
  }

  /// How many elements a dimension (from 0) has.
  public int size(int dimension) {
    return intAt(array, from + HEADER + 4 * dimension);
  }

  /// The subscript of a dimension's first element.
  public int lowerBound(int dimension) {
    return intAt(array, from + HEADER + 4 * (dimensions + dimension));
  }

  public int[] sizes() {
    int[] sizes = new int[dimensions];
    Arrays.setAll(sizes, this::size);
    return sizes;
  }

  public int[] lowerBounds() {
    int[] bounds = new int[dimensions];
    Arrays.setAll(bounds, this::lowerBound);
    return bounds;
  }

  /// How many elements there are in all.
  public int count() {
    return count;
  }

  public boolean hasNulls() {
    return intAt(array, from + 4) != 0;
  }

  /// Whether any element is null.
  public boolean anyNull() {
    for (int i = 0; i < count; i++) {
      if (isNull(i)) {
        return true;
      }
    }
    return false;
  }

  public boolean isNull(int index) {
    if (!hasNulls()) {
      return false;
    }
    int bits = from + HEADER + 8 * dimensions;
    return (array[bits + (index >> 3)] & 1 << (index & 7)) == 0;
  }

  private void locate() {
    int[] newStarts = new int[count];
    int[] newLengths = new int[count];
    int offset = intAt(array, from + 4);
    int at = offset == 0 ? dataStart(dimensions) : offset - VARLENA;
    for (int i = 0; i < count; i++) {
      if (isNull(i)) {
        continue;
      }
      at = align(at, type.alignment());
      int size = type.length();
      if (size == -1) {
        int total = intAt(array, from + at) >>> 2;
        newStarts[i] = from + at + VARLENA;
        newLengths[i] = total - VARLENA;
        at += total;
      } else if (size == -2) {
        int end = from + at;
        while (array[end] != 0) {
          end++;
        }
        newStarts[i] = from + at;
        newLengths[i] = end - from - at;
        at = end - from + 1;
      } else {
        newStarts[i] = from + at;
        newLengths[i] = type.oid() == TypeOid.NAME ? nameLength(from + at, size) : size;
        at += size;
      }
    }
    starts = newStarts;
    lengths = newLengths;
  }

  /// Names are filled up with zeros, which do not belong to them.
  private int nameLength(int at, int size) {
    int length = 0;
    while (length < size && array[at + length] != 0) {
      length++;
    }
    return length;
  }

  static int dataStart(int dimensions) {
    return align(HEADER + 8 * dimensions, 8);
  }

  /// Aligns an offset, counting the varlena header in front of the value.
  static int align(int at, int alignment) {
    return (at + VARLENA + alignment - 1 & -alignment) - VARLENA;
  }

  /// The array that elements lie in.
  public byte[] bytes() {
    return array;
  }

  /// Where an element that is not null lies in [#bytes].
  public int start(int index) {
    int[] known = starts;
    if (known == null) {
      locate();
      return start(index);
    }
    return known[index];
  }

  /// How long an element that is not null is.
  public int length(int index) {
    int[] known = lengths;
    if (known == null) {
      locate();
      return length(index);
    }
    return known[index];
  }

  /// The whole value.
  public Slice slice() {
    return new Slice(array, from, length);
  }
}
