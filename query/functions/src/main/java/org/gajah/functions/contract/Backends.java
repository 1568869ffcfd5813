package org.gajah.functions.contract;

/// Other sessions, and waiting.
public interface Backends {
  /// Asks a session to cancel its statement.
  ///
  /// @return whether it got the message
  /// @throws org.gajah.base.error.PgException 42501 where the role may not
  boolean cancel(int pid);

  /// Asks a session to end.
  ///
  /// @param timeoutMillis how long to wait for it; 0 for not at all
  boolean terminate(int pid, long timeoutMillis);

  /// Sleeps until a moment on the monotonic clock has come, or a cancellation.
  void sleep(long micros);

  /// Asks the instance to read its settings again.
  boolean reload();

  /// Numbers of the sessions that keep a session from a lock.
  int[] blocking(int pid);

  /// Locks that sessions agree on among themselves.
  AdvisoryLocks advisoryLocks();

  /// Sends a notification when the transaction commits.
  void notify(String channel, String payload);

  /// Whether the channel of a temporary schema belongs to a session that is not this one.
  boolean isOtherTemporarySchema(int schema);
}
