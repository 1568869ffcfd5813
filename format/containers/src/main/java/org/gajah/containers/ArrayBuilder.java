package org.gajah.containers;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// Gathers elements and then writes an array of them.
public final class ArrayBuilder {
  /// What arrays have at most.
  static final int MOST_DIMENSIONS = 6;

  private static final int MOST_ELEMENTS = 134_217_727;

  private final StoredType type;
  private final List<@Nullable Slice> elements = new ArrayList<>();
  private boolean nulls;

  public ArrayBuilder(StoredType type) {
    this.type = type;
  }

  /// Adds an element; its bytes must stay as they are until the array is written.
  public void add(@Nullable Slice element) {
    elements.add(element == null ? null : padded(element));
    nulls |= element == null;
    if (elements.size() > MOST_ELEMENTS) {
      throw tooLarge();
    }
  }

  /// Names may come without the zeros that fill them up.
  private Slice padded(Slice element) {
    if (element.length() >= type.length()) {
      return element;
    }
    byte[] whole = new byte[type.length()];
    System.arraycopy(element.array(), element.from(), whole, 0, element.length());
    return Slice.of(whole);
  }

  /// Adds an element of another array.
  public void add(ArrayValue array, int index) {
    add(
        array.isNull(index)
            ? null
            : new Slice(array.bytes(), array.start(index), array.length(index)));
  }

  /// Adds all elements of another array.
  public void addAll(ArrayValue array) {
    for (int i = 0; i < array.count(); i++) {
      add(array, i);
    }
  }

  static PgException tooLarge() {
    return new PgException(
        SqlState.PROGRAM_LIMIT_EXCEEDED,
        "array size exceeds the maximum allowed (" + MOST_ELEMENTS + ")");
  }

  public int count() {
    return elements.size();
  }

  /// Replaces an element.
  public void set(int index, @Nullable Slice element) {
    elements.set(index, element);
    nulls |= element == null;
  }

  /// Appends an array of one dimension that starts at 1.
  public void put(ByteSink out) {
    put(new int[] {elements.size()}, new int[] {1}, out);
  }

  /// Appends an array; without elements it has no dimensions.
  public void put(int[] sizes, int[] lowerBounds, ByteSink out) {
    int dimensions = elements.isEmpty() ? 0 : sizes.length;
    checkBounds(dimensions, sizes, lowerBounds);
    int start = out.length();
    out.putInt(dimensions).putInt(0).putInt(type.oid());
    for (int i = 0; i < dimensions; i++) {
      out.putInt(sizes[i]);
    }
    for (int i = 0; i < dimensions; i++) {
      out.putInt(lowerBounds[i]);
    }
    if (nulls) {
      putNulls(out);
    }
    pad(out, start, 8);
    if (dimensions == 0) {
      out.truncate(start + ArrayValue.HEADER);
      return;
    }
    if (nulls) {
      out.setInt(start + 4, out.length() - start + ArrayValue.VARLENA);
    }
    for (Slice element : elements) {
      if (element != null) {
        put(element, start, out);
      }
    }
  }

  static void checkBounds(int dimensions, int[] sizes, int[] lowerBounds) {
    long product = 1;
    for (int i = 0; i < dimensions; i++) {
      product *= sizes[i];
      if (product > MOST_ELEMENTS) {
        throw tooLarge();
      }
      if ((long) lowerBounds[i] + sizes[i] > Integer.MAX_VALUE) {
        throw new PgException(
            SqlState.PROGRAM_LIMIT_EXCEEDED, "array lower bound is too large: " + lowerBounds[i]);
      }
    }
  }

  private void putNulls(ByteSink out) {
    int bits = 0;
    for (int i = 0; i < elements.size(); i++) {
      bits |= elements.get(i) == null ? 0 : 1 << (i & 7);
      if ((i & 7) == 7 || i == elements.size() - 1) {
        out.putByte(bits);
        bits = 0;
      }
    }
  }

  private static void pad(ByteSink out, int start, int alignment) {
    int length = out.length() - start;
    out.putZeros(ArrayValue.align(length, alignment) - length);
  }

  private void put(Slice element, int start, ByteSink out) {
    pad(out, start, type.alignment());
    if (type.length() == -1) {
      out.putInt(element.length() + ArrayValue.VARLENA << 2);
    }
    out.putBytes(element.array(), element.from(), element.length());
    if (type.length() == -2) {
      out.putByte(0);
    } else if (type.length() > element.length()) {
      out.putZeros(type.length() - element.length());
    }
    // The space behind an element is part of it up to the next one's alignment.
    pad(out, start, type.alignment());
  }
}
