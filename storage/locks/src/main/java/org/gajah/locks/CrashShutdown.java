package org.gajah.locks;

/// The instance goes down at once, or is reset after a crash: a process leaves without tidying up,
/// for nobody will use again what it shares with the others. Thrown where the process waits or
/// serves its interrupts, once [Interrupts#CRASH_SHUTDOWN] is pending.
public final class CrashShutdown extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CrashShutdown() {
    super("crash shutdown", null, false, false);
  }
}
