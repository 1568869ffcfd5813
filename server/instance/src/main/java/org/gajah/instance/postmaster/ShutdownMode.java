package org.gajah.instance.postmaster;

/// How an instance is stopped, from the most patient way to the least.
public enum ShutdownMode {
  /// When all clients have left.
  SMART,
  /// Clients are disconnected, and everything is written.
  FAST,
  /// At once; the next start recovers.
  IMMEDIATE
}
