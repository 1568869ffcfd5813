package org.gajah.spi;

import org.gajah.base.bytes.ByteSink;

/// COPY to and from the client: bytes as they come and go, in the client's encoding. Only one
/// direction is open at a time, and only while a statement runs.
public interface ClientCopy {
  /// Starts COPY FROM STDIN.
  ///
  /// @param columns how many columns are copied
  In startIn(boolean binary, int columns);

  /// Starts COPY TO STDOUT.
  ///
  /// @param columns how many columns are copied
  Out startOut(boolean binary, int columns);

  /// Bytes from the client.
  interface In {
    /// Waits for data and appends what is there, one byte at least.
    ///
    /// @return false at the end, when nothing was appended
    /// @throws org.gajah.base.error.PgException 57014 when the client gave up (`COPY from stdin
    ///   failed: ...`), 08P01 when it sent something else; after that the copy is over
    boolean read(ByteSink into);
  }

  /// Bytes to the client.
  interface Out {
    /// Sends a piece, a row as a rule.
    void write(byte[] bytes, int from, int length);

    /// Says that all has been sent. Without this the copy has failed, and an error follows.
    void done();
  }
}
