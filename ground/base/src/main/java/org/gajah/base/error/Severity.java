package org.gajah.base.error;

/// How grave a message is, from the most talkative to the gravest. Mirrors the levels of
/// `utils/elog.h`.
public enum Severity {
  DEBUG5("DEBUG"),
  DEBUG4("DEBUG"),
  DEBUG3("DEBUG"),
  DEBUG2("DEBUG"),
  DEBUG1("DEBUG"),
  LOG("LOG"),
  INFO("INFO"),
  NOTICE("NOTICE"),
  WARNING("WARNING"),
  /// The statement fails and the transaction with it.
  ERROR("ERROR"),
  /// The session ends.
  FATAL("FATAL"),
  /// The instance resets its shared memory and recovers from the WAL.
  PANIC("PANIC");

  private final String label;

  Severity(String label) {
    this.label = label;
  }

  /// The word on the wire and in the log: the five debug levels share one.
  public String label() {
    return label;
  }

  /// Whether this is `other` or graver.
  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }
}
