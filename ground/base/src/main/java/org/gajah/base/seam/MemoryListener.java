package org.gajah.base.seam;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Takes connections from within this JVM: for an embedded instance, and for tests.
public final class MemoryListener implements Listener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Connection> waiting = new ArrayDeque<>();
  private boolean closed;

  /// Connects to whoever accepts here.
  ///
  /// @param clientPeer who the server shall see at this end
  /// @throws IOException when the listener is closed
  public Connection connect(Connection.Peer clientPeer) throws IOException {
    MemoryConnection.Pair pair = MemoryConnection.pair(clientPeer);
    lock.lock();
    try {
      if (closed) {
        throw new IOException("connection refused");
      }
      waiting.add(pair.server());
      changed.signal();
    } finally {
      lock.unlock();
    }
    return pair.client();
  }

  @Override
  public @Nullable Connection accept() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      return closed ? null : waiting.remove();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int port() {
    return -1;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.forEach(Connection::close);
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
