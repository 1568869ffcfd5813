package org.gajah.base.seam;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// A connected socket, over a blocking channel.
final class RealConnection implements Connection {
  private final SocketChannel channel;
  private final Peer peer;
  private final boolean tcp;
  // What a question for readability has read ahead: at most one byte.
  private final ByteBuffer ahead = ByteBuffer.allocate(1).limit(0);
  private boolean ended;

  RealConnection(SocketChannel channel) throws IOException {
    this.channel = channel;
    if (channel.getRemoteAddress() instanceof InetSocketAddress address) {
      tcp = true;
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      peer = new Peer(address.getAddress(), address.getPort(), null);
    } else {
      tcp = false;
      peer = new Peer(null, -1, userOf(channel));
    }
  }

  private static @Nullable String userOf(SocketChannel channel) throws IOException {
    if (!channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
      return null;
    }
    return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (ahead.hasRemaining()) {
      into.put(ahead);
      return 1;
    }
    return ended ? -1 : channel.read(into);
  }

  @Override
  public boolean readable() throws IOException {
    if (ended || ahead.hasRemaining()) {
      return true;
    }
    ahead.clear();
    int count = 0;
    channel.configureBlocking(false);
    try {
      count = channel.read(ahead);
    } finally {
      ahead.flip();
      channel.configureBlocking(true);
    }
    ended = count < 0;
    return count != 0;
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      channel.write(from);
    }
  }

  @Override
  public void stopReading() {
    try {
      channel.shutdownInput();
    } catch (IOException gone) {
      // Then nobody reads any more either.
    }
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public void setKeepalive(Keepalive keepalive) throws IOException {
    if (!tcp) {
      return;
    }
    if (keepalive.idleSeconds() > 0) {
      channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, keepalive.idleSeconds());
    }
    if (keepalive.intervalSeconds() > 0) {
      channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, keepalive.intervalSeconds());
    }
    if (keepalive.count() > 0) {
      channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, keepalive.count());
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is gone whatever the system says, and nobody waits for what was not read.
    }
  }
}
