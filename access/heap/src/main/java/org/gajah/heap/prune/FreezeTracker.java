package org.gajah.heap.prune;

import org.gajah.base.id.MultiXactId;
import org.gajah.base.id.Xid;

/// The oldest transaction and the oldest multixact that stay in a table. Starts with the youngest
/// they can be and is moved back by whatever is found.
public final class FreezeTracker {
  private int xid;
  private int multi;

  public FreezeTracker(int xid, int multi) {
    set(xid, multi);
  }

  public int xid() {
    return xid;
  }

  public int multi() {
    return multi;
  }

  public void set(int newXid, int newMulti) {
    xid = newXid;
    multi = newMulti;
  }

  public void set(FreezeTracker other) {
    set(other.xid, other.multi);
  }

  void seeXid(int seen) {
    if (Xid.precedes(seen, xid)) {
      xid = seen;
    }
  }

  void seeMulti(int seen) {
    if (MultiXactId.precedes(seen, multi)) {
      multi = seen;
    }
  }
}
