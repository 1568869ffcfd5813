package org.gajah.base.seam;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The machine's own sockets, over blocking channels.
enum SystemConnections implements Connections {
  INSTANCE;

  @Override
  public Listener listen(InetAddress address, int port, int backlog) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(family(address));
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(address, port), backlog);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new RealListener(channel);
  }

  private static ProtocolFamily family(InetAddress address) {
    return address instanceof Inet4Address
        ? StandardProtocolFamily.INET
        : StandardProtocolFamily.INET6;
  }

  @Override
  public Listener listen(Path path, int mode, @Nullable String group, int backlog)
      throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(path), backlog);
      LinuxConnections.own(path, mode, group);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new RealListener(channel);
  }

  @Override
  public Connection connect(InetAddress address, int port, int timeoutMillis) throws IOException {
    SocketChannel channel = SocketChannel.open(family(address));
    InetSocketAddress target = new InetSocketAddress(address, port);
    try {
      if (timeoutMillis == 0) {
        channel.connect(target);
      } else {
        channel.socket().connect(target, timeoutMillis);
      }
      return new RealConnection(channel);
    } catch (SocketTimeoutException e) {
      channel.close();
      throw new IOException("timeout expired", e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public Connection connect(Path path) throws IOException {
    return new RealConnection(SocketChannel.open(UnixDomainSocketAddress.of(path)));
  }
}
