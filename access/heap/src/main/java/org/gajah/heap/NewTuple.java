package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.toast.RowToaster;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.Vector;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.page.value.TupleFormer;
import org.jspecify.annotations.Nullable;

/// Tuples that are about to be stored, formed one after the other in memory that is reused.
final class NewTuple {
  /// Tuples longer than this get values compressed or moved out: a quarter of a page. Mirrors
  /// `TOAST_TUPLE_THRESHOLD`.
  static final int LONG = 2032;

  private final TupleFormer former;
  private final boolean shortens;
  private final ByteSink bytes = new ByteSink(512);
  private int start;
  private int length;

  NewTuple(TableDescriptor table) {
    this.former = new TupleFormer(table.layout());
    this.shortens = !table.columnStorage().isEmpty();
  }

  /// Forgets all tuples.
  void clear() {
    bytes.clear();
  }

  /// Forms a row behind those that are there.
  void form(Vector[] columns, int row) {
    start = bytes.length();
    length = former.heapTuple(columns, row, bytes);
  }

  /// Whether values of the tuple are to be compressed, moved out or looked after.
  boolean needsToaster() {
    return shortens && (length > LONG || hasExternal());
  }

  /// Forms the row once more as a toaster wants it.
  void shorten(
      RowToaster toaster, Vector[] columns, int row, @Nullable MemorySegment oldPage, int oldAt) {
    Vector[] shortened = toaster.shorten(columns, row, oldPage, oldAt);
    bytes.truncate(start);
    length = former.heapTuple(shortened, 0, bytes);
  }

  /// Goes back to a tuple that was formed before.
  void select(int newStart, int newLength) {
    start = newStart;
    length = newLength;
  }

  int start() {
    return start;
  }

  int length() {
    return length;
  }

  ByteSink bytes() {
    return bytes;
  }

  /// `t_infomask` as far as it follows from the values.
  int infomask() {
    return LittleEndian.unsignedShort(bytes.array(), start + HeapTuple.INFOMASK);
  }

  /// `t_infomask2`, likewise.
  int infomask2() {
    return LittleEndian.unsignedShort(bytes.array(), start + HeapTuple.INFOMASK2);
  }

  int headerSize() {
    return LittleEndian.unsignedByte(bytes.array(), start + HeapTuple.HOFF);
  }

  boolean hasExternal() {
    return (infomask() & Infomask.HAS_EXTERNAL) != 0;
  }

  /// The tuple from its byte 23 on.
  Slice body() {
    return new Slice(bytes.array(), start + HeapTuple.HEADER_SIZE, length - HeapTuple.HEADER_SIZE);
  }

  /// Null bits and padding.
  Slice bits() {
    return new Slice(
        bytes.array(), start + HeapTuple.HEADER_SIZE, headerSize() - HeapTuple.HEADER_SIZE);
  }

  /// The attributes without so many bytes at both ends.
  Slice data(int prefix, int suffix) {
    int from = start + headerSize() + prefix;
    return new Slice(bytes.array(), from, start + length - suffix - from);
  }
}
