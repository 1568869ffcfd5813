package org.gajah.buffer;

import java.util.ArrayList;
import java.util.List;
import org.gajah.activity.WaitEvent;
import org.gajah.locks.Proc;

/// Where processes wait until the state of a frame changes: that a transfer ends, that pins go
/// away. Frames share rooms, so a process may wake up for another frame's sake and looks again.
final class WaitingRoom {
  private static final int ROOMS = 64;

  /// Nobody sleeps longer than this without looking again.
  private static final long NAP_NANOS = 100_000_000L;

  private final List<List<Proc>> rooms = new ArrayList<>();

  /// What somebody waits for.
  @FunctionalInterface
  interface Condition {
    boolean holds();
  }

  WaitingRoom() {
    for (int i = 0; i < ROOMS; i++) {
      rooms.add(new ArrayList<>());
    }
  }

  /// Waits until a condition on a frame's state holds. Interrupts are served if the caller says so.
  void await(int frame, Proc proc, WaitEvent event, boolean interruptible, Condition condition) {
    for (int attempt = 0; attempt < 32; attempt++) {
      if (condition.holds()) {
        return;
      }
      proc.pause(attempt);
    }
    List<Proc> room = rooms.get(frame & ROOMS - 1);
    proc.startWait(event);
    try {
      while (true) {
        synchronized (room) {
          room.add(proc);
        }
        if (condition.holds()) {
          return;
        }
        if (interruptible) {
          proc.checkInterrupts();
        }
        proc.checkCrash();
        proc.parker().park(NAP_NANOS);
        leave(room, proc);
      }
    } finally {
      leave(room, proc);
      proc.endWait();
    }
  }

  private static void leave(List<Proc> room, Proc proc) {
    synchronized (room) {
      room.removeIf(waiting -> waiting == proc);
    }
  }

  /// Wakes everybody who may wait for a frame. Called after its state was changed.
  void wake(int frame) {
    List<Proc> room = rooms.get(frame & ROOMS - 1);
    synchronized (room) {
      for (int i = 0; i < room.size(); i++) {
        room.get(i).parker().unpark();
      }
    }
  }
}
