package org.gajah.walformat.index;

import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// VACUUM removed tuples from a leaf (`xl_btree_vacuum`, XLOG_BTREE_VACUUM). Block 0 is the page,
/// which redo locks for cleanup.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 2 | ndeleted | tuples that go |
/// | main | 2 | 2 | nupdated | posting lists that lose tids |
/// | block 0 | | | | see [BTreeDeletion] |
public record BTreeVacuum(BTreeDeletion deletion) implements BTreeRecord {
  @Override
  public int info() {
    return VACUUM;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putShort(deletion.deletedCount()).putShort(deletion.updatedCount());
    deletion.encode(builder);
  }

  public static BTreeVacuum decode(RecordView view) {
    int main = view.mainFrom();
    return new BTreeVacuum(
        BTreeDeletion.decode(view, view.unsignedShortAt(main), view.unsignedShortAt(main + 2)));
  }

  @Override
  public void describe(Description out) {
    out.add("ndeleted: %u, nupdated: %u", deletion.deletedCount(), deletion.updatedCount());
    deletion.describe(out);
  }
}
