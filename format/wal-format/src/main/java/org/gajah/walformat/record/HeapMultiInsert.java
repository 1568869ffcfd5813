package org.gajah.walformat.record;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// Several tuples were inserted into one heap page (`xl_heap_multi_insert`,
/// XLOG_HEAP2_MULTI_INSERT).
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 1 | flags | those of [HeapInsert] |
/// | main | 2 | 2 | ntuples | how many |
/// | main | 4 | 2 each | offsets | their offset numbers; left out when the page is made anew |
/// | block 0 | | | | tuples, each at an even offset |
///
/// | offset in tuple | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 2 | datalen | length of the body |
/// | 2 | 2 | t_infomask2 | of the tuple |
/// | 4 | 2 | t_infomask | of the tuple |
/// | 6 | 1 | t_hoff | of the tuple |
/// | 7 | - | body | the tuple from its byte 23 on |
///
/// Whoever inserts packs the tuples with [#pack]; whoever applies the record walks along with
/// [#next], at run time and in redo.
///
/// @param count how many tuples
/// @param offsetNumbers where they go; empty when the page is made anew, then 1, 2, 3 and so on
/// @param tuples packed as above; empty when the record was read from the log with an image instead
public record HeapMultiInsert(
    int flags, boolean initPage, int count, int[] offsetNumbers, Slice tuples)
    implements Heap2Record {
  private static final int HEADER = 7;

  @Override
  public int info() {
    return initPage ? MULTI_INSERT | HeapRecord.INIT_PAGE : MULTI_INSERT;
  }

  /// Appends a tuple in packed form to those that `out` holds already.
  ///
  /// @param body the tuple from its byte 23 on, in an array
  public static void pack(
      ByteSink out,
      int infomask2,
      int infomask,
      int headerSize,
      byte[] body,
      int bodyFrom,
      int bodyLength) {
    out.align(2).putShort(bodyLength).putShort(infomask2).putShort(infomask).putByte(headerSize);
    out.putBytes(body, bodyFrom, bodyLength);
  }

  /// Where in [#tuples]' array the first packed tuple starts.
  public int first() {
    return tuples.from();
  }

  /// Where the tuple behind the one at `at` starts.
  public int next(int at) {
    int end = bodyFrom(at) + bodyLength(at) - tuples.from();
    return tuples.from() + (end + 1 & ~1);
  }

  public int bodyLength(int at) {
    return LittleEndian.unsignedShort(tuples.array(), at);
  }

  public int infomask2(int at) {
    return LittleEndian.unsignedShort(tuples.array(), at + 2);
  }

  public int infomask(int at) {
    return LittleEndian.unsignedShort(tuples.array(), at + 4);
  }

  public int headerSize(int at) {
    return LittleEndian.unsignedByte(tuples.array(), at + 6);
  }

  /// Where the body of the tuple at `at` starts.
  public int bodyFrom(int at) {
    return at + HEADER;
  }

  /// The offset number of a tuple, counted from 0.
  public int offsetNumber(int index) {
    return initPage ? index + 1 : offsetNumbers[index];
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putByte(flags).putByte(0).putShort(count).putShorts(offsetNumbers);
    builder.blockData(0).putSlice(tuples);
  }

  public static HeapMultiInsert decode(RecordView view) {
    int main = view.mainFrom();
    boolean init = (view.info() & HeapRecord.INIT_PAGE) != 0;
    int count = view.unsignedShortAt(main + 2);
    return new HeapMultiInsert(
        view.byteAt(main),
        init,
        count,
        view.shortsAt(main + 4, init ? 0 : count),
        view.blockData(0));
  }

  @Override
  public void describe(Description out) {
    out.add("ntuples: %d, flags: 0x%x", count, flags);
    if (tuples.length() > 0 && !initPage) {
      out.add(", offsets:%o", offsetNumbers);
    }
  }
}
