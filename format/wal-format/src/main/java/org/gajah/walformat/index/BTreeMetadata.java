package org.gajah.walformat.index;

import org.gajah.base.bytes.ByteSink;
import org.gajah.walformat.RecordView;

/// The contents of a B-tree's metapage within a record (`xl_btree_metadata`).
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | version | version of the index |
/// | 4 | 4 | root | root |
/// | 8 | 4 | level | its level |
/// | 12 | 4 | fastroot | lowest page that is alone on its level |
/// | 16 | 4 | fastlevel | its level |
/// | 20 | 4 | last_cleanup_num_delpages | deleted pages the last cleanup left for later |
/// | 24 | 1 | allequalimage | whether deduplication is safe |
public record BTreeMetadata(
    int version,
    int root,
    int level,
    int fastRoot,
    int fastLevel,
    int deletedPages,
    boolean allEqualImage) {
  /// Size in a record, padding included.
  public static final int SIZE = 28;

  void encode(ByteSink out) {
    out.putInt(version).putInt(root).putInt(level).putInt(fastRoot).putInt(fastLevel);
    out.putInt(deletedPages).putInt(allEqualImage ? 1 : 0);
  }

  static BTreeMetadata decode(RecordView view, int block) {
    int at = view.block(block).dataFrom();
    return new BTreeMetadata(
        view.intAt(at),
        view.intAt(at + 4),
        view.intAt(at + 8),
        view.intAt(at + 12),
        view.intAt(at + 16),
        view.intAt(at + 20),
        view.byteAt(at + 24) != 0);
  }
}
