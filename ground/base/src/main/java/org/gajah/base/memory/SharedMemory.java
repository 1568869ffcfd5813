package org.gajah.base.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;

/// The off-heap memory of one instance: buffers, WAL, SLRU pages. Pieces are taken at start, named
/// for whoever asked (`pg_shmem_allocations` shows them) and given back all together by [#close].
public final class SharedMemory implements AutoCloseable {
  private static final long PAGE_ALIGNMENT = 4096;

  private final Arena arena = Arena.ofShared();
  private final Map<String, Long> sizes = new LinkedHashMap<>();

  /// Takes a piece of zeroed memory, aligned for direct transfer to files.
  ///
  /// @param owner whose it is, in PostgreSQL's words where it has some (`Buffer Blocks`)
  /// @param bytes its size
  public synchronized MemorySegment allocate(String owner, long bytes) {
    MemorySegment segment =
        bytes < ZeroedMemory.LARGE
            ? arena.allocate(bytes, PAGE_ALIGNMENT)
            : ZeroedMemory.allocate(bytes, PAGE_ALIGNMENT, arena);
    sizes.merge(owner, bytes, Long::sum);
    return segment;
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
