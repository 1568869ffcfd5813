package org.gajah.base.seam;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A listening socket of Linux.
final class LinuxListener implements Listener {
  private final LinuxSocket socket;
  private final int port;

  private LinuxListener(LinuxSocket socket, int port) {
    this.socket = socket;
    this.port = port;
  }

  static LinuxListener tcp(InetAddress address, int port, int backlog) throws IOException {
    LinuxSocket socket = new LinuxSocket(LinuxSocket.open(SocketAddressBytes.family(address)));
    boolean good = false;
    try (NativeBuffer scratch = new NativeBuffer(SocketAddressBytes.SIZE)) {
      socket.option(LinuxCalls.SOL_SOCKET, LinuxCalls.SO_REUSEADDR, 1);
      if (SocketAddressBytes.family(address) == LinuxCalls.AF_INET6) {
        socket.option(LinuxCalls.IPPROTO_IPV6, LinuxCalls.IPV6_V6ONLY, 0);
      }
      int length = SocketAddressBytes.put(address, port, scratch.data());
      listen(socket, scratch, length, backlog);
      InetSocketAddress bound = local(socket, scratch);
      good = true;
      return new LinuxListener(socket, bound == null ? port : bound.getPort());
    } finally {
      if (!good) {
        socket.end();
      }
    }
  }

  static LinuxListener unix(Path path, int backlog) throws IOException {
    LinuxSocket socket = new LinuxSocket(LinuxSocket.open(LinuxCalls.AF_UNIX));
    boolean good = false;
    try (NativeBuffer scratch = new NativeBuffer(SocketAddressBytes.SIZE)) {
      listen(socket, scratch, SocketAddressBytes.put(path, scratch.data()), backlog);
      good = true;
      return new LinuxListener(socket, -1);
    } finally {
      if (!good) {
        socket.end();
      }
    }
  }

  private static void listen(LinuxSocket socket, NativeBuffer address, int length, int backlog)
      throws IOException {
    int bound =
        LinuxCalls.call(
            LinuxCalls.BIND, address.errno(), socket.descriptor(), address.address(), length, 0, 0);
    if (bound < 0 || socket.simple(LinuxCalls.LISTEN, address.errno(), backlog) < 0) {
      throw LinuxCalls.error(address.errno());
    }
  }

  /// The address that a socket has on this machine; null when it is no TCP socket's.
  static @Nullable InetSocketAddress local(LinuxSocket socket, NativeBuffer scratch)
      throws IOException {
    scratch.data().set(ValueLayout.JAVA_INT, 0, SocketAddressBytes.SIZE - 4);
    int done =
        LinuxCalls.call(
            LinuxCalls.NAME,
            scratch.errno(),
            socket.descriptor(),
            scratch.address() + 4,
            scratch.address(),
            0,
            0);
    if (done < 0) {
      throw LinuxCalls.error(scratch.errno());
    }
    return SocketAddressBytes.tcp(scratch.data().asSlice(4));
  }

  @Override
  public @Nullable Connection accept() throws IOException {
    if (!socket.enter()) {
      return null;
    }
    try (NativeBuffer scratch = new NativeBuffer(SocketAddressBytes.SIZE)) {
      while (true) {
        scratch.data().set(ValueLayout.JAVA_INT, 0, SocketAddressBytes.SIZE - 4);
        int client =
            LinuxCalls.call(
                LinuxCalls.ACCEPT,
                scratch.errno(),
                socket.descriptor(),
                scratch.address() + 4,
                scratch.address(),
                LinuxCalls.SOCK_CLOEXEC,
                0);
        if (client >= 0) {
          return new LinuxConnection(client, SocketAddressBytes.tcp(scratch.data().asSlice(4)));
        }
        if (socket.isClosed()) {
          return null;
        }
        if (LinuxCalls.errno(scratch.errno()) != LinuxCalls.EINTR) {
          throw LinuxCalls.error(scratch.errno());
        }
      }
    } finally {
      socket.leave();
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    socket.end();
  }
}
