package org.gajah.cli.inspect;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gajah.base.id.Oid;
import org.gajah.page.value.ToastPointer;

/// The values of TOAST tables, each table read whole when a value of it is first wanted.
final class ToastChunks implements TupleReader.Toast {
  private final StoredDatabase database;
  private final Map<Integer, Map<Integer, SortedMap<Integer, byte[]>>> tables = new HashMap<>();

  ToastChunks(StoredDatabase database) {
    this.database = database;
  }

  @Override
  public byte[] fetch(ToastPointer pointer) throws IOException {
    Map<Integer, SortedMap<Integer, byte[]>> values = tables.get(pointer.tableOid());
    if (values == null) {
      values = read(pointer.tableOid());
      tables.put(pointer.tableOid(), values);
    }
    byte[] whole = new byte[pointer.storedSize()];
    int length = 0;
    for (byte[] part : values.getOrDefault(pointer.valueId(), new TreeMap<>()).values()) {
      if (length + part.length <= whole.length) {
        System.arraycopy(part, 0, whole, length, part.length);
      }
      length += part.length;
    }
    if (length != whole.length) {
      throw new IOException(
          "TOAST value %s of table %s has %d of %d bytes"
              .formatted(
                  Oid.toString(pointer.valueId()),
                  Oid.toString(pointer.tableOid()),
                  length,
                  whole.length));
    }
    return pointer.isCompressed() ? TupleReader.decompressed(whole) : whole;
  }

  private Map<Integer, SortedMap<Integer, byte[]>> read(int table) throws IOException {
    Map<Integer, SortedMap<Integer, byte[]>> found = new HashMap<>();
    database.each(
        table,
        row -> {
          byte[] data = row.bytes("chunk_data");
          found
              .computeIfAbsent(row.oid("chunk_id"), _ -> new TreeMap<>())
              .put(row.oid("chunk_seq"), data == null ? new byte[0] : data);
        });
    return found;
  }
}
