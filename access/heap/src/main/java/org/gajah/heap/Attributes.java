package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.relation.AttributeSet;
import org.gajah.base.bytes.ByteSink;
import org.gajah.page.Bytes;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.value.TupleLayout;
import org.gajah.page.value.TupleLayout.Missing;
import org.gajah.page.value.Varlena;

/// Where the attributes of two versions of a row are, for comparing them byte by byte as they stand
/// in the tuples. Mirrors `HeapDetermineColumnsInfo`.
final class Attributes {
  private static final int NULL = -1;
  private static final int MISSING = -2;

  private final TupleLayout layout;
  private final int[] interesting;
  private final int last;
  private final Version old;
  private final Version latest;

  /// The places of the attributes of one tuple.
  private static final class Version {
    final int[] starts;
    final int[] lengths;
    MemorySegment segment = MemorySegment.NULL;

    Version(int count) {
      starts = new int[count];
      lengths = new int[count];
    }
  }

  /// @param interesting the attributes that will be compared
  Attributes(TupleLayout layout, AttributeSet interesting) {
    this.layout = layout;
    this.interesting = interesting.toArray();
    this.last = this.interesting.length == 0 ? -1 : this.interesting[this.interesting.length - 1];
    this.old = new Version(last + 1);
    this.latest = new Version(last + 1);
  }

  /// Looks both versions through.
  ///
  /// @param page of the old version, which starts at `at`
  /// @param tuple the new one
  void locate(MemorySegment page, int at, ByteSink tuple) {
    if (last >= 0) {
      locate(old, page, at);
      locate(latest, MemorySegment.ofArray(tuple.array()), 0);
    }
  }

  private void locate(Version version, MemorySegment segment, int at) {
    version.segment = segment;
    int count = HeapTuple.attributeCount(segment, at);
    int data = at + HeapTuple.headerSize(segment, at);
    int offset = 0;
    for (int i = 0; i <= last; i++) {
      if (i >= count) {
        version.lengths[i] = MISSING;
        continue;
      }
      if (HeapTuple.isNull(segment, at, i)) {
        version.lengths[i] = NULL;
        continue;
      }
      TupleLayout.Attribute attribute = layout.attribute(i);
      boolean unaligned = attribute.length() == -1 && Bytes.byteAt(segment, data + offset) != 0;
      int start = data + (unaligned ? offset : Bytes.align(offset, attribute.align()));
      version.starts[i] = start;
      version.lengths[i] = length(segment, start, attribute);
      offset = start + version.lengths[i] - data;
    }
  }

  private static int length(MemorySegment segment, int start, TupleLayout.Attribute attribute) {
    if (attribute.length() == -1) {
      return Varlena.sizeAt(segment, start);
    }
    if (attribute.length() >= 0) {
      return attribute.length();
    }
    int length = 0;
    while (Bytes.byteAt(segment, start + length) != 0) {
      length++;
    }
    return length + 1;
  }

  /// Whether one of the interesting attributes that are in the set has changed.
  boolean anyChanged(AttributeSet set) {
    for (int attribute : interesting) {
      if (set.contains(attribute) && isChanged(attribute)) {
        return true;
      }
    }
    return false;
  }

  private boolean isChanged(int attribute) {
    int oldLength = old.lengths[attribute];
    int newLength = latest.lengths[attribute];
    if (oldLength == MISSING) {
      return isUnlikeMissing(layout.attribute(attribute), attribute, newLength);
    }
    if (oldLength != newLength) {
      return true;
    }
    return oldLength > 0
        && MemorySegment.mismatch(
                old.segment,
                old.starts[attribute],
                old.starts[attribute] + (long) oldLength,
                latest.segment,
                latest.starts[attribute],
                latest.starts[attribute] + (long) newLength)
            >= 0;
  }

  /// Compares with what the attribute has in rows that are older than itself.
  private boolean isUnlikeMissing(TupleLayout.Attribute shape, int attribute, int newLength) {
    int start = latest.starts[attribute];
    return switch (shape.missing()) {
      case Missing.Null() -> newLength != NULL;
      case Missing.Fixed(long datum) ->
          newLength < 0 || fixed(latest.segment, start, newLength) != datum;
      case Missing.Content(byte[] bytes) ->
          newLength < 0 || !isPlain(latest.segment, start, newLength, shape, bytes);
    };
  }

  private static long fixed(MemorySegment segment, int at, int length) {
    return switch (length) {
      case 1 -> Bytes.byteAt(segment, at);
      case 2 -> Bytes.shortAt(segment, at);
      case 4 -> Bytes.intAt(segment, at);
      default -> Bytes.longAt(segment, at);
    };
  }

  /// Whether a value is stored plainly, with the long header of a value in memory where it has one,
  /// and has this content.
  private static boolean isPlain(
      MemorySegment segment, int at, int length, TupleLayout.Attribute shape, byte[] bytes) {
    int head = shape.length() == -1 ? 4 : 0;
    boolean longHeader = head == 0 || (Bytes.byteAt(segment, at) & 0x03) == 0;
    return longHeader
        && length - head >= bytes.length
        && MemorySegment.mismatch(
                segment,
                at + head,
                at + head + bytes.length,
                MemorySegment.ofArray(bytes),
                0,
                bytes.length)
            < 0
        && (length - head == bytes.length
            || shape.length() != -1 && Bytes.byteAt(segment, at + bytes.length) == 0);
  }
}
