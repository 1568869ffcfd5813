package org.gajah.base.seam;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Locale;

/// The functions of the C library that sockets and files need and Java does not offer: reads that
/// give up after a while, one wait for very many sockets, TCP's user timeout, writing back early.
///
/// Every function is called as one of five longs that returns a long, which is how the calling
/// conventions of both processors pass integers and addresses anyway: linking Java to a function
/// takes time at a start mostly for each new shape. Functions that return an int leave rubbish in
/// the upper half, so they go through [#call].
///
/// Numbers are those of 64-bit Linux on x86-64 and AArch64, proven by `SocketFactsTest`.
final class LinuxCalls {
  static final int AF_UNIX = 1;
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  static final int SOCK_STREAM = 1;
  static final int SOCK_CLOEXEC = 0x80000;

  static final int SOL_SOCKET = 1;
  static final int SO_REUSEADDR = 2;
  static final int SO_KEEPALIVE = 9;
  static final int SO_PEERCRED = 17;
  static final int SO_RCVTIMEO = 20;
  static final int IPPROTO_IPV6 = 41;
  static final int IPV6_V6ONLY = 26;
  static final int IPPROTO_TCP = 6;
  static final int TCP_NODELAY = 1;
  static final int TCP_KEEPIDLE = 4;
  static final int TCP_KEEPINTVL = 5;
  static final int TCP_KEEPCNT = 6;
  static final int TCP_USER_TIMEOUT = 18;

  static final int MSG_PEEK = 0x02;
  static final int MSG_DONTWAIT = 0x40;
  static final int MSG_NOSIGNAL = 0x4000;
  static final int SHUT_RD = 0;
  static final int SHUT_RDWR = 2;

  static final int POLLERR = 0x008;
  static final int POLLHUP = 0x010;
  static final int POLLRDHUP = 0x2000;
  static final int EPOLL_CLOEXEC = 0x80000;
  static final int EPOLL_CTL_ADD = 1;
  static final int EPOLL_CTL_DEL = 2;
  static final int EPOLLIN = 0x001;
  static final int EPOLLRDHUP = 0x2000;
  static final int EPOLLONESHOT = 1 << 30;
  static final int EFD_CLOEXEC = 0x80000;

  static final int O_RDONLY = 0;
  static final int O_CLOEXEC = 0x80000;
  static final int SYNC_FILE_RANGE_WRITE = 2;

  static final int ENOSYS = 38;
  static final int EINTR = 4;
  static final int EAGAIN = 11;

  private static final String PROCESSOR = System.getProperty("os.arch", "");
  // Only on x86-64 is a struct epoll_event packed.
  private static final boolean PACKED = PROCESSOR.equals("amd64");
  static final int EVENT_SIZE = PACKED ? 12 : 16;
  static final int EVENT_DATA = PACKED ? 4 : 8;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final VarHandle ERRNO =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final int WORDS = 5;

  static final MethodHandle SOCKET = link("socket");
  static final MethodHandle BIND = link("bind");
  static final MethodHandle LISTEN = link("listen");
  static final MethodHandle ACCEPT = link("accept4");
  static final MethodHandle NAME = link("getsockname");
  static final MethodHandle RECEIVE = link("recv");
  static final MethodHandle SEND = link("send");
  static final MethodHandle SHUTDOWN = link("shutdown");
  static final MethodHandle CLOSE = link("close");
  static final MethodHandle SET_OPTION = link("setsockopt");
  static final MethodHandle GET_OPTION = link("getsockopt");
  static final MethodHandle POLL = link("poll");
  static final MethodHandle EPOLL = link("epoll_create1");
  static final MethodHandle EPOLL_CHANGE = link("epoll_ctl");
  static final MethodHandle EPOLL_WAIT = link("epoll_wait");
  static final MethodHandle EVENT = link("eventfd");
  static final MethodHandle WRITE = link("write");
  private static final MethodHandle USER = link("getpwuid_r");
  private static final MethodHandle ALLOCATE = linkPlain("malloc");
  private static final MethodHandle FREE = linkPlain("free");
  private static final MethodHandle ERROR_TEXT = linkPlain("strerror");

  private LinuxCalls() {}

  /// Whether these functions can be called here.
  static boolean exist() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
        && (PACKED || PROCESSOR.equals("aarch64"));
  }

  static MethodHandle link(String name) {
    MemoryLayout[] words = new MemoryLayout[WORDS];
    Arrays.fill(words, ValueLayout.JAVA_LONG);
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_LONG, words),
        Linker.Option.captureCallState("errno"));
  }

  /// A function of one word whose errors need no number.
  private static MethodHandle linkPlain(String name) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
  }

  /// Calls a function that returns a long or an address.
  ///
  /// @param errno where the number of an error goes
  static long callLong(
      MethodHandle function, MemorySegment errno, long a, long b, long c, long d, long e) {
    try {
      return (long) function.invokeExact(errno, a, b, c, d, e);
    } catch (Throwable fault) {
      throw new IllegalStateException("the C library cannot be called", fault);
    }
  }

  /// Calls a function that returns an int.
  static int call(
      MethodHandle function, MemorySegment errno, long a, long b, long c, long d, long e) {
    return (int) callLong(function, errno, a, b, c, d, e);
  }

  static int errno(MemorySegment errno) {
    return (int) ERRNO.get(errno, 0L);
  }

  /// What went wrong, in the system's words.
  static IOException error(MemorySegment errno) {
    long text = callPlain(ERROR_TEXT, errno(errno));
    return new IOException(MemorySegment.ofAddress(text).reinterpret(Long.MAX_VALUE).getString(0));
  }

  /// The name of a user of this machine, or the number where the user has none.
  static String user(int number, NativeBuffer scratch) {
    // struct passwd (48 bytes, the name's address first), a pointer to it, the strings.
    long base = scratch.address();
    int found =
        call(USER, scratch.errno(), number, base, base + 64, scratch.size() - 64L, base + 56);
    MemorySegment data = scratch.data();
    if (found != 0 || data.get(ValueLayout.JAVA_LONG, 56) == 0) {
      return Integer.toUnsignedString(number);
    }
    return MemorySegment.ofAddress(data.get(ValueLayout.JAVA_LONG, 0))
        .reinterpret(Long.MAX_VALUE)
        .getString(0);
  }

  private static long callPlain(MethodHandle function, long word) {
    try {
      return (long) function.invokeExact(word);
    } catch (Throwable fault) {
      throw new IllegalStateException("the C library cannot be called", fault);
    }
  }

  /// Memory of the C library.
  ///
  /// @return its address
  static long allocate(long bytes) {
    long address = callPlain(ALLOCATE, bytes);
    if (address == 0) {
      throw new OutOfMemoryError("the C library has no memory left");
    }
    return address;
  }

  static void free(long address) {
    long _ = callPlain(FREE, address);
  }
}
