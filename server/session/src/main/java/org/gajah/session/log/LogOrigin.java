package org.gajah.session.log;

import org.jspecify.annotations.Nullable;

/// Who a line of the log is from.
///
/// @param processId as `pg_stat_activity` shows it
/// @param backendType `client backend`, `checkpointer` and so on
/// @param startMicros when it started, in microseconds since 2000
/// @param client what is known of its client, or null for background processes
public record LogOrigin(
    int processId, String backendType, long startMicros, @Nullable ClientFacts client) {

  /// A background process.
  public static LogOrigin background(int processId, String backendType, long startMicros) {
    return new LogOrigin(processId, backendType, startMicros, null);
  }

  /// What is known of a client at the moment.
  public interface ClientFacts {
    @Nullable String user();

    @Nullable String database();

    @Nullable String applicationName();

    /// Its address, or `[local]`.
    String host();

    /// Its port, empty on a unix socket.
    String port();

    /// The command tag that it runs.
    String activity();

    /// The transaction's id, 0 for none.
    int xid();

    /// The virtual transaction's id.
    String virtualXid();
  }
}
