package org.gajah.base.bytes;

import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32C;

/// CRC-32C (Castagnoli) as PostgreSQL computes it over WAL records, the control file, relation maps
/// and two-phase files. Mirrors `port/pg_crc32c.h`.
public final class Crc32c {
  private Crc32c() {}

  public static int of(byte[] bytes, int from, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, count);
    return (int) crc.getValue();
  }

  public static int of(MemorySegment segment, long from, long count) {
    CRC32C crc = new CRC32C();
    crc.update(segment.asSlice(from, count).asByteBuffer());
    return (int) crc.getValue();
  }

  /// The checksum of one stretch of `bytes` followed by another: a record's data come before its
  /// header.
  public static int of(byte[] bytes, int from, int count, int secondFrom, int secondCount) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, count);
    crc.update(bytes, secondFrom, secondCount);
    return (int) crc.getValue();
  }
}
