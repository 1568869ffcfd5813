package org.gajah.walformat.record;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.page.heap.HeapTuple;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.jspecify.annotations.Nullable;

/// A tuple got a new version (`xl_heap_update`, XLOG_HEAP_UPDATE and XLOG_HEAP_HOT_UPDATE). Block 0
/// is the page of the new version, block 1 that of the old one where they differ.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 4 | old_xmax | xmax of the old version |
/// | main | 4 | 2 | old_offnum | its offset number |
/// | main | 6 | 1 | old_infobits_set | what its xmax is, see [HeapRecord] |
/// | main | 7 | 1 | flags | [#OLD_ALL_VISIBLE_CLEARED] and so on |
/// | main | 8 | 4 | new_xmax | xmax of the new version |
/// | main | 12 | 2 | new_offnum | its offset number |
/// | main | 14 | - | | the old tuple or key, see [OldTuple] |
/// | block 0 | 0 | 2 | | length of the prefix, with [#PREFIX_FROM_OLD] |
/// | block 0 | | 2 | | length of the suffix, with [#SUFFIX_FROM_OLD] |
/// | block 0 | | 5 | xl_heap_header | t_infomask2, t_infomask, t_hoff of the new version |
/// | block 0 | | t_hoff - 23 | | its null bits and padding |
/// | block 0 | | - | | its attributes, less what they have in common with the old version's |
///
/// Prefix and suffix are counted within the attributes and are on the page already, in the old
/// version; they are left out only where both versions are on one page.
///
/// @param hot whether the new version is a heap-only tuple
/// @param initPage whether the page of the new version is made anew first
/// @param prefix bytes at the start of the attributes that are the old version's
/// @param suffix bytes at their end that are
/// @param bits null bits and padding of the new version; empty, like `data`, when the record was
///   read from the log with an image instead
/// @param data its attributes without prefix and suffix
/// @param oldTuple at `wal_level = logical`, with [#CONTAINS_OLD_TUPLE] or [#CONTAINS_OLD_KEY]
public record HeapUpdate(
    boolean hot,
    boolean initPage,
    int oldXmax,
    int oldOffsetNumber,
    int oldInfobits,
    int flags,
    int newXmax,
    int newOffsetNumber,
    int prefix,
    int suffix,
    int infomask2,
    int infomask,
    int headerSize,
    Slice bits,
    Slice data,
    @Nullable OldTuple oldTuple)
    implements HeapRecord {
  public static final int OLD_ALL_VISIBLE_CLEARED = 0x01;
  public static final int NEW_ALL_VISIBLE_CLEARED = 0x02;
  public static final int CONTAINS_OLD_TUPLE = 0x04;
  public static final int CONTAINS_OLD_KEY = 0x08;
  public static final int CONTAINS_NEW_TUPLE = 0x10;
  public static final int PREFIX_FROM_OLD = 0x20;
  public static final int SUFFIX_FROM_OLD = 0x40;
  public static final int CONTAINS_OLD = CONTAINS_OLD_TUPLE | CONTAINS_OLD_KEY;

  private static final int SIZE = 14;

  @Override
  public int info() {
    return (hot ? HOT_UPDATE : UPDATE) | (initPage ? INIT_PAGE : 0);
  }

  @Override
  public void encode(RecordBuilder builder) {
    ByteSink main = builder.mainData();
    main.putInt(oldXmax).putShort(oldOffsetNumber).putByte(oldInfobits).putByte(flags);
    main.putInt(newXmax).putShort(newOffsetNumber);
    if (oldTuple != null) {
      oldTuple.encode(main);
    }
    ByteSink block = builder.blockData(0);
    if ((flags & PREFIX_FROM_OLD) != 0) {
      block.putShort(prefix);
    }
    if ((flags & SUFFIX_FROM_OLD) != 0) {
      block.putShort(suffix);
    }
    block.putShort(infomask2).putShort(infomask).putByte(headerSize);
    block.putSlice(bits).putSlice(data);
  }

  public static HeapUpdate decode(RecordView view) {
    int main = view.mainFrom();
    int flags = view.byteAt(main + 7);
    boolean there = view.hasBlockData(0);
    int at = view.block(0).dataFrom();
    int end = at + view.block(0).dataLength();
    int prefix = 0;
    int suffix = 0;
    if (there && (flags & PREFIX_FROM_OLD) != 0) {
      prefix = view.unsignedShortAt(at);
      at += 2;
    }
    if (there && (flags & SUFFIX_FROM_OLD) != 0) {
      suffix = view.unsignedShortAt(at);
      at += 2;
    }
    int body = at + 5;
    int headerSize = there ? view.byteAt(at + 4) : HeapTuple.HEADER_SIZE;
    int data = body + headerSize - HeapTuple.HEADER_SIZE;
    return new HeapUpdate(
        (view.info() & KIND_MASK) == HOT_UPDATE,
        (view.info() & INIT_PAGE) != 0,
        view.intAt(main),
        view.unsignedShortAt(main + 4),
        view.byteAt(main + 6),
        flags,
        view.intAt(main + 8),
        view.unsignedShortAt(main + 12),
        prefix,
        suffix,
        there ? view.unsignedShortAt(at) : 0,
        there ? view.unsignedShortAt(at + 2) : 0,
        headerSize,
        view.slice(body, there ? data - body : 0),
        view.slice(data, there ? end - data : 0),
        (flags & CONTAINS_OLD) == 0 ? null : OldTuple.decode(view, main + SIZE));
  }

  @Override
  public void describe(Description out) {
    out.add("old_xmax: %u, old_off: %u, ", oldXmax, oldOffsetNumber);
    HeapRecord.describeInfobits(out, "old_infobits", oldInfobits);
    out.add(", flags: 0x%x, new_xmax: %u, new_off: %u", flags, newXmax, newOffsetNumber);
  }
}
