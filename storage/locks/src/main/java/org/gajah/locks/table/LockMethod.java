package org.gajah.locks.table;

/// Whose locks: the server's own or the user's advisory ones. They are released at different times.
/// Mirrors LOCKMETHODID of `storage/lock.h`.
public enum LockMethod {
  DEFAULT,
  USER;

  /// PostgreSQL's number, the last byte of a lock tag.
  int number() {
    return ordinal() + 1;
  }
}
