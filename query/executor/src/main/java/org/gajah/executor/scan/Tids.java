package org.gajah.executor.scan;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.id.Tid;
import org.gajah.batch.BytesVector;

/// Tids as values of type `tid`: six bytes.
public final class Tids {
  private Tids() {}

  /// Puts a tid at a row.
  public static void set(BytesVector vector, int row, long tid) {
    ByteSink sink = vector.sink();
    int start = sink.length();
    int block = Tid.block(tid);
    sink.putShort(block >>> 16);
    sink.putShort(block);
    sink.putShort(Tid.offset(tid));
    vector.finish(row, start);
  }

  /// The tid at a row.
  public static long get(BytesVector vector, int row) {
    byte[] bytes = vector.array();
    int at = vector.from(row);
    int block = unsignedShort(bytes, at) << 16 | unsignedShort(bytes, at + 2);
    return Tid.of(block, unsignedShort(bytes, at + 4));
  }

  private static int unsignedShort(byte[] bytes, int at) {
    return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
  }
}
