package org.gajah.transaction;

/// Where a transaction comes from that is replayed by logical replication.
///
/// @param node the origin's number
/// @param lsn end of its commit record there
/// @param time of its commit there, 0 when not known
public record ReplicationOrigin(int node, long lsn, long time) {
  /// The origin of transactions that begin here.
  public static final ReplicationOrigin NONE = new ReplicationOrigin(0, 0, 0);

  public boolean isNone() {
    return node == 0;
  }
}
