package org.gajah.walformat.record;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// A tuple was inserted into a heap page (`xl_heap_insert`, XLOG_HEAP_INSERT).
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 2 | offnum | offset number of the tuple |
/// | main | 2 | 1 | flags | [#ALL_VISIBLE_CLEARED] and so on |
/// | block 0 | 0 | 2 | t_infomask2 | of the tuple |
/// | block 0 | 2 | 2 | t_infomask | of the tuple |
/// | block 0 | 4 | 1 | t_hoff | of the tuple |
/// | block 0 | 5 | - | body | the tuple from its byte 23 on: null bits, padding, attributes |
///
/// @param offsetNumber where the tuple goes
/// @param flags see the constants
/// @param initPage whether the page is made anew first (XLOG_HEAP_INIT_PAGE)
/// @param infomask2 of the tuple
/// @param infomask of the tuple
/// @param headerSize t_hoff of the tuple
/// @param body the tuple from its byte 23 on; empty when the record was read from the log with an
///   image instead
public record HeapInsert(
    int offsetNumber,
    int flags,
    boolean initPage,
    int infomask2,
    int infomask,
    int headerSize,
    Slice body)
    implements HeapRecord {
  public static final int ALL_VISIBLE_CLEARED = 0x01;
  public static final int LAST_IN_MULTI = 0x02;
  public static final int IS_SPECULATIVE = 0x04;
  public static final int CONTAINS_NEW_TUPLE = 0x08;
  public static final int ON_TOAST_RELATION = 0x10;
  public static final int ALL_FROZEN_SET = 0x20;

  private static final int HEADER = 5;

  @Override
  public int info() {
    return initPage ? INSERT | INIT_PAGE : INSERT;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putShort(offsetNumber).putByte(flags);
    ByteSink data = builder.blockData(0);
    data.putShort(infomask2).putShort(infomask).putByte(headerSize);
    data.putSlice(body);
  }

  public static HeapInsert decode(RecordView view) {
    int main = view.mainFrom();
    boolean init = (view.info() & INIT_PAGE) != 0;
    RecordView.BlockView block = view.block(0);
    if (!block.hasData()) {
      return new HeapInsert(
          view.unsignedShortAt(main), view.byteAt(main + 2), init, 0, 0, 0, view.slice(main, 0));
    }
    int data = block.dataFrom();
    return new HeapInsert(
        view.unsignedShortAt(main),
        view.byteAt(main + 2),
        init,
        view.unsignedShortAt(data),
        view.unsignedShortAt(data + 2),
        view.byteAt(data + 4),
        view.slice(data + HEADER, block.dataLength() - HEADER));
  }

  @Override
  public void describe(Description out) {
    out.add("off: %u, flags: 0x%x", offsetNumber, flags);
  }
}
