package org.gajah.base.seam;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// A listening socket.
final class RealListener implements Listener {
  private final ServerSocketChannel channel;
  private final int port;

  RealListener(ServerSocketChannel channel) throws IOException {
    this.channel = channel;
    this.port = channel.getLocalAddress() instanceof InetSocketAddress tcp ? tcp.getPort() : -1;
  }

  @Override
  public @Nullable Connection accept() throws IOException {
    SocketChannel client;
    try {
      client = channel.accept();
    } catch (ClosedChannelException closed) {
      return null;
    }
    try {
      return new RealConnection(client);
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
