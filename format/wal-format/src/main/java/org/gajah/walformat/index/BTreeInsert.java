package org.gajah.walformat.index;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.jspecify.annotations.Nullable;

/// A tuple was inserted into a page of a B-tree (`xl_btree_insert`, XLOG_BTREE_INSERT_...). Block 0
/// is the page; on inner pages block 1 is the child whose split the insertion completes; with
/// [BTreeRecord#INSERT_META] block 2 is the metapage.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 2 | offnum | offset number of the tuple |
/// | block 0 | 0 | 2 | | with [BTreeRecord#INSERT_POST]: where the posting list before it is split |
/// | block 0 | | - | | the tuple; with INSERT_POST as it was before that split |
/// | block 2 | 0 | 28 | | see [BTreeMetadata] |
///
/// @param info which of the four kinds
/// @param postingOffset position in the posting list, 0 for other kinds
/// @param tuple empty when the record was read from the log with an image instead
public record BTreeInsert(
    int info, int offsetNumber, int postingOffset, Slice tuple, @Nullable BTreeMetadata metadata)
    implements BTreeRecord {
  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putShort(offsetNumber);
    ByteSink block = builder.blockData(0);
    if (info == INSERT_POST) {
      block.putShort(postingOffset);
    }
    block.putSlice(tuple);
    if (metadata != null) {
      metadata.encode(builder.blockData(2));
    }
  }

  public static BTreeInsert decode(RecordView view) {
    int info = view.info();
    boolean posting = info == INSERT_POST && view.hasBlockData(0);
    int at = view.block(0).dataFrom();
    Slice data = view.blockData(0);
    return new BTreeInsert(
        info,
        view.unsignedShortAt(view.mainFrom()),
        posting ? view.unsignedShortAt(at) : 0,
        posting ? view.slice(at + 2, data.length() - 2) : data,
        info == INSERT_META ? BTreeMetadata.decode(view, 2) : null);
  }

  @Override
  public void describe(Description out) {
    out.add("off: %u", offsetNumber);
  }
}
