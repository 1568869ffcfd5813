package org.gajah.transaction;

import org.gajah.base.id.Xid;

/// How old a deleted row version must be so that nobody can see it any more: deleters before the
/// horizon are history for everybody. Mirrors `ComputeXidHorizonsResult` of
/// `storage/ipc/procarray.c`.
///
/// @param shared for relations that all databases share
/// @param catalog for the system catalogs of one database
/// @param data for the other tables of one database
/// @param temporary for temporary tables of the asking session
/// @param oldestRunning the oldest transaction that ran at the time
public record Horizons(int shared, int catalog, int data, int temporary, int oldestRunning) {
  /// Which rows a horizon is for.
  public enum Kind {
    SHARED,
    CATALOG,
    DATA,
    TEMPORARY
  }

  public int of(Kind kind) {
    return switch (kind) {
      case SHARED -> shared;
      case CATALOG -> catalog;
      case DATA -> data;
      case TEMPORARY -> temporary;
    };
  }

  /// Whether a row that `xid` deleted, and that deletion is committed, is invisible to everybody.
  public boolean isRemovable(Kind kind, int xid) {
    return Xid.precedes(xid, of(kind));
  }
}
