package org.gajah.walformat.index;

import org.gajah.base.id.RelFileLocator;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordParts;
import org.gajah.walformat.RecordView;

/// A deleted page is about to be used anew (`xl_btree_reuse_page`, XLOG_BTREE_REUSE_PAGE): only a
/// standby with old snapshots needs to know.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 12 | locator | the index |
/// | main | 12 | 4 | block | the page |
/// | main | 16 | 8 | snapshotConflictHorizon | full id of the youngest transaction that may still be on its way to the page |
/// | main | 24 | 1 | isCatalogRel | whether the table is a catalog for logical decoding |
public record BTreeReusePage(
    RelFileLocator locator, int block, long conflictHorizon, boolean catalogRelation)
    implements BTreeRecord {
  @Override
  public int info() {
    return REUSE_PAGE;
  }

  @Override
  public void encode(RecordBuilder builder) {
    RecordParts.putLocator(builder.mainData(), locator);
    builder.mainData().putInt(block).putLong(conflictHorizon).putByte(catalogRelation ? 1 : 0);
  }

  public static BTreeReusePage decode(RecordView view) {
    int main = view.mainFrom();
    return new BTreeReusePage(
        view.locatorAt(main),
        view.intAt(main + 12),
        view.longAt(main + 16),
        view.byteAt(main + 24) != 0);
  }

  @Override
  public void describe(Description out) {
    out.add("rel: %r, snapshotConflictHorizon: %f", locator, conflictHorizon);
    out.add(", isCatalogRel: %b", catalogRelation);
  }
}
