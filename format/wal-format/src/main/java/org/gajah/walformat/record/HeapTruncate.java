package org.gajah.walformat.record;

import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// Relations were truncated (`xl_heap_truncate`, XLOG_HEAP_TRUNCATE): for logical decoding only,
/// redo does nothing.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 4 | dbId | database |
/// | main | 4 | 4 | nrelids | how many relations |
/// | main | 8 | 1 | flags | [#CASCADE], [#RESTART_SEQUENCES] |
/// | main | 12 | 4 each | relids | their oids |
public record HeapTruncate(int database, int flags, int[] relations) implements HeapRecord {
  public static final int CASCADE = 0x01;
  public static final int RESTART_SEQUENCES = 0x02;

  @Override
  public int info() {
    return TRUNCATE;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putInt(database).putInt(relations.length).putByte(flags).putZeros(3);
    builder.mainData().putInts(relations);
  }

  public static HeapTruncate decode(RecordView view) {
    int main = view.mainFrom();
    return new HeapTruncate(
        view.intAt(main), view.byteAt(main + 8), view.intsAt(main + 12, view.intAt(main + 4)));
  }

  @Override
  public void describe(Description out) {
    out.flags("flags", flags, "CASCADE", "RESTART_SEQS");
    out.add(", nrelids: %u, relids:%o", relations.length, relations);
  }
}
