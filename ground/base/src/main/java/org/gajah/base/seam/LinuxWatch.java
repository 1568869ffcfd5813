package org.gajah.base.seam;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Waits for sockets by `epoll`. Each is watched for one event: it leaves the set when that has
/// come. Until [#run] has opened what that takes, nothing can be watched.
final class LinuxWatch implements IdleWatch {
  private static final int MOST_EVENTS = 64;
  private static final long WAKE = 0;

  private final Map<Long, Watched> watched = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong(WAKE);
  private volatile @Nullable Descriptors descriptors;
  private volatile boolean closed;

  private record Watched(int descriptor, Runnable ready) {}

  /// @param set of the sockets that are watched
  /// @param wake is in the set too, to wake whoever waits
  private record Descriptors(LinuxSocket set, LinuxSocket wake) {}

  @Override
  public void run() throws IOException {
    try (NativeBuffer events = new NativeBuffer(MOST_EVENTS * LinuxCalls.EVENT_SIZE)) {
      LinuxSocket set = open(LinuxCalls.EPOLL, events, LinuxCalls.EPOLL_CLOEXEC, 0);
      try {
        LinuxSocket wake = open(LinuxCalls.EVENT, events, 0, LinuxCalls.EFD_CLOEXEC);
        try {
          if (!change(set, LinuxCalls.EPOLL_CTL_ADD, wake.descriptor(), WAKE, events)) {
            throw LinuxCalls.error(events.errno());
          }
          descriptors = new Descriptors(set, wake);
          while (!closed) {
            serve(set, events);
          }
        } finally {
          descriptors = null;
          wake.end();
        }
      } finally {
        set.end();
      }
    }
  }

  private static LinuxSocket open(MethodHandle function, NativeBuffer scratch, int a, int b)
      throws IOException {
    int made = LinuxCalls.call(function, scratch.errno(), a, b, 0, 0, 0);
    if (made < 0) {
      throw LinuxCalls.error(scratch.errno());
    }
    return new LinuxSocket(made);
  }

  private static boolean change(
      LinuxSocket set, int what, int descriptor, long number, NativeBuffer scratch) {
    MemorySegment event = scratch.data();
    int wanted = LinuxCalls.EPOLLIN | LinuxCalls.EPOLLRDHUP | LinuxCalls.EPOLLONESHOT;
    event.set(ValueLayout.JAVA_INT, 0, wanted);
    event.set(ValueLayout.JAVA_LONG_UNALIGNED, LinuxCalls.EVENT_DATA, number);
    return LinuxCalls.call(
            LinuxCalls.EPOLL_CHANGE,
            scratch.errno(),
            set.descriptor(),
            what,
            descriptor,
            scratch.address(),
            0)
        == 0;
  }

  /// Waits for events and serves them.
  private void serve(LinuxSocket set, NativeBuffer events) throws IOException {
    int count =
        LinuxCalls.call(
            LinuxCalls.EPOLL_WAIT,
            events.errno(),
            set.descriptor(),
            events.address(),
            MOST_EVENTS,
            -1,
            0);
    if (count < 0 && LinuxCalls.errno(events.errno()) != LinuxCalls.EINTR) {
      throw LinuxCalls.error(events.errno());
    }
    // The buffer is used again for leaving the set, so the numbers are read first.
    long[] came = new long[Math.max(0, count)];
    for (int i = 0; i < count; i++) {
      long at = (long) i * LinuxCalls.EVENT_SIZE + LinuxCalls.EVENT_DATA;
      came[i] = events.data().get(ValueLayout.JAVA_LONG_UNALIGNED, at);
    }
    for (long number : came) {
      Watched one = watched.remove(number);
      if (one != null) {
        boolean _ = change(set, LinuxCalls.EPOLL_CTL_DEL, one.descriptor, number, events);
        one.ready.run();
      }
    }
  }

  /// Watches a socket, which must stay open until `ready` is run.
  ///
  /// @return false when it cannot be watched
  boolean add(int descriptor, Runnable ready) {
    Descriptors now = descriptors;
    if (now == null || !now.set.enter()) {
      return false;
    }
    try (NativeBuffer scratch = new NativeBuffer(LinuxCalls.EVENT_SIZE)) {
      long number = numbers.incrementAndGet();
      watched.put(number, new Watched(descriptor, ready));
      boolean added = change(now.set, LinuxCalls.EPOLL_CTL_ADD, descriptor, number, scratch);
      if (!added) {
        watched.remove(number);
      }
      return added;
    } finally {
      now.set.leave();
    }
  }

  @Override
  public void close() {
    closed = true;
    Descriptors now = descriptors;
    if (now == null || !now.wake.enter()) {
      return;
    }
    try (NativeBuffer one = new NativeBuffer(8)) {
      one.data().set(ValueLayout.JAVA_LONG, 0, 1);
      long _ =
          LinuxCalls.callLong(
              LinuxCalls.WRITE, one.errno(), now.wake.descriptor(), one.address(), 8, 0, 0);
    } finally {
      now.wake.leave();
    }
  }
}
