package org.gajah.locks;

/// Which lightweight locks a process holds, by rank. Only assertions look at it.
final class LockOrder {
  private final int[] held = new int[LockRank.values().length];

  boolean mayAcquire(LockRank rank) {
    for (int later = rank.ordinal(); later < held.length; later++) {
      if (held[later] > 0 && !(later == rank.ordinal() && rank.several())) {
        return false;
      }
    }
    return true;
  }

  boolean acquired(LockRank rank) {
    held[rank.ordinal()]++;
    return true;
  }

  boolean released(LockRank rank) {
    held[rank.ordinal()]--;
    return held[rank.ordinal()] >= 0;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (LockRank rank : LockRank.values()) {
      if (held[rank.ordinal()] > 0) {
        text.append(text.isEmpty() ? "" : ", ").append(rank);
      }
    }
    return text.toString();
  }
}
