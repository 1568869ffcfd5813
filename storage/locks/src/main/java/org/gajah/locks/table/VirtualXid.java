package org.gajah.locks.table;

/// The name of a transaction from its first moment on, unique until the next start of the instance:
/// the number of the process that runs it and a count of that process's transactions. Mirrors
/// VirtualTransactionId of `storage/lock.h`.
///
/// A prepared transaction keeps the one it had. One that recovery found has process number -1 and
/// its xid for a count.
public record VirtualXid(int procNumber, int lxid) {
  /// The process number of prepared transactions that recovery found.
  public static final int RECOVERED = -1;

  /// Whether it names a transaction at all.
  public boolean isValid() {
    return lxid != 0;
  }

  /// As `pg_locks` writes it: `3/120`.
  @Override
  public String toString() {
    return procNumber + "/" + Integer.toUnsignedString(lxid);
  }
}
