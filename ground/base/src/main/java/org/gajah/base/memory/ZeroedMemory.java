package org.gajah.base.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Large pieces of zeroed memory. The C library takes them from the system as they are, so that a
/// page is filled, and counts as memory, when it is touched first; [Arena#allocate] would touch all
/// of it at once, and no more than the JVM's limit for direct memory.
final class ZeroedMemory {
  /// Below this, the arena's own way costs nothing worth mentioning.
  static final long LARGE = 1 << 20;

  private static final MethodHandle CALLOC =
      function(
          "calloc",
          FunctionDescriptor.of(
              ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
  private static final MethodHandle FREE =
      function("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

  private ZeroedMemory() {}

  private static MethodHandle function(String name, FunctionDescriptor signature) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature);
  }

  /// @throws OutOfMemoryError when the system does not give that much
  static MemorySegment allocate(long bytes, long alignment, Arena arena) {
    long whole = Math.addExact(bytes, alignment);
    MemorySegment found = calloc(whole);
    if (found.address() == 0) {
      throw new OutOfMemoryError("cannot allocate " + bytes + " bytes of shared memory");
    }
    long gap = -found.address() & alignment - 1;
    return found.reinterpret(whole, arena, ZeroedMemory::free).asSlice(gap, bytes);
  }

  private static MemorySegment calloc(long bytes) {
    try {
      return (MemorySegment) CALLOC.invokeExact(bytes, 1L);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void free(MemorySegment segment) {
    try {
      FREE.invokeExact(segment);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
