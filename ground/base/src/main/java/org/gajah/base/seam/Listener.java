package org.gajah.base.seam;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A place where clients connect.
public interface Listener extends AutoCloseable {
  /// Waits for the next client.
  ///
  /// @return null when the listener was closed
  @Nullable Connection accept() throws IOException;

  /// The TCP port, or -1 where there is none.
  int port();

  /// Stops listening and wakes whoever waits in [#accept]. Connections that were accepted live on.
  @Override
  void close() throws IOException;
}
