package org.gajah.page.value;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.page.Bytes;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.page.index.IndexTuple;

/// Reads the attributes that somebody needs out of tuples and puts them into vectors, a tuple at a
/// time. One decoder serves one scan by one thread; it allocates nothing for each tuple.
///
/// An attribute whose offset is the same in all tuples is read directly; only behind the first
/// attribute of varying length (or in a tuple with nulls) are the attributes walked through.
public final class TupleDecoder {
  private final TupleLayout.Attribute[] attributes;
  private final int[] cachedOffsets;
  private final int[] needed;
  private final Vector[] targets;
  private final int walkFrom;
  private final int walkOffset;

  /// @param layout how the tuples are laid out
  /// @param needed the attributes to read, counted from 0, ascending
  /// @param targets where each of them goes: a [LongVector] where it is passed by value, a
  ///   [BytesVector] otherwise
  public TupleDecoder(TupleLayout layout, int[] needed, Vector[] targets) {
    int count = layout.attributeCount();
    this.attributes = new TupleLayout.Attribute[count];
    this.cachedOffsets = new int[count];
    Arrays.setAll(attributes, layout::attribute);
    Arrays.setAll(cachedOffsets, layout::cachedOffset);
    this.needed = needed.clone();
    this.targets = targets.clone();
    int last = 0;
    while (last + 1 < count && cachedOffsets[last + 1] >= 0) {
      last++;
    }
    this.walkFrom = last;
    this.walkOffset = count == 0 ? 0 : cachedOffsets[last];
  }

  /// Reads the heap tuple at `at` in a page into row `row` of the targets.
  public void heapTuple(MemorySegment page, int at, int row) {
    int infomask = HeapTuple.infomask(page, at);
    int dataAt = at + HeapTuple.headerSize(page, at);
    int bitsAt = (infomask & Infomask.HAS_NULL) == 0 ? -1 : at + HeapTuple.BITS;
    decode(page, dataAt, bitsAt, HeapTuple.attributeCount(page, at), row);
  }

  /// Reads the index tuple at `at` in a page into row `row` of the targets; it has all attributes
  /// of the layout.
  public void indexTuple(MemorySegment page, int at, int row) {
    indexTuple(page, at, attributes.length, row);
  }

  /// Reads an index tuple of which only the first `attributeCount` attributes are there (a
  /// truncated pivot tuple); the others read as null.
  public void indexTuple(MemorySegment page, int at, int attributeCount, int row) {
    int info = IndexTuple.info(page, at);
    int bitsAt = (info & IndexTuple.HAS_NULLS) == 0 ? -1 : at + IndexTuple.HEADER_SIZE;
    decode(page, at + IndexTuple.dataOffset(info), bitsAt, attributeCount, row);
  }

  private void decode(MemorySegment page, int dataAt, int bitsAt, int attributeCount, int row) {
    boolean walking = false;
    int walked = 0;
    int offset = 0;
    for (int n = 0; n < needed.length; n++) {
      int index = needed[n];
      if (index >= attributeCount) {
        setMissing(index, targets[n], row);
        continue;
      }
      if (bitsAt >= 0) {
        if (isNull(page, bitsAt, index)) {
          targets[n].setNull(row);
          continue;
        }
      } else if (cachedOffsets[index] >= 0) {
        read(page, dataAt + cachedOffsets[index], attributes[index], targets[n], row);
        continue;
      }
      if (!walking) {
        walking = true;
        walked = bitsAt < 0 ? walkFrom : 0;
        offset = bitsAt < 0 ? walkOffset : 0;
      }
      for (; walked < index; walked++) {
        if (bitsAt < 0 || !isNull(page, bitsAt, walked)) {
          TupleLayout.Attribute attribute = attributes[walked];
          int start = TupleWalk.start(page, dataAt, offset, attribute);
          offset = start + TupleWalk.size(page, dataAt + start, attribute);
        }
      }
      int start = TupleWalk.start(page, dataAt, offset, attributes[index]);
      offset = start + read(page, dataAt + start, attributes[index], targets[n], row);
      walked = index + 1;
    }
  }

  private static boolean isNull(MemorySegment page, int bitsAt, int index) {
    return (Bytes.byteAt(page, bitsAt + (index >> 3)) & 1 << (index & 7)) == 0;
  }

  /// Reads one value and returns its size in the tuple.
  private static int read(
      MemorySegment page, int at, TupleLayout.Attribute attribute, Vector target, int row) {
    if (attribute.byValue()) {
      ((LongVector) target).set(row, TupleWalk.fixed(page, at, attribute.length()));
      return attribute.length();
    }
    BytesVector bytes = (BytesVector) target;
    return switch (attribute.length()) {
      case -1 -> readVarlena(page, at, bytes, row);
      case -2 -> {
        int length = TupleWalk.cStringLength(page, at);
        copy(page, at, length, bytes, row);
        yield length + 1;
      }
      case TupleFormer.NAME_LENGTH -> {
        copy(page, at, TupleWalk.nameLength(page, at), bytes, row);
        yield TupleFormer.NAME_LENGTH;
      }
      default -> {
        copy(page, at, attribute.length(), bytes, row);
        yield attribute.length();
      }
    };
  }

  private static int readVarlena(MemorySegment page, int at, BytesVector target, int row) {
    int first = Bytes.unsignedByte(page, at);
    if (first == 0x01) {
      checkTag(page, at);
      copy(page, at + 2, Varlena.ONDISK_POINTER_SIZE - 2, target, row);
      target.setForm(row, BytesVector.EXTERNAL);
      return Varlena.ONDISK_POINTER_SIZE;
    }
    if (Varlena.isShort(first)) {
      int size = first >>> 1;
      copy(page, at + 1, size - 1, target, row);
      return size;
    }
    int size = Bytes.intAt(page, at) >>> 2;
    copy(page, at + 4, size - 4, target, row);
    if ((first & 0x03) == 0x02) {
      target.setForm(row, BytesVector.COMPRESSED);
    } else if (size - 4 < Varlena.MAX_SHORT) {
      target.setForm(row, BytesVector.PLAIN_LONG);
    }
    return size;
  }

  private static void checkTag(MemorySegment page, int at) {
    int tag = Bytes.unsignedByte(page, at + 1);
    if (tag != Varlena.TAG_ONDISK) {
      throw new PgException(SqlState.DATA_CORRUPTED, "unexpected TOAST tag " + tag + " in a tuple");
    }
  }

  private static void copy(MemorySegment page, int at, int length, BytesVector target, int row) {
    int start = target.sink().length();
    target.sink().putSegment(page, at, length);
    target.finish(row, start);
  }

  private void setMissing(int index, Vector target, int row) {
    switch (attributes[index].missing()) {
      case TupleLayout.Missing.Null() -> target.setNull(row);
      case TupleLayout.Missing.Fixed(long datum) -> ((LongVector) target).set(row, datum);
      case TupleLayout.Missing.Content(byte[] bytes) ->
          ((BytesVector) target).set(row, bytes, 0, bytes.length);
    }
  }
}
