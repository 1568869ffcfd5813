package org.gajah.base.seam;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A socket of Linux that was accepted. Beyond what a channel of Java can, its reads have patience
/// (by the kernel, so that a read is one call as ever), it can be watched without a thread, and it
/// keeps no memory while it is watched.
final class LinuxConnection extends LinuxSocket implements Connection {
  private static final int FIRST_CAPACITY = 8 * 1024;
  private static final int MOST_CAPACITY = 64 * 1024;

  private final Peer peer;
  private final @Nullable InetSocketAddress local;
  // Of the one thread that reads, of the one that writes; freed when nobody uses the socket.
  private @Nullable NativeBuffer incoming;
  // Taken out for each write, for the reading thread frees it before it lets the socket be watched.
  private final AtomicReference<@Nullable NativeBuffer> outgoing = new AtomicReference<>();
  private @Nullable Keepalive system;
  private volatile boolean stopped;

  LinuxConnection(int descriptor, @Nullable InetSocketAddress client) throws IOException {
    super(descriptor);
    boolean good = false;
    try (NativeBuffer scratch = new NativeBuffer(FIRST_CAPACITY)) {
      if (client == null) {
        local = null;
        int user = option(LinuxCalls.SOL_SOCKET, LinuxCalls.SO_PEERCRED);
        peer = new Peer(null, -1, LinuxCalls.user(user, scratch));
      } else {
        local = LinuxListener.local(this, scratch);
        option(LinuxCalls.IPPROTO_TCP, LinuxCalls.TCP_NODELAY, 1);
        option(LinuxCalls.SOL_SOCKET, LinuxCalls.SO_KEEPALIVE, 1);
        peer = new Peer(client.getAddress(), client.getPort(), null);
      }
      good = true;
    } finally {
      if (!good) {
        end();
      }
    }
  }

  private static IOException closed() {
    return new IOException("connection is closed");
  }

  private void enterOpen() throws IOException {
    if (!enter()) {
      throw closed();
    }
  }

  // Reading.

  @Override
  public int read(ByteBuffer into) throws IOException {
    enterOpen();
    try {
      NativeBuffer buffer = incoming;
      if (buffer == null) {
        buffer = new NativeBuffer(FIRST_CAPACITY);
        incoming = buffer;
      }
      int room = Math.min(into.remaining(), buffer.size());
      int count = receive(buffer, room, 0);
      if (count > 0) {
        MemorySegment.copy(
            buffer.data(),
            ValueLayout.JAVA_BYTE,
            0,
            into.array(),
            into.arrayOffset() + into.position(),
            count);
        into.position(into.position() + count);
        if (count == buffer.size() && into.hasRemaining() && count < MOST_CAPACITY) {
          buffer.close();
          incoming = new NativeBuffer(MOST_CAPACITY);
        }
      }
      return count;
    } finally {
      leave();
    }
  }

  /// @return how many bytes came, 0 when patience ended, -1 when no more will come
  private int receive(NativeBuffer buffer, int room, int flags) throws IOException {
    while (true) {
      if (stopped) {
        return -1;
      }
      long count =
          LinuxCalls.callLong(
              LinuxCalls.RECEIVE, buffer.errno(), descriptor(), buffer.address(), room, flags, 0);
      if (isClosed()) {
        throw closed();
      }
      if (stopped || count == 0) {
        return -1;
      }
      if (count > 0) {
        return (int) count;
      }
      int errno = LinuxCalls.errno(buffer.errno());
      if (errno == LinuxCalls.EAGAIN) {
        return 0;
      }
      if (errno != LinuxCalls.EINTR) {
        throw LinuxCalls.error(buffer.errno());
      }
    }
  }

  @Override
  public void patience(int millis) throws IOException {
    // struct timeval.
    try (NativeBuffer time = new NativeBuffer(16)) {
      time.data().set(ValueLayout.JAVA_LONG, 0, millis / 1000);
      time.data().set(ValueLayout.JAVA_LONG, 8, millis % 1000 * 1000L);
      enterOpen();
      try {
        option(LinuxCalls.SOL_SOCKET, LinuxCalls.SO_RCVTIMEO, time, 16);
      } finally {
        leave();
      }
    }
  }

  @Override
  public boolean readable() throws IOException {
    enterOpen();
    try (NativeBuffer one = new NativeBuffer(1)) {
      return receive(one, 1, LinuxCalls.MSG_PEEK | LinuxCalls.MSG_DONTWAIT) != 0;
    } finally {
      leave();
    }
  }

