package org.gajah.walformat.record;

import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// A speculative insertion turned out well (`xl_heap_confirm`, XLOG_HEAP_CONFIRM). Block 0 is its
/// page; the main data are its offset number, 2 bytes.
public record HeapConfirm(int offsetNumber) implements HeapRecord {
  @Override
  public int info() {
    return CONFIRM;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putShort(offsetNumber);
  }

  public static HeapConfirm decode(RecordView view) {
    return new HeapConfirm(view.unsignedShortAt(view.mainFrom()));
  }

  @Override
  public void describe(Description out) {
    out.add("off: %u", offsetNumber);
  }
}
