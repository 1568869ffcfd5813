package org.gajah.session.log;

import org.gajah.base.seam.Clock;
import org.jspecify.annotations.Nullable;

/// Who a line of the log is from.
///
/// @param processId as `pg_stat_activity` shows it
/// @param backendType `client backend`, `checkpointer` and so on
/// @param startMicros when it started, in microseconds since 2000
/// @param client what is known of its client, or null for background processes
/// @param lines how many lines it has logged
public record LogOrigin(
    int processId,
    String backendType,
    long startMicros,
    @Nullable ClientFacts client,
    LogLineNumbers lines) {

  /// Somebody who has logged nothing yet.
  public LogOrigin(
      int processId, String backendType, long startMicros, @Nullable ClientFacts client) {
    this(processId, backendType, startMicros, client, new LogLineNumbers());
  }

  /// A background process.
  public static LogOrigin background(int processId, String backendType, long startMicros) {
    return new LogOrigin(processId, backendType, startMicros, null);
  }

  /// The same process, which has become something else.
  public LogOrigin becomes(int newProcessId, String newBackendType) {
    return new LogOrigin(newProcessId, newBackendType, startMicros, client, lines);
  }

  /// `%c`: when it started and its process id, both in hexadecimal digits.
  String sessionId() {
    long started = (startMicros + Clock.POSTGRES_EPOCH_MICROS) / 1_000_000;
    return Long.toHexString(started) + "." + Integer.toHexString(processId);
  }

  /// What is known of a client at the moment.
  public interface ClientFacts {
    @Nullable String user();

    @Nullable String database();

    @Nullable String applicationName();

    /// Its name or address, or `[local]`.
    String host();

    /// Its port, empty on a unix socket.
    String port();

    /// What it does: a command tag, `idle` and so on.
    String activity();

    /// The transaction's id, 0 for none.
    int xid();

    /// The virtual transaction's id; empty where the session has no place among the processes.
    String virtualXid();
  }
}
