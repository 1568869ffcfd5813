package org.gajah.base.seam;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// A connected socket, over a blocking channel. Its reads know no patience, and Java has no way to
/// TCP's user timeout.
final class RealConnection implements Connection {
  private final SocketChannel channel;
  private final Peer peer;
  private final @Nullable InetSocketAddress local;
  private static final int MOST_AHEAD = 1 << 16;

  // What questions have read ahead, ready for getting.
  private ByteBuffer ahead = ByteBuffer.allocate(1).limit(0);
  private @Nullable Keepalive system;
  private boolean ended;

  RealConnection(SocketChannel channel) throws IOException {
    this.channel = channel;
    if (channel.getRemoteAddress() instanceof InetSocketAddress address) {
      local = (InetSocketAddress) channel.getLocalAddress();
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      peer = new Peer(address.getAddress(), address.getPort(), null);
    } else {
      local = null;
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
      int count = Math.min(ahead.remaining(), into.remaining());
      into.put(into.position(), ahead, ahead.position(), count).position(into.position() + count);
      ahead.position(ahead.position() + count);
      return count;
    }
    return ended ? -1 : channel.read(into);
  }

  @Override
  public boolean readable() throws IOException {
    if (!ended && !ahead.hasRemaining()) {
      readAhead();
    }
    return ended || ahead.hasRemaining();
  }

  @Override
  public boolean hungUp() throws IOException {
    if (ended) {
      return true;
    }
    if (ahead.remaining() == ahead.capacity()) {
      if (ahead.capacity() >= MOST_AHEAD) {
        return false; // it has sent a lot and is likely there to see what comes of it
      }
      ahead = ByteBuffer.allocate(8 * ahead.capacity()).put(ahead).flip();
    }
    readAhead();
    return ended || ahead.remaining() == ahead.capacity() && hungUp();
  }

  private void readAhead() throws IOException {
    int count = 0;
    ahead.compact();
    channel.configureBlocking(false);
    try {
      count = channel.read(ahead);
    } finally {
      ahead.flip();
      channel.configureBlocking(true);
    }
    ended = count < 0;
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
  public @Nullable InetSocketAddress local() {
    return local;
  }

  @Override
  public void setKeepalive(Keepalive keepalive) throws IOException {
    Keepalive before = keepalive();
    if (before == null) {
      return;
    }
    system = system == null ? before : system;
    Keepalive wanted = keepalive.orElse(system);
    channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, wanted.idleSeconds());
    channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, wanted.intervalSeconds());
    channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, wanted.count());
  }

  @Override
  public @Nullable Keepalive keepalive() throws IOException {
    return local == null
        ? null
        : new Keepalive(
            channel.getOption(ExtendedSocketOptions.TCP_KEEPIDLE),
            channel.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL),
            channel.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT),
            0);
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
