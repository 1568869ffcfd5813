package org.gajah.walformat.index;

import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// Equal tuples of a leaf were merged into posting lists (`xl_btree_dedup`, XLOG_BTREE_DEDUP).
/// Block 0 is the page.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 2 | nintervals | how many posting lists are made |
/// | block 0 | | 4 each | | offset number of the first tuple (2), how many tuples (2) |
///
/// @param count how many posting lists
/// @param intervals pairs: first offset number and number of tuples; empty when the record was read
///   from the log with an image instead
public record BTreeDedup(int count, int[] intervals) implements BTreeRecord {
  @Override
  public int info() {
    return DEDUP;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putShort(count);
    builder.blockData(0).putShorts(intervals);
  }

  public static BTreeDedup decode(RecordView view) {
    return new BTreeDedup(
        view.unsignedShortAt(view.mainFrom()),
        view.shortsAt(view.block(0).dataFrom(), view.blockData(0).length() / 2));
  }

  @Override
  public void describe(Description out) {
    out.add("nintervals: %u", count);
  }
}
