package org.gajah.base.seam;

import java.io.IOException;

/// Waits for very many connections at once, for [Connection#await].
public interface IdleWatch extends AutoCloseable {
  /// Waits and tells those whose bytes have come, until [#close] is called. The body of a thread.
  ///
  /// @throws IOException when the system does not allow it (any more); nothing is watched then
  void run() throws IOException;

  /// Ends [#run]. Connections that are still watched are forgotten.
  @Override
  void close();

  /// A watch that can watch nothing.
  static IdleWatch blind() {
    return new IdleWatch() {
      @Override
      public void run() {
        // There is nothing to wait for.
      }

      @Override
      public void close() {
        // Nothing was opened.
      }
    };
  }
}
