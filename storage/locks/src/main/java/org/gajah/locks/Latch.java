package org.gajah.locks;

import java.lang.invoke.VarHandle;
import org.gajah.base.seam.Threads;

/// Where one process sleeps until somebody has something for it. Mirrors `storage/latch.h`.
///
/// The owner resets the latch, looks whether there is something to do, and waits; whoever makes
/// something to do sets the latch after that. So nothing is missed: with a full fence on both
/// sides, either the setter sees that the latch was reset, or the owner sees what there is to do,
/// even where that was published by an ordinary write.
public final class Latch {
  private final Threads.Parker parker;
  private volatile boolean set;

  Latch(Threads.Parker parker) {
    this.parker = parker;
  }

  /// Wakes the owner, now or at its next wait. Cheap when the latch is set already.
  public void set() {
    VarHandle.fullFence();
    if (!set) {
      set = true;
      parker.unpark();
    }
  }

  void reset() {
    set = false;
    VarHandle.fullFence();
  }

  /// Waits until the latch is set, at most so many nanoseconds (without limit where negative).
  ///
  /// @return whether it is set
  boolean await(long nanos) {
    if (!set) {
      parker.park(nanos);
    }
    return set;
  }
}
