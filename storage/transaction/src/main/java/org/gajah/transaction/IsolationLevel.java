package org.gajah.transaction;

/// Isolation levels. Mirrors `access/xact.h`.
public enum IsolationLevel {
  READ_UNCOMMITTED("read uncommitted"),
  READ_COMMITTED("read committed"),
  REPEATABLE_READ("repeatable read"),
  SERIALIZABLE("serializable");

  private final String label;

  IsolationLevel(String label) {
    this.label = label;
  }

  /// The value of the setting `transaction_isolation`.
  public String label() {
    return label;
  }

  /// Whether all statements of a transaction use the snapshot of the first.
  public boolean usesOneSnapshot() {
    return compareTo(REPEATABLE_READ) >= 0;
  }
}
