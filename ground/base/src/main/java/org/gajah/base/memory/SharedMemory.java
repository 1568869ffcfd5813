package org.gajah.base.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The off-heap memory of one instance: buffers, WAL, SLRU pages. Pieces are taken at start, named
/// for whoever asked (`pg_shmem_allocations` shows them) and given back all together by [#close].
public final class SharedMemory implements AutoCloseable {
  private static final long PAGE_ALIGNMENT = 4096;

  /// Pieces of this size and larger come from the operating system as they are touched.
  private static final long LARGE = 16 * HostMemory.HUGE_PAGE;

  private final Arena arena = Arena.ofShared();
  private final Map<String, Long> sizes = new LinkedHashMap<>();

  /// Takes a piece of zeroed memory, aligned for direct transfer to files.
  ///
  /// @param owner whose it is, in PostgreSQL's words where it has some (`Buffer Blocks`)
  /// @param bytes its size
  public synchronized MemorySegment allocate(String owner, long bytes) {
    MemorySegment segment = bytes < LARGE ? null : large(bytes);
    if (segment == null) {
      segment = arena.allocate(bytes, PAGE_ALIGNMENT);
    }
    sizes.merge(owner, bytes, Long::sum);
    return segment;
  }

  private @Nullable MemorySegment large(long bytes) {
    HostMemory host = HostMemory.find();
    return host == null ? null : host.allocate(bytes, arena);
  }

  /// Does what the first [#allocate] would do once for all. A program may call it on a thread
  /// beside its start.
  public static void prepare() {
    HostMemory.find();
  }

  /// Sizes in bytes by owner, in the order of first allocation.
  public synchronized Map<String, Long> allocations() {
    return new LinkedHashMap<>(sizes);
  }

  /// Gives everything back. Later use of a segment fails with an [IllegalStateException], never
  /// with a crash.
  @Override
  public void close() {
    arena.close();
  }
}
