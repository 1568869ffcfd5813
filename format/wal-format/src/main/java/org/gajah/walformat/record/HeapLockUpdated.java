package org.gajah.walformat.record;

import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// A later version of a locked tuple was locked, too (`xl_heap_lock_updated`,
/// XLOG_HEAP2_LOCK_UPDATED). Layout and meaning as in [HeapLock].
public record HeapLockUpdated(int xmax, int offsetNumber, int infobits, int flags)
    implements Heap2Record {
  @Override
  public int info() {
    return LOCK_UPDATED;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putInt(xmax).putShort(offsetNumber).putByte(infobits).putByte(flags);
  }

  public static HeapLockUpdated decode(RecordView view) {
    int main = view.mainFrom();
    return new HeapLockUpdated(
        view.intAt(main),
        view.unsignedShortAt(main + 4),
        view.byteAt(main + 6),
        view.byteAt(main + 7));
  }

  @Override
  public void describe(Description out) {
    HeapLock.describe(out, xmax, offsetNumber, infobits, flags);
  }
}
