package org.gajah.page.value;

import java.util.Arrays;
import java.util.List;
import org.gajah.page.Bytes;

/// How the attributes of a kind of tuple follow each other: what reading and forming tuples needs
/// to know of a relation. Immutable. Mirrors the part of `TupleDescData` that
/// `access/common/heaptuple.c` uses.
public final class TupleLayout {
  /// An attribute whose value is the one that column has in rows older than the column.
  public sealed interface Missing {
    /// The column is null there.
    record Null() implements Missing {}

    /// The one that nearly all columns have.
    Missing NULL = new Null();

    /// A value passed by value.
    record Fixed(long datum) implements Missing {}

    /// Bytes of a value of another kind.
    record Content(byte[] bytes) implements Missing {}
  }

  /// The physical properties of one attribute.
  ///
  /// @param length `attlen`: bytes of a value; -1 for varying with a header, -2 for a C string
  /// @param byValue `attbyval`
  /// @param align 1, 2, 4 or 8
  /// @param packable whether values may get short headers and be moved out of line (`attstorage` is
  ///   not plain)
  /// @param missing what rows have that were written before the column was added
  public record Attribute(
      int length, boolean byValue, int align, boolean packable, Missing missing) {
    public Attribute(int length, boolean byValue, int align, boolean packable) {
      this(length, byValue, align, packable, Missing.NULL);
    }
  }

  private final Attribute[] attributes;
  private final int[] offsets;

  public TupleLayout(List<Attribute> attributes) {
    this.attributes = attributes.toArray(Attribute[]::new);
    this.offsets = cachedOffsets(this.attributes);
  }

  /// Offsets that hold in every tuple without nulls: up to and including the first attribute of
  /// varying length, and that one only where its start does not depend on the form of its header.
  private static int[] cachedOffsets(Attribute[] attributes) {
    int[] offsets = new int[attributes.length];
    Arrays.fill(offsets, -1);
    int offset = 0;
    for (int i = 0; i < attributes.length; i++) {
      Attribute attribute = attributes[i];
      if (attribute.length() == -1 && offset != align(offset, attribute.align())) {
        break;
      }
      offset = align(offset, attribute.align());
      offsets[i] = offset;
      if (attribute.length() < 0) {
        break;
      }
      offset += attribute.length();
    }
    return offsets;
  }

  private static int align(int offset, int alignment) {
    return Bytes.align(offset, alignment);
  }

  public int attributeCount() {
    return attributes.length;
  }

  /// An attribute, counted from 0.
  public Attribute attribute(int index) {
    return attributes[index];
  }

  /// Where an attribute starts in the data of every tuple whose earlier attributes are not null; -1
  /// when that differs from tuple to tuple.
  public int cachedOffset(int index) {
    return offsets[index];
  }
}
