package org.gajah.recovery.redo;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.redo.PageMask;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoContext.Action;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.record.GenericRecord;

/// Redo of pages that were changed as bytes. Mirrors `generic_redo`.
///
/// | offset | size | field |
/// |---:|---:|---|
/// | 0 | 2 | offset in the page |
/// | 2 | 2 | length |
/// | 4 | - | so many bytes |
final class GenericRedo implements RedoHandler {
  private static final int PATCH_HEAD = 4;

  @Override
  public void redo(RecordView record, RedoContext context) {
    GenericRecord changes = GenericRecord.decode(record);
    // All pages stay locked until all have changed: nobody may see some of them.
    for (int index = 0; index < record.blockCount(); index++) {
      if (record.hasBlock(index) && context.page(record, index) == Action.APPLY) {
        apply(context.content(index), changes.deltas().get(index));
        context.applied(record, index);
      }
    }
    for (int index = 0; index < record.blockCount(); index++) {
      if (record.hasBlock(index)) {
        context.release(index);
      }
    }
  }

  private static void apply(MemorySegment page, Slice patches) {
    byte[] bytes = patches.array();
    int at = patches.from();
    int end = at + patches.length();
    while (at < end) {
      int offset = LittleEndian.unsignedShort(bytes, at);
      int length = LittleEndian.unsignedShort(bytes, at + 2);
      Bytes.copyIn(bytes, at + PATCH_HEAD, page, offset, length);
      at += PATCH_HEAD + length;
    }
    int lower = PageHeader.lower(page);
    Bytes.zero(page, lower, PageHeader.upper(page) - lower);
  }

  @Override
  public void mask(MemorySegment page, int block) {
    PageMask.head(page);
    PageMask.unusedSpace(page);
  }
}
