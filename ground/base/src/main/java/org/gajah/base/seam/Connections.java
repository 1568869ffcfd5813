package org.gajah.base.seam;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The seam for making connections: where clients knock, and how other servers are reached.
public interface Connections {
  /// Listens on a TCP port.
  ///
  /// @param address the local address; the IPv6 wildcard takes IPv4 clients too
  /// @param port 0 takes a free one
  /// @param backlog how many clients may wait to be accepted
  Listener listen(InetAddress address, int port, int backlog) throws IOException;

  /// Listens on a unix socket. A file that is in the way is an error: whoever holds the socket's
  /// lock file removes it first.
  ///
  /// @param path where the socket is made
  /// @param mode its permission bits
  /// @param group the name of the group that owns it, or null for the system's choice
  /// @param backlog how many clients may wait to be accepted
  Listener listen(Path path, int mode, @Nullable String group, int backlog) throws IOException;

  /// Connects to a server over TCP.
  ///
  /// @param timeoutMillis how long to try, 0 for as long as the system does
  Connection connect(InetAddress address, int port, int timeoutMillis) throws IOException;

  /// Connects to a server over a unix socket.
  Connection connect(Path path) throws IOException;

  /// A watch for connections that clients of listeners of this kind make.
  default IdleWatch newWatch() {
    return IdleWatch.blind();
  }

  /// The machine's sockets.
  static Connections system() {
    return LinuxCalls.exist() ? LinuxConnections.INSTANCE : SystemConnections.INSTANCE;
  }
}
