package org.gajah.session.protocol;

/// A session as others reach it, from any thread.
public interface Fellow {
  /// The number that stands for a process id, 0 before there is one.
  int processId();

  /// The OID of the role, 0 before it is known.
  int role();

  /// Asks the running statement to end (`57014`).
  void cancel();

  /// Asks the session to end (`57P01`).
  void terminate();
}
