package org.gajah.transaction;

import org.jspecify.annotations.Nullable;

/// Whom the generators of ids ask and tell when ids run short.
public interface WraparoundListener {
  /// Nobody.
  WraparoundListener NONE = new WraparoundListener() {};

  /// Autovacuum shall look for old rows soon. Called with lightweight locks held: only wakes
  /// somebody up.
  default void vacuumNeeded() {}

  /// The name of a database for messages, null where it is not known. Called with lightweight locks
  /// held: answers from memory.
  default @Nullable String databaseName(int oid) {
    return null;
  }
}
