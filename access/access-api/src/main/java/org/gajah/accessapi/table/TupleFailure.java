package org.gajah.accessapi.table;

/// Why a row could not be changed, filled by the attempt: mirrors `TM_FailureData`. Reused by its
/// owner.
public final class TupleFailure {
  private long ctid;
  private int xmax;
  private int cmax;
  private boolean traversed;

  /// The next version of the row; its own tid where there is none.
  public long ctid() {
    return ctid;
  }

  /// Who changed it.
  public int xmax() {
    return xmax;
  }

  /// Which command of the own transaction changed it; meaningful for [TupleOutcome#SELF_MODIFIED]
  /// only.
  public int cmax() {
    return cmax;
  }

  /// Whether versions were followed before the row was locked.
  public boolean traversed() {
    return traversed;
  }

  public void set(long newCtid, int newXmax, int newCmax) {
    ctid = newCtid;
    xmax = newXmax;
    cmax = newCmax;
    traversed = false;
  }

  public void traversed(boolean on) {
    traversed = on;
  }
}
