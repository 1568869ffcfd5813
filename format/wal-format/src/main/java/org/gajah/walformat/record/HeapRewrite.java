package org.gajah.walformat.record;

import org.gajah.base.bytes.Slice;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// Part of a mapping file that tells logical decoding where the tuples of a rewritten catalog went
/// (`xl_heap_rewrite_mapping`, XLOG_HEAP2_REWRITE).
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 4 | mapped_xid | transaction that may need to see it |
/// | main | 4 | 4 | mapped_db | database, 0 for shared catalogs |
/// | main | 8 | 4 | mapped_rel | the catalog |
/// | main | 16 | 8 | offset | how long the file was before |
/// | main | 24 | 4 | num_mappings | how many mappings follow |
/// | main | 32 | 8 | start_lsn | where the rewrite began |
/// | main | 40 | 36 each | | mappings: locators of the old and the new files, old and new tid |
public record HeapRewrite(
    int mappedXid,
    int database,
    int relation,
    long fileOffset,
    int mappingCount,
    long startLsn,
    Slice mappings)
    implements Heap2Record {
  /// Size of one mapping.
  public static final int MAPPING_SIZE = 36;

  private static final int SIZE = 40;

  @Override
  public int info() {
    return REWRITE;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putInt(mappedXid).putInt(database).putInt(relation).putInt(0);
    builder.mainData().putLong(fileOffset).putInt(mappingCount).putInt(0).putLong(startLsn);
    builder.mainData().putSlice(mappings);
  }

  public static HeapRewrite decode(RecordView view) {
    int main = view.mainFrom();
    return new HeapRewrite(
        view.intAt(main),
        view.intAt(main + 4),
        view.intAt(main + 8),
        view.longAt(main + 16),
        view.intAt(main + 24),
        view.longAt(main + 32),
        view.mainFrom(main + SIZE));
  }

  @Override
  public void describe(Description out) {}
}
