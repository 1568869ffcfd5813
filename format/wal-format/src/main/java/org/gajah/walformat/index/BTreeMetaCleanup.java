package org.gajah.walformat.index;

import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// VACUUM noted in the metapage how many deleted pages it left (XLOG_BTREE_META_CLEANUP). Block 0
/// is the metapage, its data a [BTreeMetadata]; there are no main data.
public record BTreeMetaCleanup(BTreeMetadata metadata) implements BTreeRecord {
  @Override
  public int info() {
    return META_CLEANUP;
  }

  @Override
  public void encode(RecordBuilder builder) {
    metadata.encode(builder.blockData(0));
  }

  public static BTreeMetaCleanup decode(RecordView view) {
    return new BTreeMetaCleanup(BTreeMetadata.decode(view, 0));
  }

  @Override
  public void describe(Description out) {
    out.add("last_cleanup_num_delpages: %u", metadata.deletedPages());
  }
}
