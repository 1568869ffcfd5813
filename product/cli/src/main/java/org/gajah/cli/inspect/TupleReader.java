package org.gajah.cli.inspect;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.page.Bytes;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.value.CompressedValue;
import org.gajah.page.value.ToastPointer;
import org.gajah.page.value.TupleLayout;
import org.gajah.page.value.TupleWalk;
import org.gajah.page.value.Varlena;
import org.jspecify.annotations.Nullable;

/// Takes tuples apart. A value is its bytes: without header and padding, decompressed, fetched from
/// its TOAST table.
final class TupleReader {
  private static final int SHORT_HEADER = 1;
  private static final int LONG_HEADER = 4;
  private static final int POINTER_HEADER = 2;
  private static final int NAME = 64;

  /// Fetches values that are stored in TOAST tables.
  interface Toast {
    byte[] fetch(ToastPointer pointer) throws IOException;
  }

  private final Toast toast;

  TupleReader(Toast toast) {
    this.toast = toast;
  }

  /// @param at where the tuple's header starts
  byte[] @Nullable [] values(MemorySegment page, int at, List<Column> columns) throws IOException {
    byte[] @Nullable [] result = new byte[columns.size()][];
    int present = HeapTuple.attributeCount(page, at);
    int data = at + HeapTuple.headerSize(page, at);
    int offset = 0;
    for (int i = 0; i < result.length; i++) {
      Column column = columns.get(i);
      if (i >= present) {
        byte[] missing = column.missing();
        result[i] = missing;
      } else if (!HeapTuple.isNull(page, at, i)) {
        TupleLayout.Attribute attribute = column.attribute();
        offset = TupleWalk.start(page, data, offset, attribute);
        int size = TupleWalk.size(page, data + offset, attribute);
        if (!column.dropped()) {
          result[i] = value(page, data + offset, attribute.length(), size);
        }
        offset += size;
      }
    }
    return result;
  }

  /// One value as it lies in a tuple.
  ///
  /// @param length its type's length
  /// @param size its own with all headers
  byte[] value(MemorySegment page, int at, int length, int size) throws IOException {
    if (length == -2) {
      return bytes(page, at, size - 1);
    }
    if (length == NAME) {
      return bytes(page, at, TupleWalk.nameLength(page, at));
    }
    if (length >= 0) {
      return bytes(page, at, size);
    }
    if (Varlena.isExternal(page, at)) {
      return toast.fetch(ToastPointer.read(bytes(page, at + POINTER_HEADER, ToastPointer.SIZE), 0));
    }
    if (Varlena.isShort(Bytes.byteAt(page, at) & 0xFF)) {
      return bytes(page, at + SHORT_HEADER, size - SHORT_HEADER);
    }
    byte[] content = bytes(page, at + LONG_HEADER, size - LONG_HEADER);
    return Varlena.isCompressed(page, at) ? decompressed(content) : content;
  }

  static byte[] decompressed(byte[] content) {
    ByteSink out = new ByteSink(content.length * 2);
    CompressedValue.decompress(content, 0, content.length, out);
    return out.toByteArray();
  }

  private static byte[] bytes(MemorySegment page, int at, int length) {
    byte[] result = new byte[length];
    MemorySegment.copy(page, ValueLayout.JAVA_BYTE, at, result, 0, length);
    return result;
  }
}
