package org.gajah.base.seam;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The descriptor of a socket, and who uses it. A descriptor that is closed while a call is under
/// way could be somebody else's by the time the call looks at it; so closing only ends what is
/// under way, and the last who uses it gives it back.
class LinuxSocket {
  private static final int CLOSED = 1 << 30;
  private static final VarHandle USE;

  static {
    try {
      USE = MethodHandles.lookup().findVarHandle(LinuxSocket.class, "use", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int descriptor;
  // How many use it, and whether it is closed.
  private volatile int use;

  LinuxSocket(int descriptor) {
    this.descriptor = descriptor;
  }

  /// A new socket.
  static int open(int family) throws IOException {
    try (NativeBuffer scratch = new NativeBuffer(0)) {
      int made =
          LinuxCalls.call(
              LinuxCalls.SOCKET,
              scratch.errno(),
              family,
              LinuxCalls.SOCK_STREAM | LinuxCalls.SOCK_CLOEXEC,
              0,
              0,
              0);
      if (made < 0) {
        throw LinuxCalls.error(scratch.errno());
      }
      return made;
    }
  }

  final int descriptor() {
    return descriptor;
  }

  /// Begins to use the descriptor.
  ///
  /// @return false when it is closed; then [#leave] is not called
  final boolean enter() {
    int before = (int) USE.getAndAdd(this, 1);
    if ((before & CLOSED) != 0) {
      leave();
      return false;
    }
    return true;
  }

  final void leave() {
    if ((int) USE.getAndAdd(this, -1) == CLOSED + 1) {
      release();
    }
  }

  final boolean isClosed() {
    return (use & CLOSED) != 0;
  }

  /// Ends all calls that are under way and later ones.
  final void end() {
    if (!enter()) {
      return;
    }
    try (NativeBuffer scratch = new NativeBuffer(0)) {
      if (((int) USE.getAndBitwiseOr(this, CLOSED) & CLOSED) == 0) {
        int _ = simple(LinuxCalls.SHUTDOWN, scratch.errno(), LinuxCalls.SHUT_RDWR);
      }
    } finally {
      leave();
    }
  }

  private void release() {
    // Once more than one may find it unused: only one takes it.
    if (!USE.compareAndSet(this, CLOSED, CLOSED | CLOSED >> 1)) {
      return;
    }
    released();
    try (NativeBuffer scratch = new NativeBuffer(0)) {
      int _ = simple(LinuxCalls.CLOSE, scratch.errno(), 0);
    }
  }

  /// Nobody uses the descriptor any more, and it is about to be given back.
  void released() {}

  final int simple(MethodHandle function, MemorySegment errno, long argument) {
    return LinuxCalls.call(function, errno, descriptor, argument, 0, 0, 0);
  }

  final void option(int level, int name, int value) throws IOException {
    try (NativeBuffer scratch = new NativeBuffer(4)) {
      scratch.data().set(ValueLayout.JAVA_INT, 0, value);
      option(level, name, scratch, 4);
    }
  }

  final void option(int level, int name, NativeBuffer value, int length) throws IOException {
    int done =
        LinuxCalls.call(
            LinuxCalls.SET_OPTION, value.errno(), descriptor, level, name, value.address(), length);
    if (done < 0) {
      throw LinuxCalls.error(value.errno());
    }
  }

  final int option(int level, int name) throws IOException {
    try (NativeBuffer scratch = new NativeBuffer(16)) {
      scratch.data().set(ValueLayout.JAVA_INT, 0, 12);
      int done =
          LinuxCalls.call(
              LinuxCalls.GET_OPTION,
              scratch.errno(),
              descriptor,
              level,
              name,
              scratch.address() + 4,
              scratch.address());
      if (done < 0) {
        throw LinuxCalls.error(scratch.errno());
      }
      // Of a peer's credentials (process, user, group) the user.
      int from = name == LinuxCalls.SO_PEERCRED ? 8 : 4;
      return scratch.data().get(ValueLayout.JAVA_INT, from);
    }
  }
}
