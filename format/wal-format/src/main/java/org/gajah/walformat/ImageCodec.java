package org.gajah.walformat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.gajah.base.bytes.Pglz;

/// A way to compress images of pages in the log (`wal_compression`). Instances keep scratch memory
/// and belong to one thread.
public interface ImageCodec {
  /// The answer when compression does not help, or decompression finds garbage.
  int FAILED = -1;

  /// The bit in `bimg_info` that stands for it.
  int flag();

  /// The name in `wal_compression` and in `pg_waldump`.
  String label();

  /// Compresses `length` bytes from the start of `from`.
  ///
  /// @return the length of the result in `to`, or [#FAILED]
  int compress(byte[] from, int length, byte[] to);

  /// Decompresses to exactly `room` bytes at the start of `to`.
  ///
  /// @return `room`, or [#FAILED]
  int decompress(byte[] from, int fromAt, int length, byte[] to, int room);

  /// The codec with a flag.
  static ImageCodec ofFlag(int flag) {
    return switch (flag) {
      case WalFormat.IMAGE_PGLZ -> pglz();
      case WalFormat.IMAGE_LZ4 -> lz4();
      case WalFormat.IMAGE_ZSTD -> zstd();
      default -> throw new IllegalArgumentException("no compression has flag " + flag);
    };
  }

  /// PostgreSQL's own.
  static ImageCodec pglz() {
    return new ImageCodec() {
      private final Pglz pglz = new Pglz();

      @Override
      public int flag() {
        return WalFormat.IMAGE_PGLZ;
      }

      @Override
      public String label() {
        return "pglz";
      }

      @Override
      public int compress(byte[] from, int length, byte[] to) {
        return pglz.compress(from, 0, length, to, 0, Pglz.Strategy.DEFAULT);
      }

      @Override
      public int decompress(byte[] from, int fromAt, int length, byte[] to, int room) {
        return Pglz.decompress(from, fromAt, length, to, 0, room, true);
      }
    };
  }

  /// LZ4 blocks, without a frame.
  static ImageCodec lz4() {
    return new ImageCodec() {
      private final LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
      private final LZ4SafeDecompressor decompressor =
          LZ4Factory.fastestInstance().safeDecompressor();

      @Override
      public int flag() {
        return WalFormat.IMAGE_LZ4;
      }

      @Override
      public String label() {
        return "lz4";
      }

      @Override
      public int compress(byte[] from, int length, byte[] to) {
        return compressor.compress(from, 0, length, to, 0, to.length);
      }

      @Override
      public int decompress(byte[] from, int fromAt, int length, byte[] to, int room) {
        try {
          int got = decompressor.decompress(from, fromAt, length, to, 0, room);
          return got == room ? got : FAILED;
        } catch (LZ4Exception garbage) {
          return FAILED;
        }
      }
    };
  }

  /// Zstandard frames.
  static ImageCodec zstd() {
    return new ImageCodec() {
      @Override
      public int flag() {
        return WalFormat.IMAGE_ZSTD;
      }

      @Override
      public String label() {
        return "zstd";
      }

      @Override
      public int compress(byte[] from, int length, byte[] to) {
        long got =
            Zstd.compressByteArray(
                to, 0, to.length, from, 0, length, Zstd.defaultCompressionLevel());
        return Zstd.isError(got) ? FAILED : (int) got;
      }

      @Override
      public int decompress(byte[] from, int fromAt, int length, byte[] to, int room) {
        try {
          long got = Zstd.decompressByteArray(to, 0, room, from, fromAt, length);
          return got == room ? room : FAILED;
        } catch (ZstdException garbage) {
          return FAILED;
        }
      }
    };
  }
}
