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

  /// Appends the first bytes of the decompressed value, or all of it where it is shorter.
  ///
  /// @param length of the value with its four bytes; its end may be missing, see [#prefixLength]
  /// @param wanted how many bytes of the result
  /// @return how many were appended
  /// @throws PgException XX001 when it is corrupt
  public static int decompressPrefix(byte[] value, int from, int length, int wanted, ByteSink out) {
    int info = LittleEndian.intAt(value, from);
    int raw = ToastCompression.rawLength(info);
    if (wanted >= raw) {
      return decompress(value, from, length, out);
    }
    int start = out.length();
    if (ToastCompression.ofInfo(info) == ToastCompression.LZ4) {
      decompress(value, from, length, out);
      out.truncate(start + wanted);
      return wanted;
    }
    int at = out.reserve(wanted);
    int packedFrom = from + ToastCompression.INFO_SIZE;
    int packedLength = length - ToastCompression.INFO_SIZE;
    int got = Pglz.decompress(value, packedFrom, packedLength, out.array(), at, wanted, false);
    if (got < 0) {
      throw new PgException(SqlState.DATA_CORRUPTED, "compressed pglz data is corrupt");
    }
    out.truncate(start + got);
    return got;
  }

  /// How many bytes of a compressed value are enough for [#decompressPrefix].
  ///
  /// @param method how it is compressed
  /// @param length of the whole, with its four bytes
  /// @param wanted how many bytes of the result
  public static int prefixLength(ToastCompression method, int length, int wanted) {
    return method == ToastCompression.LZ4
        ? length
        : ToastCompression.INFO_SIZE
            + Pglz.maxCompressed(wanted, length - ToastCompression.INFO_SIZE);
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
