package org.gajah.base.seam;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The seam for connections: a stream of bytes in both directions. One thread reads and one thread
/// writes at a time; [#stopReading] and [#close] may come from anywhere.
public interface Connection extends AutoCloseable {
  /// Waits for bytes and reads what is there into `into`, which has an array and room for one byte
  /// at least.
  ///
  /// @return how many bytes were read, -1 when no more will come, 0 when [#patience] ended before
  ///   any came
  /// @throws IOException when the connection broke or [#close] was called
  int read(ByteBuffer into) throws IOException;

  /// Sets how long a read waits for the first byte: 0 is as long as it takes, as it is at first.
  /// Whoever asks for it must expect that it has no effect, where the system does not offer it.
  default void patience(int millis) throws IOException {}

  /// Has somebody else wait for bytes, so that the reading thread may end: `ready` is run, once and
  /// on any thread, when a read would return at once. Until then nobody reads. Buffers that reading
  /// and writing need are given back meanwhile.
  ///
  /// @param watch waits for connections that have no other way
  /// @param ready must be quick
  /// @return false where there is no such way; `ready` is not run then
  default boolean await(IdleWatch watch, Runnable ready) throws IOException {
    return false;
  }

  /// Whether a read would return at once. May only be asked by the reading thread; a write by
  /// another thread that is under way may hold up the answer.
  boolean readable() throws IOException;

  /// Whether the client has hung up, as far as that shows without waiting. Asked by the reading
  /// thread while nobody writes; what comes to light is kept for later reads.
  boolean hungUp() throws IOException;

  /// Writes all remaining bytes of `from`, which has an array.
  void write(ByteBuffer from) throws IOException;

  /// Makes the present read and all later ones return -1, so that whoever waits for the client
  /// wakes up. Writing goes on working.
  void stopReading();

  /// Who is at the other end.
  Peer peer();

  /// The address that the client has connected to, or null where there is no network between the
  /// two.
  default @Nullable InetSocketAddress local() {
    return null;
  }

  /// How the system probes an idle client. Does nothing where there is no network between the two.
  default void setKeepalive(Keepalive keepalive) throws IOException {}

  /// How it does so at the moment; null where there is no network between the two.
  default @Nullable Keepalive keepalive() throws IOException {
    return null;
  }

  @Override
  void close();

  /// When TCP asks an idle client whether it is still there, and gives one up that does not answer.
  /// 0 leaves a value to the system.
  ///
  /// @param idleSeconds how long to wait before the first probe
  /// @param intervalSeconds how long to wait for an answer to a probe
  /// @param count how many probes may stay unanswered
  /// @param userTimeoutMillis how long bytes that were sent may stay unacknowledged
  record Keepalive(int idleSeconds, int intervalSeconds, int count, int userTimeoutMillis) {
    /// The same with the system's values where this one leaves them to it.
    Keepalive orElse(Keepalive system) {
      return new Keepalive(
          given(idleSeconds, system.idleSeconds),
          given(intervalSeconds, system.intervalSeconds),
          given(count, system.count),
          given(userTimeoutMillis, system.userTimeoutMillis));
    }

    private static int given(int value, int system) {
      return value > 0 ? value : system;
    }
  }

  /// The other end of a connection.
  ///
  /// @param address the client's address, or null on a unix socket or within this JVM
  /// @param port the client's port, or -1
  /// @param user the operating system's name of the user at the other end of a unix socket, or null
  record Peer(@Nullable InetAddress address, int port, @Nullable String user) {
    /// Whether the client came over a unix socket (or from this JVM).
    public boolean isLocal() {
      return address == null;
    }
  }
}
