package org.gajah.walformat.record;

import org.gajah.base.bytes.Slice;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// A tuple was overwritten where it is, outside of all transactions (`xl_heap_inplace`,
/// XLOG_HEAP_INPLACE). Block 0 is its page.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 2 | offnum | offset number of the tuple |
/// | block 0 | 0 | - | | its attributes, as many bytes as before |
///
/// @param data the attributes; empty when the record was read from the log with an image instead
public record HeapInplace(int offsetNumber, Slice data) implements HeapRecord {
  @Override
  public int info() {
    return INPLACE;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putShort(offsetNumber);
    builder.blockData(0).putSlice(data);
  }

  public static HeapInplace decode(RecordView view) {
    return new HeapInplace(view.unsignedShortAt(view.mainFrom()), view.blockData(0));
  }

  @Override
  public void describe(Description out) {
    out.add("off: %u", offsetNumber);
  }
}
