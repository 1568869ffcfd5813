package org.gajah.walformat.index;

import org.gajah.base.bytes.Slice;
import org.gajah.page.index.IndexTuple;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// A page of a B-tree was split (`xl_btree_split`, XLOG_BTREE_SPLIT_L and _R). Block 0 is the
/// original page, which becomes the left one; block 1 the new right one, made anew; block 2 the
/// right sibling that the original had, if any; block 3, above the leaves, the child whose split
/// the insertion completes.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 4 | level | level of the page |
/// | main | 4 | 2 | firstrightoff | offset number of the first tuple that goes right |
/// | main | 6 | 2 | newitemoff | offset number of the new tuple |
/// | main | 8 | 2 | postingoff | where the posting list before the new tuple is split, 0 if it is not |
/// | block 0 | 0 | - | | the new tuple when it goes left or splits a posting list |
/// | block 0 | | - | | the left page's new high key |
/// | block 1 | 0 | - | | all tuples of the right page, as they lie there |
///
/// @param onLeft whether the new tuple goes left
/// @param newItem empty when it is not in the record; before the split of the posting list
/// @param leftHighKey empty when the record was read from the log with an image instead
/// @param rightTuples from pd_upper to the special space
public record BTreeSplit(
    boolean onLeft,
    int level,
    int firstRightOffset,
    int newItemOffset,
    int postingOffset,
    Slice newItem,
    Slice leftHighKey,
    Slice rightTuples)
    implements BTreeRecord {
  @Override
  public int info() {
    return onLeft ? SPLIT_L : SPLIT_R;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putInt(level).putShort(firstRightOffset).putShort(newItemOffset);
    builder.mainData().putShort(postingOffset);
    builder.blockData(0).putSlice(newItem).putSlice(leftHighKey);
    builder.blockData(1).putSlice(rightTuples);
  }

  public static BTreeSplit decode(RecordView view) {
    int main = view.mainFrom();
    boolean onLeft = view.info() == SPLIT_L;
    int posting = view.unsignedShortAt(main + 8);
    int at = view.block(0).dataFrom();
    int length = view.blockData(0).length();
    int newItem = 0;
    if (length > 0 && (onLeft || posting != 0)) {
      int size = view.unsignedShortAt(at + IndexTuple.INFO) & IndexTuple.SIZE_MASK;
      newItem = size + 7 & ~7;
    }
    return new BTreeSplit(
        onLeft,
        view.intAt(main),
        view.unsignedShortAt(main + 4),
        view.unsignedShortAt(main + 6),
        posting,
        view.slice(at, newItem),
        view.slice(at + newItem, length - newItem),
        view.blockData(1));
  }

  @Override
  public void describe(Description out) {
    out.add("level: %u, firstrightoff: %d, ", level, firstRightOffset);
    out.add("newitemoff: %d, postingoff: %d", newItemOffset, postingOffset);
  }
}
