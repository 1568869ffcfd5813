package org.gajah.functions.contract;

import org.jspecify.annotations.Nullable;

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

  /// Asks the logger for new files.
  ///
  /// @return false, after a warning, when there is none
  boolean rotateLog();

  /// The file that the log goes into; null when there is none.
  ///
  /// @param format `stderr`, `csvlog` or `jsonlog`; null for the first one that is written
  @Nullable String currentLogFile(@Nullable String format);

  /// Numbers of the sessions that keep a session from a lock.
  int[] blocking(int pid);

  /// Locks that sessions agree on among themselves.
  AdvisoryLocks advisoryLocks();

  /// Sends a notification when the transaction commits.
  void notify(String channel, String payload);

  /// Whether the channel of a temporary schema belongs to a session that is not this one.
  boolean isOtherTemporarySchema(int schema);
}
