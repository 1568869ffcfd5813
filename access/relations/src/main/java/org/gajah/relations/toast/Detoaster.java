package org.gajah.relations.toast;

import java.util.HashMap;
import java.util.Map;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.table.TableAccessMethod;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.batch.BytesVector;
import org.gajah.page.value.CompressedValue;
import org.gajah.page.value.ToastCompression;
import org.gajah.page.value.ToastPointer;

/// Brings values into the form in which functions take them: fetches what was moved out, and
/// decompresses. Belongs to one statement, which sees the rows that the values are from; keeps
/// scratch memory, and pages of TOAST tables pinned, until it is closed. Mirrors
/// `access/common/detoast.c`.
public final class Detoaster implements AutoCloseable {
  private final StorageContext context;
  private final TableAccessMethod tables;
  private final IndexAccessMethod indexes;
  private final ToastTables toastTables;
  private final Map<Integer, ChunkReader> readers = new HashMap<>();
  private final ByteSink stored = new ByteSink(0);
  private final ByteSink raw = new ByteSink(0);

  /// @param tables how TOAST tables are stored
  /// @param indexes how their indexes are
  public Detoaster(
      StorageContext context,
      TableAccessMethod tables,
      IndexAccessMethod indexes,
      ToastTables toastTables) {
    this.context = context;
    this.tables = tables;
    this.indexes = indexes;
    this.toastTables = toastTables;
  }

  // Vectors

  /// Makes all values of a vector plain.
  ///
  /// @param rows rows 0 to `rows` - 1 are looked at
  public void flatten(BytesVector vector, int rows) {
    if (!vector.anyToasted()) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      flattenRow(vector, row);
    }
    vector.flattened();
  }

  /// Makes one value of a vector plain.
  public void flattenRow(BytesVector vector, int row) {
    byte form = vector.form(row);
    if (form < BytesVector.COMPRESSED || vector.isNull(row)) {
      return;
    }
    raw.clear();
    append(form, vector.array(), vector.from(row), vector.length(row), raw);
    vector.set(row, raw.array(), 0, raw.length());
    vector.setForm(row, BytesVector.PLAIN);
  }

  // Values

  /// Appends a value, whatever its form.
  ///
  /// @param form of [BytesVector]
  public void append(byte form, byte[] bytes, int from, int length, ByteSink out) {
    switch (form) {
      case BytesVector.COMPRESSED -> CompressedValue.decompress(bytes, from, length, out);
      case BytesVector.EXTERNAL -> appendExternal(ToastPointer.read(bytes, from), out);
      default -> out.putBytes(bytes, from, length);
    }
  }

  private void appendExternal(ToastPointer pointer, ByteSink out) {
    if (!pointer.isCompressed()) {
      appendStored(pointer, 0, pointer.storedSize(), out);
      return;
    }
    stored.clear();
    appendStored(pointer, 0, pointer.storedSize(), stored);
    CompressedValue.decompress(stored.array(), 0, stored.length(), out);
  }

  /// Appends a stretch of a value as it is stored: where it is compressed, of its compressed form.
  void appendStored(ToastPointer pointer, int from, int length, ByteSink out) {
    reader(pointer.tableOid()).read(pointer.valueId(), pointer.storedSize(), from, length, out);
  }

  private ChunkReader reader(int tableOid) {
    return readers.computeIfAbsent(
        tableOid, oid -> new ChunkReader(context, toastTables.find(oid), tables, indexes));
  }

  /// Appends a slice of a value, reading no more of it than is needed.
  ///
  /// @param sliceFrom where in the value the slice starts
  /// @param sliceLength how long it is at most; negative for all that is left
  /// @return how many bytes were appended
  public int appendSlice(
      byte form, byte[] bytes, int from, int length, int sliceFrom, int sliceLength, ByteSink out) {
    int before = out.length();
    long end = sliceLength < 0 ? Integer.MAX_VALUE : (long) sliceFrom + sliceLength;
    int limit = (int) Math.min(end, Integer.MAX_VALUE);
    switch (form) {
      case BytesVector.COMPRESSED -> {
        raw.clear();
        CompressedValue.decompressPrefix(bytes, from, length, limit, raw);
        appendPart(raw.array(), 0, raw.length(), sliceFrom, limit, out);
      }
      case BytesVector.EXTERNAL ->
          appendExternalSlice(ToastPointer.read(bytes, from), sliceFrom, limit, out);
      default -> appendPart(bytes, from, length, sliceFrom, limit, out);
    }
    return out.length() - before;
  }

  private static void appendPart(
      byte[] bytes, int from, int length, int sliceFrom, int limit, ByteSink out) {
    int end = Math.min(length, limit);
    if (sliceFrom < end) {
      out.putBytes(bytes, from + sliceFrom, end - sliceFrom);
    }
  }

  private void appendExternalSlice(ToastPointer pointer, int sliceFrom, int limit, ByteSink out) {
    if (!pointer.isCompressed()) {
      int end = Math.min(pointer.storedSize(), limit);
      if (sliceFrom < end) {
        appendStored(pointer, sliceFrom, end - sliceFrom, out);
      }
      return;
    }
    int needed = pointer.storedSize();
    if (limit < pointer.valueLength() && pointer.method() == ToastCompression.PGLZ) {
      needed = CompressedValue.prefixLength(pointer.method(), needed, limit);
    }
    stored.clear();
    appendStored(pointer, 0, needed, stored);
    raw.clear();
    CompressedValue.decompressPrefix(stored.array(), 0, stored.length(), limit, raw);
    appendPart(raw.array(), 0, raw.length(), sliceFrom, limit, out);
  }

  /// How long a value is, without reading it.
  public static int length(byte form, byte[] bytes, int from, int length) {
    return switch (form) {
      case BytesVector.COMPRESSED -> ToastCompression.rawLength(LittleEndian.intAt(bytes, from));
      case BytesVector.EXTERNAL -> ToastPointer.read(bytes, from).valueLength();
      default -> length;
    };
  }

  @Override
  public void close() {
    readers.values().forEach(ChunkReader::close);
    readers.clear();
  }
}