  @Override
  public boolean hungUp() throws IOException {
    enterOpen();
    // struct pollfd.
    try (NativeBuffer poll = new NativeBuffer(8)) {
      poll.data().set(ValueLayout.JAVA_INT, 0, descriptor());
      poll.data().set(ValueLayout.JAVA_SHORT, 4, (short) LinuxCalls.POLLRDHUP);
      poll.data().set(ValueLayout.JAVA_SHORT, 6, (short) 0);
      int _ = LinuxCalls.call(LinuxCalls.POLL, poll.errno(), poll.address(), 1, 0, 0, 0);
      int gone = LinuxCalls.POLLRDHUP | LinuxCalls.POLLHUP | LinuxCalls.POLLERR;
      return (poll.data().get(ValueLayout.JAVA_SHORT, 6) & gone) != 0;
    } finally {
      leave();
    }
  }

  @Override
  public boolean await(IdleWatch watch, Runnable ready) throws IOException {
    if (!(watch instanceof LinuxWatch poll)) {
      return false;
    }
    enterOpen();
    freeBuffers();
    boolean watched = false;
    try {
      // The watch's use of the descriptor ends when there is something to read.
      watched =
          poll.add(
              descriptor(),
              () -> {
                leave();
                ready.run();
              });
    } finally {
      if (!watched) {
        leave();
      }
    }
    return watched;
  }

  @Override
  public void stopReading() {
    if (!enter()) {
      return;
    }
    stopped = true;
    try (NativeBuffer scratch = new NativeBuffer(0)) {
      int _ = simple(LinuxCalls.SHUTDOWN, scratch.errno(), LinuxCalls.SHUT_RD);
    } finally {
      leave();
    }
  }

  // Writing.

  @Override
  public void write(ByteBuffer from) throws IOException {
    enterOpen();
    try {
      NativeBuffer buffer = forWriting(from.remaining());
      try {
        while (from.hasRemaining()) {
          send(from, buffer);
        }
      } finally {
        outgoing.set(buffer);
      }
    } finally {
      leave();
    }
  }

  private NativeBuffer forWriting(int length) {
    NativeBuffer buffer = outgoing.getAndSet(null);
    if (buffer != null && (length <= buffer.size() || buffer.size() == MOST_CAPACITY)) {
      return buffer;
    }
    if (buffer != null) {
      buffer.close();
    }
    return new NativeBuffer(length > FIRST_CAPACITY ? MOST_CAPACITY : FIRST_CAPACITY);
  }

  private void send(ByteBuffer from, NativeBuffer buffer) throws IOException {
    int count = Math.min(from.remaining(), buffer.size());
    MemorySegment.copy(
        from.array(),
        from.arrayOffset() + from.position(),
        buffer.data(),
        ValueLayout.JAVA_BYTE,
        0,
        count);
    int sent = 0;
    while (sent < count) {
      long part =
          LinuxCalls.callLong(
              LinuxCalls.SEND,
              buffer.errno(),
              descriptor(),
              buffer.address() + sent,
              count - sent,
              LinuxCalls.MSG_NOSIGNAL,
              0);
      if (isClosed()) {
        throw closed();
      }
      if (part >= 0) {
        sent += (int) part;
      } else if (LinuxCalls.errno(buffer.errno()) != LinuxCalls.EINTR) {
        throw LinuxCalls.error(buffer.errno());
      }
    }
    from.position(from.position() + count);
  }

  // The rest.

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
    enterOpen();
    try {
      option(LinuxCalls.IPPROTO_TCP, LinuxCalls.TCP_KEEPIDLE, wanted.idleSeconds());
      option(LinuxCalls.IPPROTO_TCP, LinuxCalls.TCP_KEEPINTVL, wanted.intervalSeconds());
      option(LinuxCalls.IPPROTO_TCP, LinuxCalls.TCP_KEEPCNT, wanted.count());
      option(LinuxCalls.IPPROTO_TCP, LinuxCalls.TCP_USER_TIMEOUT, wanted.userTimeoutMillis());
    } finally {
      leave();
    }
  }

  @Override
  public @Nullable Keepalive keepalive() throws IOException {
    if (local == null) {
      return null;
    }
    enterOpen();
    try {
      return new Keepalive(
          option(LinuxCalls.IPPROTO_TCP, LinuxCalls.TCP_KEEPIDLE),
          option(LinuxCalls.IPPROTO_TCP, LinuxCalls.TCP_KEEPINTVL),
          option(LinuxCalls.IPPROTO_TCP, LinuxCalls.TCP_KEEPCNT),
          option(LinuxCalls.IPPROTO_TCP, LinuxCalls.TCP_USER_TIMEOUT));
    } finally {
      leave();
    }
  }

  @Override
  public void close() {
    end();
  }

  @Override
  void released() {
    freeBuffers();
  }

  private void freeBuffers() {
    NativeBuffer in = incoming;
    NativeBuffer out = outgoing.getAndSet(null);
    incoming = null;
    if (in != null) {
      in.close();
    }
    if (out != null) {
      out.close();
    }
  }
}
