package org.gajah.walformat.index;

import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.jspecify.annotations.Nullable;

/// Second step of deleting a page: it leaves the chain of its siblings (`xl_btree_unlink_page`,
/// XLOG_BTREE_UNLINK_PAGE). Block 0 is the page, made anew; block 1 the left sibling, if any; block
/// 2 the right one; block 3 the half-dead leaf below, made anew, when that is another page; block 4
/// the metapage with XLOG_BTREE_UNLINK_PAGE_META.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 4 | leftsib | left sibling, 0 for none |
/// | main | 4 | 4 | rightsib | right sibling |
/// | main | 8 | 4 | level | level of the page |
/// | main | 16 | 8 | safexid | full transaction id after which the page may be used anew |
/// | main | 24 | 4 | leafleftsib | left sibling of the leaf |
/// | main | 28 | 4 | leafrightsib | right sibling of the leaf |
/// | main | 32 | 4 | leaftopparent | the next topmost page that goes, invalid for none |
/// | block 4 | 0 | 28 | | see [BTreeMetadata] |
///
/// @param metadata when the page's right sibling becomes the fast root
public record BTreeUnlinkPage(
    int left,
    int right,
    int level,
    long safeXid,
    int leafLeft,
    int leafRight,
    int leafTopParent,
    @Nullable BTreeMetadata metadata)
    implements BTreeRecord {
  @Override
  public int info() {
    return metadata == null ? UNLINK_PAGE : UNLINK_PAGE_META;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putInt(left).putInt(right).putInt(level).putInt(0).putLong(safeXid);
    builder.mainData().putInt(leafLeft).putInt(leafRight).putInt(leafTopParent);
    if (metadata != null) {
      metadata.encode(builder.blockData(4));
    }
  }

  public static BTreeUnlinkPage decode(RecordView view) {
    int main = view.mainFrom();
    return new BTreeUnlinkPage(
        view.intAt(main),
        view.intAt(main + 4),
        view.intAt(main + 8),
        view.longAt(main + 16),
        view.intAt(main + 24),
        view.intAt(main + 28),
        view.intAt(main + 32),
        view.info() == UNLINK_PAGE_META ? BTreeMetadata.decode(view, 4) : null);
  }

  @Override
  public void describe(Description out) {
    out.add("left: %u, right: %u, level: %u, safexid: %f, ", left, right, level, safeXid);
    out.add("leafleft: %u, leafright: %u, ", leafLeft, leafRight);
    out.add("leaftopparent: %u", leafTopParent);
  }
}
