package org.gajah.page.value;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.page.index.IndexTuple;

/// Makes tuples out of rows of vectors, appending them to a [ByteSink]. Values go in as they are:
/// whoever wants them compressed or out of line has done so before. Mirrors the forming half of
/// `access/common/heaptuple.c` and `indextuple.c`.
public final class TupleFormer {
  /// Bytes of a value of type name on disk: its text, padded with zeros. In vectors it is the text
  /// alone.
  static final int NAME_LENGTH = 64;

  private final TupleLayout layout;

  public TupleFormer(TupleLayout layout) {
    this.layout = layout;
  }

  /// Appends a heap tuple whose xmin, xmax, command id and ctid are still zero.
  ///
  /// @param columns a vector for each attribute
  /// @param row which row of them
  /// @return length of the tuple
  /// @throws PgException 54011 when there are too many attributes
  public int heapTuple(Vector[] columns, int row, ByteSink out) {
    int count = layout.attributeCount();
    if (count > HeapTuple.MAX_ATTRIBUTES) {
      throw new PgException(
          SqlState.TOO_MANY_COLUMNS,
          "number of columns (" + count + ") exceeds limit (" + HeapTuple.MAX_ATTRIBUTES + ")");
    }
    int start = out.length();
    boolean nulls = anyNull(columns, count, row);
    int headerSize = Bytes.maxAlign(HeapTuple.HEADER_SIZE + (nulls ? (count + 7) / 8 : 0));
    out.putZeros(headerSize);
    if (nulls) {
      setBits(columns, count, row, out, start + HeapTuple.BITS);
    }
    int infomask = (nulls ? Infomask.HAS_NULL : 0) | fill(columns, count, row, out);
    out.setShort(start + HeapTuple.INFOMASK2, count);
    out.setShort(start + HeapTuple.INFOMASK, infomask);
    out.setByte(start + HeapTuple.HOFF, headerSize);
    return out.length() - start;
  }

  /// Appends an index tuple that points to `tid`, padded to a multiple of 8 bytes.
  ///
  /// @return length of the tuple
  /// @throws PgException 54000 when it is longer than its size field can say
  public int indexTuple(Vector[] columns, int row, long tid, ByteSink out) {
    int count = layout.attributeCount();
    int start = out.length();
    boolean nulls = anyNull(columns, count, row);
    int info = nulls ? IndexTuple.HAS_NULLS : 0;
    out.putZeros(IndexTuple.dataOffset(info));
    if (nulls) {
      setBits(columns, count, row, out, start + IndexTuple.HEADER_SIZE);
    }
    int mask = fill(columns, count, row, out);
    info |= (mask & Infomask.HAS_VARWIDTH) == 0 ? 0 : IndexTuple.HAS_VARWIDTH;
    out.putZeros(Bytes.maxAlign(out.length() - start) - (out.length() - start));
    int size = out.length() - start;
    if (size > IndexTuple.SIZE_MASK || size > PageHeader.PAGE_SIZE) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "index row requires " + size + " bytes, maximum size is " + IndexTuple.SIZE_MASK);
    }
    setItemPointer(out, start, tid);
    out.setShort(start + IndexTuple.INFO, info | size);
    return size;
  }

  /// Overwrites six bytes with a tid as `storage/itemptr.h` lays it out.
  public static void setItemPointer(ByteSink out, int at, long tid) {
    int block = Tid.block(tid);
    out.setShort(at, block >>> 16);
    out.setShort(at + 2, block);
    out.setShort(at + 4, Tid.offset(tid));
  }

  private static boolean anyNull(Vector[] columns, int count, int row) {
    for (int i = 0; i < count; i++) {
      if (columns[i].isNull(row)) {
        return true;
      }
    }
    return false;
  }

  private static void setBits(Vector[] columns, int count, int row, ByteSink out, int bitsAt) {
    for (int first = 0; first < count; first += 8) {
      int bits = 0;
      for (int i = first; i < Math.min(first + 8, count); i++) {
        bits |= columns[i].isNull(row) ? 0 : 1 << (i - first);
      }
      out.setByte(bitsAt + (first >> 3), bits);
    }
  }

  /// Appends the values and returns what the infomask must say about them.
  private int fill(Vector[] columns, int count, int row, ByteSink out) {
    int dataAt = out.length();
    int infomask = 0;
    for (int i = 0; i < count; i++) {
      if (!columns[i].isNull(row)) {
        infomask |= append(layout.attribute(i), columns[i], row, out, dataAt);
      }
    }
    return infomask;
  }

  private static int append(
      TupleLayout.Attribute attribute, Vector column, int row, ByteSink out, int dataAt) {
    if (attribute.byValue()) {
      align(out, dataAt, attribute.align());
      appendFixed(((LongVector) column).get(row), attribute.length(), out);
      return 0;
    }
    BytesVector bytes = (BytesVector) column;
    int from = bytes.from(row);
    int length = bytes.length(row);
    return switch (attribute.length()) {
      case -1 -> appendVarlena(attribute, bytes, row, out, dataAt);
      case -2 -> {
        out.putBytes(bytes.array(), from, length).putByte(0);
        yield Infomask.HAS_VARWIDTH;
      }
      default -> {
        align(out, dataAt, attribute.align());
        out.putBytes(bytes.array(), from, length);
        out.putZeros(attribute.length() - length);
        yield 0;
      }
    };
  }

  private static void appendFixed(long value, int length, ByteSink out) {
    switch (length) {
      case 1 -> out.putByte((int) value);
      case 2 -> out.putShort((int) value);
      case 4 -> out.putInt((int) value);
      case 8 -> out.putLong(value);
      default -> throw PgException.internal("unsupported byval length: " + length);
    }
  }

  private static int appendVarlena(
      TupleLayout.Attribute attribute, BytesVector bytes, int row, ByteSink out, int dataAt) {
    int length = bytes.length(row);
    byte form = bytes.form(row);
    int mask = Infomask.HAS_VARWIDTH;
    if (form == BytesVector.EXTERNAL) {
      out.putByte(0x01).putByte(Varlena.TAG_ONDISK);
      mask |= Infomask.HAS_EXTERNAL;
    } else if (form == BytesVector.COMPRESSED) {
      align(out, dataAt, attribute.align());
      out.putInt(Varlena.compressedHeader(length));
    } else if (attribute.packable() && length < Varlena.MAX_SHORT) {
      out.putByte(Varlena.shortHeader(length));
    } else {
      align(out, dataAt, attribute.align());
      out.putInt(Varlena.longHeader(length));
    }
    out.putBytes(bytes.array(), bytes.from(row), length);
    return mask;
  }

  private static void align(ByteSink out, int dataAt, int alignment) {
    out.putZeros(-(out.length() - dataAt) & alignment - 1);
  }
}
