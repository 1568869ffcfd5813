package org.gajah.walformat.record;

import org.gajah.base.bytes.ByteSink;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.jspecify.annotations.Nullable;

/// A tuple was deleted (`xl_heap_delete`, XLOG_HEAP_DELETE). Block 0 is its page.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 4 | xmax | who deleted it, perhaps a multixact |
/// | main | 4 | 2 | offnum | offset number of the tuple |
/// | main | 6 | 1 | infobits_set | what xmax is, see [HeapRecord] |
/// | main | 7 | 1 | flags | [#ALL_VISIBLE_CLEARED] and so on |
/// | main | 8 | - | | the old tuple or key, see [OldTuple] |
///
/// @param oldTuple at `wal_level = logical`, with [#CONTAINS_OLD_TUPLE] or [#CONTAINS_OLD_KEY]
public record HeapDelete(
    int xmax, int offsetNumber, int infobits, int flags, @Nullable OldTuple oldTuple)
    implements HeapRecord {
  public static final int ALL_VISIBLE_CLEARED = 0x01;
  public static final int CONTAINS_OLD_TUPLE = 0x02;
  public static final int CONTAINS_OLD_KEY = 0x04;

  /// A speculative insertion is taken back.
  public static final int IS_SUPER = 0x08;

  public static final int IS_PARTITION_MOVE = 0x10;
  public static final int CONTAINS_OLD = CONTAINS_OLD_TUPLE | CONTAINS_OLD_KEY;

  private static final int SIZE = 8;

  @Override
  public int info() {
    return DELETE;
  }

  @Override
  public void encode(RecordBuilder builder) {
    ByteSink main = builder.mainData();
    main.putInt(xmax).putShort(offsetNumber).putByte(infobits).putByte(flags);
    if (oldTuple != null) {
      oldTuple.encode(main);
    }
  }

  public static HeapDelete decode(RecordView view) {
    int main = view.mainFrom();
    int flags = view.byteAt(main + 7);
    return new HeapDelete(
        view.intAt(main),
        view.unsignedShortAt(main + 4),
        view.byteAt(main + 6),
        flags,
        (flags & CONTAINS_OLD) == 0 ? null : OldTuple.decode(view, main + SIZE));
  }

  @Override
  public void describe(Description out) {
    out.add("xmax: %u, off: %u, ", xmax, offsetNumber);
    HeapRecord.describeInfobits(out, "infobits", infobits);
    out.add(", flags: 0x%x", flags);
  }
}
