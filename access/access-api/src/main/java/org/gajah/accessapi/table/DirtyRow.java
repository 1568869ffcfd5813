package org.gajah.accessapi.table;

import org.gajah.base.id.Xid;

/// Who is still about a row that [TableFetch#findDirty] found. Reused by its owner. Mirrors what
/// `InitDirtySnapshot` gives back.
public final class DirtyRow {
  private int xmin;
  private int xmax;
  private int speculativeToken;

  /// Who is inserting the row and has not committed yet; 0 when its insertion is settled, or the
  /// own transaction's.
  public int xmin() {
    return xmin;
  }

  /// Who is deleting or updating it and has not committed yet, 0 for nobody.
  public int xmax() {
    return xmax;
  }

  /// The token of the insertion where that is speculative, on which to wait instead of the
  /// transaction; 0 otherwise.
  public int speculativeToken() {
    return speculativeToken;
  }

  /// Whom to wait for before it is known whether the row stays; 0 for nobody.
  public int unsettled() {
    return xmin != Xid.INVALID ? xmin : xmax;
  }

  public void clear() {
    set(Xid.INVALID, Xid.INVALID, 0);
  }

  public void set(int newXmin, int newXmax, int newSpeculativeToken) {
    xmin = newXmin;
    xmax = newXmax;
    speculativeToken = newSpeculativeToken;
  }
}
