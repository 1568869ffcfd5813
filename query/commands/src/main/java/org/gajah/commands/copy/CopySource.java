package org.gajah.commands.copy;

import org.gajah.base.bytes.ByteSink;

/// Where COPY FROM gets its bytes.
interface CopySource extends AutoCloseable {
  /// Appends what is there, one byte at least.
  ///
  /// @return false at the end, when nothing was appended
  boolean read(ByteSink into);

  /// Reads on to the end and throws it all away: what comes behind an end-of-copy marker.
  void drain();

  /// Says that all that was wanted has been read.
  default void done() {}

  @Override
  void close();
}
