package org.gajah.transaction;

/// How long a commit waits: the values of `synchronous_commit`, each waiting for more than the one
/// before.
public enum SynchronousCommit {
  /// For nothing.
  OFF,
  /// For the own log.
  LOCAL,
  /// For standbys to have written the log.
  REMOTE_WRITE,
  /// For standbys to have flushed the log; the default.
  ON,
  /// For standbys to have applied the log.
  REMOTE_APPLY;

  /// Whether the own log is waited for.
  public boolean flushes() {
    return this != OFF;
  }

  /// Whether standbys are waited for.
  public boolean waitsForStandbys() {
    return compareTo(REMOTE_WRITE) >= 0;
  }
}
