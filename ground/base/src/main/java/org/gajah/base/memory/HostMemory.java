package org.gajah.base.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Large pieces of memory straight from the operating system: zero, but made only as they are
/// touched, and in huge pages where the system has some to spare. A pool of shared buffers is
/// touched all over, and with pages of 4 kB each touch is a miss of the processor's table of
/// addresses besides the miss of its cache.
///
/// Only on Linux, whose numbers stand here; elsewhere [#allocate] answers null.
final class HostMemory {
  static final long HUGE_PAGE = 2L << 20;

  private static final int PROT_READ_WRITE = 1 | 2;
  private static final int MAP_PRIVATE_ANONYMOUS = 0x02 | 0x20;
  private static final int MADV_HUGEPAGE = 14;
  private static final long MAP_FAILED = -1;

  private final MethodHandle map;
  private final MethodHandle unmap;
  private final MethodHandle advise;

  private HostMemory(Linker linker) {
    SymbolLookup library = linker.defaultLookup();
    map =
        linker.downcallHandle(
            library.findOrThrow("mmap"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG));
    unmap =
        linker.downcallHandle(
            library.findOrThrow("munmap"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    advise =
        linker.downcallHandle(
            library.findOrThrow("madvise"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));
  }

  /// Linking Java to the library takes long at a start, so it is done once.
  private static final class Linked {
    private static final @Nullable HostMemory ONLY = link();

    private static @Nullable HostMemory link() {
      String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
      return system.contains("linux") ? new HostMemory(Linker.nativeLinker()) : null;
    }
  }

  /// This machine's memory; null where that is not Linux.
  static @Nullable HostMemory find() {
    return Linked.ONLY;
  }

  /// Takes zeroed memory that starts at a huge page's address.
  ///
  /// @param arena with which it is given back
  /// @return null when the system refuses
  @Nullable MemorySegment allocate(long bytes, Arena arena) {
    long size = bytes + HUGE_PAGE; // what lies before the first huge page is never touched
    try {
      long address =
          (long) map.invokeExact(0L, size, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0L);
      if (address == MAP_FAILED) {
        return null;
      }
      long start = address + HUGE_PAGE - 1 & -HUGE_PAGE;
      // A kernel without huge pages refuses; then they are small ones.
      int _ = (int) advise.invokeExact(start, bytes, MADV_HUGEPAGE);
      return MemorySegment.ofAddress(start)
          .reinterpret(bytes, arena, segment -> giveBack(address, size));
    } catch (Throwable fault) {
      throw new IllegalStateException("memory cannot be taken from the system", fault);
    }
  }

  private void giveBack(long address, long size) {
    try {
      int _ = (int) unmap.invokeExact(address, size);
    } catch (Throwable fault) {
      throw new IllegalStateException("memory cannot be given back to the system", fault);
    }
  }
}
