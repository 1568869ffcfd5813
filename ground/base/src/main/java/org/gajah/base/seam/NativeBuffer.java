package org.gajah.base.seam;

import java.lang.foreign.MemorySegment;

/// A piece of the C library's memory that calls read into and write from, with room for the number
/// of an error beside it. Whoever made it frees it, when no call uses it any more.
final class NativeBuffer implements AutoCloseable {
  private static final int HEAD = 16;

  private final long start;
  private final MemorySegment errno;
  private final MemorySegment data;

  NativeBuffer(int size) {
    start = LinuxCalls.allocate(HEAD + (long) size);
    errno = MemorySegment.ofAddress(start).reinterpret(HEAD);
    data = MemorySegment.ofAddress(start + HEAD).reinterpret(size);
  }

  MemorySegment errno() {
    return errno;
  }

  MemorySegment data() {
    return data;
  }

  /// Where the data start.
  long address() {
    return start + HEAD;
  }

  int size() {
    return (int) data.byteSize();
  }

  /// Frees the memory.
  @Override
  public void close() {
    LinuxCalls.free(start);
  }
}
