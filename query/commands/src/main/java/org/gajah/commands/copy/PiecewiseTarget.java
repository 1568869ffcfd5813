package org.gajah.commands.copy;

import org.gajah.base.bytes.ByteSink;

/// A target that is written in large pieces.
abstract class PiecewiseTarget implements CopyTarget {
  /// Bytes of a piece.
  static final int PIECE = 65536;

  /// What has still to be written.
  final ByteSink pending = new ByteSink(2 * PIECE);

  @Override
  public final void write(byte[] bytes, int from, int length) {
    pending.putBytes(bytes, from, length);
    if (pending.length() >= PIECE) {
      flush();
    }
  }

  /// Writes all that is pending.
  abstract void flush();
}
