package org.gajah.spi;

import org.jspecify.annotations.Nullable;

/// What a session may ask of the instance that it belongs to. Rights are the asker's business.
public interface InstanceAccess {
  /// The session with a process id, or null.
  @Nullable Session session(int pid);

  /// Asks a session to cancel its statement.
  ///
  /// @return whether there is such a session
  boolean cancel(int pid);

  /// Asks a session to end.
  ///
  /// @return whether there is such a session
  boolean terminate(int pid);

  /// Asks the instance to read its settings again.
  void reload();

  /// When the instance started, in microseconds since 2000.
  long startTimestamp();

  /// When its settings were read last, in microseconds since 2000.
  long settingsTimestamp();

  /// A session as others see it.
  ///
  /// @param role its OID; 0 before it is known
  record Session(int role) {}
}
