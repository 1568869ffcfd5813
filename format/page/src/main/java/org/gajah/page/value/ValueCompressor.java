package org.gajah.page.value;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Pglz;

/// Compresses values inside tuples. Keeps scratch memory and belongs to one thread. Mirrors
/// `toast_compress_datum`.
public final class ValueCompressor {
  private static final int FAILED = -1;

  /// What a compressed value needs besides: the header of four bytes and `va_tcinfo`.
  private static final int OVERHEAD = 4 + ToastCompression.INFO_SIZE;

  /// Bytes that must be saved at least, for padding may cost as much.
  private static final int MIN_SAVING = 2;

  private final Pglz pglz = new Pglz();
  private final LZ4Compressor lz4 = LZ4Factory.fastestInstance().fastCompressor();

  /// Appends the compressed form of a value, `va_tcinfo` first, unless it does not help.
  ///
  /// @return whether it was appended
  public boolean compress(
      byte[] value, int from, int length, ToastCompression method, ByteSink out) {
    int start = out.length();
    out.putInt(method.info(length));
    int got =
        switch (method) {
          case PGLZ -> compressPglz(value, from, length, out);
          case LZ4 -> compressLz4(value, from, length, out);
        };
    if (got == FAILED || got + OVERHEAD >= length - MIN_SAVING) {
      out.truncate(start);
      return false;
    }
    out.truncate(start + ToastCompression.INFO_SIZE + got);
    return true;
  }

  private int compressPglz(byte[] value, int from, int length, ByteSink out) {
    int at = out.reserve(Pglz.maxOutput(length));
    return pglz.compress(value, from, length, out.array(), at, Pglz.Strategy.DEFAULT);
  }

  private int compressLz4(byte[] value, int from, int length, ByteSink out) {
    int room = lz4.maxCompressedLength(length);
    int at = out.reserve(room);
    try {
      return lz4.compress(value, from, length, out.array(), at, room);
    } catch (LZ4Exception noRoom) {
      return FAILED;
    }
  }
}
