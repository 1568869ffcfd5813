package org.gajah.page.value;

import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Pglz;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Values that are compressed inside a tuple: the four bytes of [ToastCompression], then the result
/// of the method.
public final class CompressedValue {
  private static final LZ4SafeDecompressor LZ4_DECOMPRESSOR =
      LZ4Factory.fastestInstance().safeDecompressor();

  private CompressedValue() {}

  /// Appends the decompressed value.
  ///
  /// @param length of the value with its four bytes
  /// @return its length
  /// @throws PgException XX001 when it is corrupt
  public static int decompress(byte[] value, int from, int length, ByteSink out) {
    int info = LittleEndian.intAt(value, from);
    int raw = ToastCompression.rawLength(info);
    ToastCompression method = ToastCompression.ofInfo(info);
    int at = out.reserve(raw);
    int packedFrom = from + ToastCompression.INFO_SIZE;
    int packedLength = length - ToastCompression.INFO_SIZE;
    int got =
        switch (method) {
          case PGLZ -> Pglz.decompress(value, packedFrom, packedLength, out.array(), at, raw, true);
          case LZ4 -> decompressLz4(value, packedFrom, packedLength, out.array(), at, raw);
        };
    if (got != raw) {
      String name = method == ToastCompression.LZ4 ? "lz4" : "pglz";
      throw new PgException(SqlState.DATA_CORRUPTED, "compressed " + name + " data is corrupt");
    }
    return raw;
  }

  private static int decompressLz4(
      byte[] from, int fromAt, int length, byte[] to, int toAt, int raw) {
    try {
      return LZ4_DECOMPRESSOR.decompress(from, fromAt, length, to, toAt, raw);
    } catch (LZ4Exception corrupt) {
      return -1;
    }
  }
}
