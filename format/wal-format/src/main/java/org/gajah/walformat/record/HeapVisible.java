package org.gajah.walformat.record;

import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// A heap page was marked in the visibility map (`xl_heap_visible`, XLOG_HEAP2_VISIBLE). Block 0 is
/// the page of the map, block 1 the heap page.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 4 | snapshotConflictHorizon | on a standby, snapshots as old as this one cannot see all of it |
/// | main | 4 | 1 | flags | bits of the map, and [#CATALOG_RELATION] |
public record HeapVisible(int conflictHorizon, int flags) implements Heap2Record {
  /// The relation is a catalog as far as logical decoding is concerned.
  public static final int CATALOG_RELATION = 0x04;

  @Override
  public int info() {
    return VISIBLE;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putInt(conflictHorizon).putByte(flags);
  }

  public static HeapVisible decode(RecordView view) {
    int main = view.mainFrom();
    return new HeapVisible(view.intAt(main), view.byteAt(main + 4));
  }

  @Override
  public void describe(Description out) {
    out.add("snapshotConflictHorizon: %u, flags: 0x%x", conflictHorizon, flags);
  }
}
