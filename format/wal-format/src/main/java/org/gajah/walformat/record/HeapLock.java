package org.gajah.walformat.record;

import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// A tuple was locked (`xl_heap_lock`, XLOG_HEAP_LOCK). Block 0 is its page.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 4 | xmax | who holds the lock, perhaps a multixact |
/// | main | 4 | 2 | offnum | offset number of the tuple |
/// | main | 6 | 1 | infobits_set | what xmax is, see [HeapRecord] |
/// | main | 7 | 1 | flags | [#ALL_FROZEN_CLEARED] |
public record HeapLock(int xmax, int offsetNumber, int infobits, int flags) implements HeapRecord {
  public static final int ALL_FROZEN_CLEARED = 0x01;

  @Override
  public int info() {
    return LOCK;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putInt(xmax).putShort(offsetNumber).putByte(infobits).putByte(flags);
  }

  public static HeapLock decode(RecordView view) {
    int main = view.mainFrom();
    return new HeapLock(
        view.intAt(main),
        view.unsignedShortAt(main + 4),
        view.byteAt(main + 6),
        view.byteAt(main + 7));
  }

  @Override
  public void describe(Description out) {
    describe(out, xmax, offsetNumber, infobits, flags);
  }

  static void describe(Description out, int xmax, int offsetNumber, int infobits, int flags) {
    out.add("xmax: %u, off: %u, ", xmax, offsetNumber);
    HeapRecord.describeInfobits(out, "infobits", infobits);
    out.add(", flags: 0x%x", flags);
  }
}
