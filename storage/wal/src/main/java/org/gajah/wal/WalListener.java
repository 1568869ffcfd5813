package org.gajah.wal;

/// Told about events of the log that others act on. All but [#flushed] are called by whoever writes
/// the log, in a critical section: so they only note what happened and wake somebody up.
public interface WalListener {
  /// A segment is complete and synced: it may be archived, and a checkpoint may be due.
  default void segmentCompleted(long segment) {}

  /// The log is durable up to a position: it may be sent.
  default void flushed(long upto) {}

  /// During recovery, a page is about to be written that has replayed the log up to `lsn`: from now
  /// on the cluster is consistent only behind that.
  default void replayedPageWritten(long lsn) {}

  /// Nothing is to be done.
  WalListener NONE = new WalListener() {};
}
