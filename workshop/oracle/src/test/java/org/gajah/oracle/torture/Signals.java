package org.gajah.oracle.torture;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// `kill(2)`: a process of its own for it would take too long.
final class Signals {
  static final int INTERRUPT = 2;
  static final int QUIT = 3;
  static final int KILL = 9;
  static final int TERMINATE = 15;
  static final int CONTINUE = 18;
  static final int STOP = 19;

  private static final MethodHandle SEND =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().find("kill").orElseThrow(),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private Signals() {}

  /// Sends a signal; the process may have ended by itself.
  static void send(long process, int signal) {
    try {
      int ignored = (int) SEND.invokeExact((int) process, signal);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
