package org.gajah.session.protocol;

import java.util.concurrent.locks.ReentrantLock;
import org.gajah.base.seam.Threads;
import org.gajah.spi.SqlSession;

/// Brings notifications to a client while its session waits for it: somebody else's thread writes
/// then. Who writes holds the lock, and the session takes it before it goes on with its client.
final class IdleDelivery {
  private final Threads threads;
  private final ClientLink link;
  private final SqlSession sql;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile boolean idle;

  IdleDelivery(Threads threads, ClientLink link, SqlSession sql) {
    this.threads = threads;
    this.link = link;
    this.sql = sql;
  }

  /// The session is about to wait, outside of any transaction.
  void enter() {
    if (!sql.isListening()) {
      return;
    }
    idle = true;
    // What came before that was seen is not announced again.
    deliver();
  }

  /// The session goes on.
  void leave() {
    if (idle) {
      writing.lock();
      idle = false;
      writing.unlock();
    }
  }

  /// Something has come. From any thread.
  void wake() {
    if (idle) {
      threads.start("notification", this::deliver);
    }
  }

  private void deliver() {
    writing.lock();
    try {
      if (idle) {
        sql.deliver();
        link.flush();
      }
    } finally {
      writing.unlock();
    }
  }
}
