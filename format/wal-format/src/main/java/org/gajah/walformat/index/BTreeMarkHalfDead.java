package org.gajah.walformat.index;

import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// First step of deleting an empty leaf: its downlink goes and the page is half-dead
/// (`xl_btree_mark_page_halfdead`, XLOG_BTREE_MARK_PAGE_HALFDEAD). Block 0 is the leaf, made anew;
/// block 1 the parent of the whole subtree that goes.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 2 | poffset | offset number of the downlink in the parent |
/// | main | 4 | 4 | leafblk | the leaf |
/// | main | 8 | 4 | leftblk | its left sibling, 0 for none |
/// | main | 12 | 4 | rightblk | its right sibling |
/// | main | 16 | 4 | topparent | the topmost page that goes, invalid when that is the leaf itself |
public record BTreeMarkHalfDead(int parentOffset, int leaf, int left, int right, int topParent)
    implements BTreeRecord {
  @Override
  public int info() {
    return MARK_PAGE_HALFDEAD;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putShort(parentOffset).putShort(0);
    builder.mainData().putInt(leaf).putInt(left).putInt(right).putInt(topParent);
  }

  public static BTreeMarkHalfDead decode(RecordView view) {
    int main = view.mainFrom();
    return new BTreeMarkHalfDead(
        view.unsignedShortAt(main),
        view.intAt(main + 4),
        view.intAt(main + 8),
        view.intAt(main + 12),
        view.intAt(main + 16));
  }

  @Override
  public void describe(Description out) {
    out.add("topparent: %u, leaf: %u, left: %u, right: %u", topParent, leaf, left, right);
  }
}
