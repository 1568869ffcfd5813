package org.gajah.session.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.SynchronousQueue;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.Threads;
import org.gajah.locks.Proc;
import org.jspecify.annotations.Nullable;

/// The standard input of a standalone session. Another thread reads it, and only when asked, so
/// that the session's own thread can be woken while it waits.
final class StandardInput implements AutoCloseable {
  private static final int CHUNK = 8192;

  private final InputStream in;
  private final Proc proc;
  private final SynchronousQueue<Boolean> requests = new SynchronousQueue<>();
  private volatile @Nullable Arrival arrived;
  private byte[] bytes = {};
  private int next;
  private int end;
  private boolean asked;
  private boolean ended;

  /// @param length -1 at the end of the input
  private record Arrival(byte[] bytes, int length, @Nullable IOException fault) {}

  StandardInput(InputStream in, Threads threads, Proc proc) {
    this.in = in;
    this.proc = proc;
    threads.start("standard input", this::pump);
  }

  private void pump() {
    try {
      while (requests.take()) {
        arrived = arrival();
        proc.latch().set();
      }
    } catch (InterruptedException e) {
      // Nobody does that here; the session would wait for ever.
      arrived = new Arrival(bytes, -1, null);
      proc.latch().set();
    }
  }

  private Arrival arrival() {
    byte[] chunk = new byte[CHUNK];
    try {
      return new Arrival(chunk, in.read(chunk), null);
    } catch (IOException e) {
      return new Arrival(chunk, -1, e);
    }
  }

  /// The next byte.
  ///
  /// @return -1 at the end, from then on always
  /// @throws PgException when the session is told to end meanwhile
  int read() {
    return next < end || fill() ? bytes[next++] & 0xff : -1;
  }

  /// Whether there is another byte that needs no waiting.
  boolean hasMore() {
    return next < end;
  }

  private boolean fill() {
    if (ended) {
      return false;
    }
    if (!asked) {
      ask();
      asked = true;
    }
    Arrival now = arrived;
    while (now == null) {
      proc.checkInterrupts();
      proc.waitLatch(WaitEvent.CLIENT_CLIENT_READ, -1);
      proc.resetLatch();
      now = arrived;
    }
    asked = false;
    arrived = null;
    if (now.fault != null) {
      ended = true;
      throw PgException.fatal(
          SystemError.sqlState(now.fault),
          "could not read from standard input: " + SystemError.text(now.fault));
    }
    ended = now.length < 0;
    bytes = now.bytes;
    next = 0;
    end = Math.max(0, now.length);
    return end > 0 || !ended && fill();
  }

  private void ask() {
    try {
      requests.put(true);
    } catch (InterruptedException e) {
      ended = true;
    }
  }

  /// Lets the other thread go, unless it waits for the input itself.
  @Override
  public void close() {
    requests.offer(false);
  }
}
