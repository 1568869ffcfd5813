package org.gajah.cli.postgres;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.function.IntConsumer;

/// Reads the signals that this process gets, those included that the JVM takes for itself. The
/// launcher has blocked them (`env --block-signal`) and told the JVM to leave them alone (`-Xrs`);
/// a thread reads them from a `signalfd`.
final class Signals {
  static final int HUP = 1;
  static final int INT = 2;
  static final int QUIT = 3;
  static final int USR1 = 10;
  static final int TERM = 15;

  private static final int SIGSET_SIZE = 128;
  // struct signalfd_siginfo: 128 bytes, the number of the signal first.
  private static final int INFO_SIZE = 128;

  private final MethodHandle read;
  private final int descriptor;

  private Signals(MethodHandle read, int descriptor) {
    this.read = read;
    this.descriptor = descriptor;
  }

  private static MethodHandle function(String name, MemoryLayout... parameters) {
    Linker linker = Linker.nativeLinker();
    SymbolLookup lookup = linker.defaultLookup();
    return linker.downcallHandle(
        lookup.find(name).orElseThrow(), FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
  }

  /// Opens the descriptor for the signals that end a server or make it read its settings.
  static Signals open() {
    MethodHandle add = function("sigaddset", ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    MethodHandle open =
        function("signalfd", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    Linker linker = Linker.nativeLinker();
    MethodHandle read =
        linker.downcallHandle(
            linker.defaultLookup().find("read").orElseThrow(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = arena.allocate(SIGSET_SIZE, 8);
      for (int signal : List.of(HUP, INT, QUIT, USR1, TERM)) {
        int added = (int) add.invokeExact(set, signal);
        if (added != 0) {
          throw new IllegalStateException("sigaddset failed");
        }
      }
      int descriptor = (int) open.invokeExact(-1, set, 0);
      if (descriptor < 0) {
        throw new IllegalStateException("signalfd failed");
      }
      return new Signals(read, descriptor);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("signals cannot be read", e);
    }
  }

  /// Hands over signals for ever.
  void deliver(IntConsumer receiver) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(INFO_SIZE, 8);
      while (true) {
        long count = (long) read.invokeExact(descriptor, info, (long) INFO_SIZE);
        if (count == INFO_SIZE) {
          receiver.accept(info.get(ValueLayout.JAVA_INT, 0));
        }
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("signals cannot be read", e);
    }
  }
}
