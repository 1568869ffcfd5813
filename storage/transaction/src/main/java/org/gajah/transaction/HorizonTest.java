package org.gajah.transaction;

import org.gajah.base.id.Xid;

/// Whether what a transaction deleted is history for everybody. Computing a horizon means looking
/// at all processes, so most questions are answered from two bounds: what precedes the last horizon
/// is, what the last snapshot takes for running is not. Only what lies between makes it compute,
/// and at most once for each snapshot. Mirrors `GlobalVisState` of `storage/ipc/procarray.c`.
///
/// Belongs to one session, which asks while it has a snapshot or holds something else that keeps
/// its answers true: horizons only move forward.
public final class HorizonTest {
  private final Transaction transaction;
  private final Horizons.Kind kind;

  /// Everything before is surely history.
  private int horizon = Xid.FIRST_NORMAL;

  /// The latest snapshot's xmin when the horizon was computed.
  private int computedAt = Xid.INVALID;

  HorizonTest(Transaction transaction, Horizons.Kind kind) {
    this.transaction = transaction;
    this.kind = kind;
  }

  /// Whether nobody can see any more what `xid`, which has committed, deleted, nor will anybody.
  public boolean isRemovable(int xid) {
    if (Xid.precedes(xid, horizon)) {
      return true;
    }
    int recent = transaction.snapshots().recentXmin();
    if (recent == computedAt
        || kind != Horizons.Kind.TEMPORARY && Xid.followsOrEquals(xid, recent)) {
      return false;
    }
    compute();
    return Xid.precedes(xid, horizon);
  }

  /// Computes the horizon now, as VACUUM does at its start.
  ///
  /// @return everything before is history
  public int compute() {
    int now = transaction.horizons().of(kind);
    computedAt = transaction.snapshots().recentXmin();
    if (Xid.precedes(horizon, now)) {
      horizon = now;
    }
    return now;
  }
}
