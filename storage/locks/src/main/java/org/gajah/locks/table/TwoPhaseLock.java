package org.gajah.locks.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;

/// A lock that a prepared transaction holds: what the two-phase record of the lock manager says.
/// Mirrors TwoPhaseLockRecord.
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 16 | lock tag |
/// | 16 | 4 | mode, 1 to 8 |
public record TwoPhaseLock(LockTag tag, LockMode mode) {
  /// The number of bytes of a record.
  public static final int SIZE = LockTag.SIZE + 4;

  /// Reads the 20 bytes at `at`.
  ///
  /// @throws PgException XX000 when they are no such record
  public static TwoPhaseLock read(byte[] from, int at) {
    LockTag tag = LockTag.read(from, at);
    int mode = ByteBuffer.wrap(from).order(ByteOrder.LITTLE_ENDIAN).getInt(at + LockTag.SIZE);
    if (mode < 1 || mode > LockMode.COUNT) {
      throw PgException.internal("unrecognized lock mode: " + mode);
    }
    return new TwoPhaseLock(tag, LockMode.of(mode));
  }

  /// Appends the 20 bytes.
  public void write(ByteSink out) {
    tag.write(out);
    out.putInt(mode.number());
  }
}
