package org.gajah.walformat.index;

import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// An insertion that needed room removed dead tuples from a leaf (`xl_btree_delete`,
/// XLOG_BTREE_DELETE). Block 0 is the page.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 4 | snapshotConflictHorizon | on a standby, snapshots as old as this one still see what goes |
/// | main | 4 | 2 | ndeleted | tuples that go |
/// | main | 6 | 2 | nupdated | posting lists that lose tids |
/// | main | 8 | 1 | isCatalogRel | whether the table is a catalog for logical decoding |
/// | block 0 | | | | see [BTreeDeletion] |
public record BTreeDelete(int conflictHorizon, boolean catalogRelation, BTreeDeletion deletion)
    implements BTreeRecord {
  @Override
  public int info() {
    return DELETE;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putInt(conflictHorizon).putShort(deletion.deletedCount());
    builder.mainData().putShort(deletion.updatedCount()).putByte(catalogRelation ? 1 : 0);
    deletion.encode(builder);
  }

  public static BTreeDelete decode(RecordView view) {
    int main = view.mainFrom();
    return new BTreeDelete(
        view.intAt(main),
        view.byteAt(main + 8) != 0,
        BTreeDeletion.decode(view, view.unsignedShortAt(main + 4), view.unsignedShortAt(main + 6)));
  }

  @Override
  public void describe(Description out) {
    out.add("snapshotConflictHorizon: %u, ", conflictHorizon);
    out.add("ndeleted: %u, nupdated: %u", deletion.deletedCount(), deletion.updatedCount());
    out.add(", isCatalogRel: %b", catalogRelation);
    deletion.describe(out);
  }
}
