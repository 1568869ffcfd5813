package org.gajah.walformat;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.id.Tid;

/// Pieces that records of several resource managers are made of.
public final class RecordParts {
  /// Size of a tid in a record.
  public static final int TID_SIZE = 6;

  private RecordParts() {}

  /// Appends a relation's locator: 12 bytes.
  public static void putLocator(ByteSink out, RelFileLocator locator) {
    out.putInt(locator.tablespace()).putInt(locator.database()).putInt(locator.relNumber());
  }

  /// Appends a tid: block, upper half first, and offset number.
  public static void putTid(ByteSink out, long tid) {
    int block = Tid.block(tid);
    out.putShort(block >>> 16).putShort(block).putShort(Tid.offset(tid));
  }

  /// A tid that stands in a record.
  public static long tidAt(RecordView view, int position) {
    int block = view.unsignedShortAt(position) << 16 | view.unsignedShortAt(position + 2);
    return Tid.of(block, view.unsignedShortAt(position + 4));
  }
}
