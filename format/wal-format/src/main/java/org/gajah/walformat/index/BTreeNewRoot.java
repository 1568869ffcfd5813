package org.gajah.walformat.index;

import org.gajah.base.bytes.Slice;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// A B-tree got a new root (`xl_btree_newroot`, XLOG_BTREE_NEWROOT). Block 0 is the root, made
/// anew; block 1, above the leaves, the left child, whose split is complete now; block 2 the
/// metapage.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 4 | rootblk | the root |
/// | main | 4 | 4 | level | its level |
/// | block 0 | 0 | - | | its tuples, as they lie there; none on level 0 |
/// | block 2 | 0 | 28 | | see [BTreeMetadata] |
public record BTreeNewRoot(int root, int level, Slice tuples, BTreeMetadata metadata)
    implements BTreeRecord {
  @Override
  public int info() {
    return NEWROOT;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putInt(root).putInt(level);
    builder.blockData(0).putSlice(tuples);
    metadata.encode(builder.blockData(2));
  }

  public static BTreeNewRoot decode(RecordView view) {
    int main = view.mainFrom();
    return new BTreeNewRoot(
        view.intAt(main), view.intAt(main + 4), view.blockData(0), BTreeMetadata.decode(view, 2));
  }

  @Override
  public void describe(Description out) {
    out.add("level: %u", level);
  }
}
