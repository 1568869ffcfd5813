package org.gajah.base.seam;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One end of a connection within this JVM. What is written at one end is read at the other,
/// through a small buffer: a writer waits while it is full, as with a socket.
public final class MemoryConnection implements Connection {
  private static final int CAPACITY = 1 << 16;

  private final Pipe incoming;
  private final Pipe outgoing;
  private final Peer peer;

  private MemoryConnection(Pipe incoming, Pipe outgoing, Peer peer) {
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.peer = peer;
  }

  /// The two ends of a connection.
  ///
  /// @param client for whoever connects
  /// @param server for whoever is connected to
  public record Pair(Connection client, Connection server) {}

  /// A new connection.
  ///
  /// @param clientPeer who the server sees at the client's end
  public static Pair pair(Peer clientPeer) {
    Pipe toServer = new Pipe();
    Pipe toClient = new Pipe();
    return new Pair(
        new MemoryConnection(toClient, toServer, new Peer(null, -1, null)),
        new MemoryConnection(toServer, toClient, clientPeer));
  }

  /// A new connection whose client has no address and no user.
  public static Pair pair() {
    return pair(new Peer(null, -1, null));
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return incoming.read(into);
  }

  @Override
  public void patience(int millis) {
    incoming.patience(millis);
  }

  @Override
  public boolean await(IdleWatch watch, Runnable ready) {
    incoming.await(ready);
    return true;
  }

  @Override
  public boolean readable() throws IOException {
    return incoming.readable();
  }

  @Override
  public boolean hungUp() {
    return incoming.ended();
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    outgoing.write(from);
  }

  @Override
  public void stopReading() {
    incoming.stopReading();
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public void close() {
    incoming.closeByReader();
    outgoing.closeByWriter();
  }

  /// One direction: a ring of bytes.
  private static final class Pipe {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] ring = new byte[CAPACITY];
    private int from;
    private int count;
    private int patience;
    private @Nullable Runnable watcher;
    private boolean stopped;
    private boolean readerGone;
    private boolean writerGone;

    void patience(int millis) {
      lock.lock();
      try {
        patience = millis;
      } finally {
        lock.unlock();
      }
    }

    private boolean settled() {
      return count > 0 || stopped || writerGone || readerGone;
    }

    int read(ByteBuffer into) throws IOException {
      lock.lock();
      try {
        if (!settled() && !waitForBytes()) {
          return 0;
        }
        if (readerGone) {
          throw new IOException("connection is closed");
        }
        if (stopped || count == 0) {
          return -1;
        }
        int total = Math.min(count, into.remaining());
        int first = Math.min(total, CAPACITY - from);
        into.put(ring, from, first).put(ring, 0, total - first);
        from = (from + total) % CAPACITY;
        count -= total;
        changed.signalAll();
        return total;
      } finally {
        lock.unlock();
      }
    }

    /// @return false when patience has ended
    private boolean waitForBytes() {
      long left = TimeUnit.MILLISECONDS.toNanos(patience);
      while (!settled()) {
        if (patience == 0) {
          changed.awaitUninterruptibly();
        } else if (left <= 0) {
          return false;
        } else {
          left = await(left);
        }
      }
      return true;
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is in the one that calls
    private long await(long nanos) {
      try {
        return changed.awaitNanos(nanos);
      } catch (InterruptedException e) {
        // Nobody interrupts threads in this house: what came from outside ends the wait.
        return 0;
      }
    }

    void await(Runnable ready) {
      lock.lock();
      try {
        watcher = ready;
      } finally {
        lock.unlock();
      }
      tellWatcher();
    }

    /// After each change, without the lock.
    private void tellWatcher() {
      Runnable told = null;
      lock.lock();
      try {
        if (settled()) {
          told = watcher;
          watcher = null;
        }
      } finally {
        lock.unlock();
      }
      if (told != null) {
        told.run();
      }
    }

    boolean readable() throws IOException {
      lock.lock();
      try {
        if (readerGone) {
          throw new IOException("connection is closed");
        }
        return settled();
      } finally {
        lock.unlock();
      }
    }

    boolean ended() {
      lock.lock();
      try {
        return readerGone || stopped || writerGone;
      } finally {
        lock.unlock();
      }
    }

    void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        writeSome(bytes);
        tellWatcher();
      }
    }

    private void writeSome(ByteBuffer bytes) throws IOException {
      lock.lock();
      try {
        while (count == CAPACITY && !readerGone && !writerGone) {
          changed.awaitUninterruptibly();
        }
        if (readerGone || writerGone) {
          throw new IOException(writerGone ? "connection is closed" : "broken pipe");
        }
        int to = (from + count) % CAPACITY;
        int room = Math.min(CAPACITY - count, CAPACITY - to);
        int part = Math.min(room, bytes.remaining());
        bytes.get(ring, to, part);
        count += part;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    void stopReading() {
      change(() -> stopped = true);
    }

    void closeByReader() {
      change(() -> readerGone = true);
    }

    void closeByWriter() {
      change(() -> writerGone = true);
    }

    private void change(Runnable change) {
      lock.lock();
      try {
        change.run();
        changed.signalAll();
      } finally {
        lock.unlock();
      }
      tellWatcher();
    }
  }
}
