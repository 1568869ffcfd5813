package org.gajah.cli.postgres;

/// Gives memory back to the system while a server has nothing to do. A JVM collects when it needs
/// room: what sessions left behind when they fell silent would stay until somebody comes who needs
/// more. A whole collection takes a tenth of a second or two, in which nobody is served; so it
/// waits for silence and for garbage that is worth it.
final class SpareMemory {
  private static final long WORTH_BYTES = 16L << 20;

  private long kept;

  /// All sessions are silent. Called by one thread.
  void giveBack() {
    if (used() - kept >= WORTH_BYTES) {
      System.gc();
      kept = used();
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
